"""Scraped text to lines: the same page type with less context, and with gaps where blank lines stood."""

from __future__ import annotations

from collections.abc import Iterable

from bodycopy.page import Box, Context, Line, Page


def segment_text(lines: Iterable[str], url: str | None = None) -> Page:
    """The page of text that somebody scraped to lines before.

    Blank lines are gaps: the lines between two gaps share a box, as the lines of one block element do.
    """
    page = Page(url=url, has_markup=False)
    root = Context(None, "")
    page.boxes.append(Box(0, root))
    box, gap = 0, True
    for raw in lines:
        text = " ".join(raw.split())
        if not text:
            gap = True
            continue
        if gap:
            page.boxes.append(Box(0, root))
            box = len(page.boxes) - 1
        page.lines.append(Line(len(page.lines), text, root, box, gap=gap))
        gap = False
    return page
