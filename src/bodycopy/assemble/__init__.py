"""Roles to the typed article: one file a part."""

from __future__ import annotations

from functools import partial
from typing import Final

from bodycopy.article import Article, Encoding
from bodycopy.assemble.blocks import body_blocks
from bodycopy.assemble.captions import captions
from bodycopy.assemble.comments import comments
from bodycopy.assemble.lines import classified_lines
from bodycopy.assemble.promos import promos
from bodycopy.assemble.related import related_stories
from bodycopy.assemble.status import status_of
from bodycopy.metadata import Metadata
from bodycopy.page import Page

_LAZY: Final = {
    "captions": captions,
    "promos": promos,
    "related": related_stories,
    "comments": comments,
    "lines": classified_lines,
}
"""Fields that are built when they are first read: many callers only want the text."""


def assemble(page: Page, encoding: Encoding) -> Article:
    """The article of a page whose lines have roles."""
    return Article.lazily(
        {name: partial(build, page) for name, build in _LAZY.items()} | Metadata(page).builders(),
        url=page.url,
        encoding=encoding,
        body=body_blocks(page),
        status=status_of(page),
    )
