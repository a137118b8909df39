"""Scraped text to lines: the same page type with less context, and with gaps where blank lines stood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from bodycopy.page import Context, Page

_MARKUP: Final = re.compile(rb"<[A-Za-z!/?]|&#?\w+;")


def is_plain(data: bytes) -> bool:
    """Whether a document is text of several lines without any markup, which would all be one line as HTML."""
    return b"\n" in data and _MARKUP.search(data) is None


def segment_text(lines: Iterable[str], url: str | None = None) -> Page:
    """The page of text that somebody scraped to lines before.

    Blank lines are gaps: the lines between two gaps share a box, as the lines of one block element do.
    """
    page = Page(url=url, has_markup=False)
    root = Context(None, "")
    box, gap = page.add_box(0, root), True
    for raw in lines:
        text = " ".join(raw.split())
        if not text:
            gap = True
            continue
        if gap:
            page.gaps.add(len(page.texts))
            box = page.add_box(0, root)
        page.add_line(text, root, box)
        gap = False
    return page
