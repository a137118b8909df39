"""Roles to the typed article: one file a part."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final

from bodycopy.article import Article, Encoding
from bodycopy.assemble.blocks import body_blocks
from bodycopy.assemble.captions import captions
from bodycopy.assemble.comments import comments
from bodycopy.assemble.lines import classified_lines
from bodycopy.assemble.pictures import pictures
from bodycopy.assemble.promos import promos
from bodycopy.assemble.related import related_stories
from bodycopy.assemble.status import status_of
from bodycopy.metadata import Metadata
from bodycopy.page import Page

_LAZY: Final = {
    "captions": captions,
    "images": pictures,
    "promos": promos,
    "related": related_stories,
    "comments": comments,
    "lines": classified_lines,
}
"""Fields that are built when they are first read: many callers only want the text."""


def assemble(page: Page, encoding: Encoding, *, markup: str = "", fetched: datetime | None = None) -> Article:
    """The article of a page whose lines have roles.

    Args:
        page: with roles.
        encoding: how the page's bytes became text.
        markup: the text that the page was made from; some metadata stands nowhere else.
        fetched: when the page was fetched, where that is known.
    """
    return Article.lazily(
        {name: partial(build, page) for name, build in _LAZY.items()} | Metadata(page, markup, fetched).builders(),
        url=page.url,
        encoding=encoding,
        body=body_blocks(page),
        status=status_of(page),
    )
