"""Roles to the typed article: one file a part."""

from __future__ import annotations

from typing import Any

from bodycopy.article import Article, Encoding
from bodycopy.assemble.blocks import body_blocks
from bodycopy.assemble.captions import captions
from bodycopy.assemble.comments import comments
from bodycopy.assemble.promos import promos
from bodycopy.assemble.related import related_stories
from bodycopy.assemble.status import status_of
from bodycopy.metadata import metadata
from bodycopy.page import Page


def assemble(page: Page, encoding: Encoding) -> Article:
    """The article of a page whose lines have roles."""
    body = body_blocks(page)
    fields: dict[str, Any] = metadata(page)
    return Article.with_page(
        page,
        url=page.url,
        encoding=encoding,
        body=body,
        captions=captions(page),
        promos=promos(page),
        related=related_stories(page),
        comments=comments(page),
        status=status_of(page),
        **fields,
    )
