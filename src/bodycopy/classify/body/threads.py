"""The posts of a thread that its markup calls comments, as those of Reddit, Lobsters or many boards are.

Class names that speak of comments are to the learned model what stands below an article. On a page that is none, and
whose prose stands among them for the most part, they are what the page exists for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bodycopy.classify.body.around import stands_in
from bodycopy.classify.kind import article_chance
from bodycopy.classify.layout import Prose, prose_of
from bodycopy.lexicon.class_words import class_words
from bodycopy.memo import remembered
from bodycopy.page import Context, Page, Role

_LEAST_SHARE: Final = 0.6
"""The least share of the page's prose that stands among comments where these are posts."""
_MOST_ARTICLE: Final = 0.3
"""A page that is likelier to be an article than this may well have more comments than text."""
_LEAST_PROSE: Final = 0.8
"""Of the elements that a page lays out alike, those hold posts whose text is prose by this share at least."""


def posts_among_comments(page: Page) -> list[int]:
    """The numbers of the lines of posts that stand where the markup speaks of comments; on most pages, none."""
    if article_chance(page) > _MOST_ARTICLE:
        return []
    prose = prose_of(page)
    if not any(map(_speaks_of_comments, prose.by_context)):
        return []  # as on most pages
    known: dict[Context | None, bool] = {}
    for context in prose.by_context:
        stands_in(context, _speaks_of_comments, known)
    among = sum([amount for number, amount in enumerate(prose.lines) if amount and known[page.contexts[number]]])
    if among < _LEAST_SHARE * prose.total:
        return []
    return list(_lines_of_prose(page, prose, known))


def _speaks_of_comments(context: Context) -> bool:
    return _name_comments(context.names)


@remembered(1 << 15)
def _name_comments(names: str) -> bool:
    return any(word.role is Role.COMMENT for word in class_words(names))


def _lines_of_prose(page: Page, prose: Prose, known: dict[Context | None, bool]) -> Iterator[int]:
    blocks = [context.block for context in page.contexts]
    lengths = dict.fromkeys(blocks, 0)
    amounts = dict.fromkeys(blocks, 0)
    for block, length, amount in zip(blocks, page.lengths, prose.lines, strict=True):
        lengths[block] += length
        amounts[block] += amount
    for number, block in enumerate(blocks):
        if known.get(block, False) and amounts[block] > _LEAST_PROSE * lengths[block]:
            yield number
