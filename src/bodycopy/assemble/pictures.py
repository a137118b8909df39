"""The pictures that stand in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from bodycopy.article import Picture
from bodycopy.assemble.boxes import Around
from bodycopy.assemble.images import alt_text, image_url, is_small
from bodycopy.classify.by_role import lines_of
from bodycopy.page import Image, Page, Role
from bodycopy.urls import absolute

_OF_ARTICLE: Final = frozenset({Role.TITLE, Role.STANDFIRST, Role.BODY, Role.SUBHEADING, Role.CAPTION, Role.CREDIT})
_OPENING: Final = frozenset({Role.TITLE, Role.STANDFIRST, Role.BODY})


def pictures(page: Page) -> tuple[Picture, ...]:
    """The pictures between the headline and the last body line in order, each URL once.

    A picture belongs to the lines next to it in the smallest block that has some: by these, the pictures of by-lines,
    promos and other stories are left out. So are icons.
    """
    found: dict[str, Picture] = {}
    for image in _in_article(page):
        url = absolute(page, image_url(image))
        if url and url not in found:
            found[url] = Picture(url=url, alt=alt_text(image))
    return tuple(found.values())


def _in_article(page: Page) -> Iterator[Image]:
    first = min([lines[0].index for role in _OPENING if (lines := lines_of(page, role))], default=0)
    body = lines_of(page, Role.BODY)
    last = body[-1].index if body else -1
    candidates = (image for image in page.images if first <= image.line <= last + 1 and not is_small(image))
    for place, images in groupby(candidates, key=attrgetter("line")):
        lines = page.lines[max(0, place - 1) : place + 1]
        beside = [(line.role in _OF_ARTICLE, Around(page, line.box)) for line in lines]
        yield from (image for image in images if _stands_in_article(beside, image.box))


def _stands_in_article(beside: Iterable[tuple[bool, Around]], box: int) -> bool:
    """Whether, of the lines beside a picture, one that shares the smallest box with it is of the article."""
    return max(((around.meets(box), is_of_article) for is_of_article, around in beside), default=(0, False))[1]
