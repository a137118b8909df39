"""Scraped text to lines: the same page type with less context, and with gaps where blank lines stood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from bodycopy.page import Context, Image, Page
from bodycopy.segment.markdown import TAGS, Scraped, is_markdown, unmarked
from bodycopy.segment.numbered import cut_addresses
from bodycopy.segment.wrapped import unwrapped

_MARKUP: Final = re.compile(rb"<[A-Za-z!/?]|&#?\w+;")


def is_plain(data: bytes) -> bool:
    """Whether a document is text of several lines without any markup, which would all be one line as HTML."""
    return b"\n" in data and _MARKUP.search(data) is None


def segment_text(lines: Iterable[str], url: str | None = None) -> Page:
    """The page of text that somebody scraped to lines before.

    Blank lines are gaps: the lines between two gaps share a box, as the lines of one block element do. Paragraphs that
    were wrapped are one line, and signs of Markdown are taken off.
    """
    whole, addresses = cut_addresses(unwrapped([*lines]))
    return _page_of(unmarked(whole, addresses) if addresses or is_markdown(whole) else map(Scraped, whole), url)


def segment_lines(lines: Iterable[str], url: str | None = None) -> Page:
    """The same where each line is known to be one of the page: nothing is put together or taken off."""
    return _page_of(map(Scraped, lines), url)


def _page_of(pieces: Iterable[Scraped], url: str | None) -> Page:
    page = Page(url=url, has_markup=False)
    root = Context(None, "")
    contexts = {"": root} | {tag: Context(root, tag) for tag in TAGS}
    box, gap = page.add_box(0, root), True
    for piece in pieces:
        for src, alt in piece.pictures:
            page.images.append(Image(len(page.texts), box, {"src": src, "alt": alt}))
        text = " ".join(piece.text.split())
        if not text:
            gap = True
            continue
        if gap:
            page.gaps.add(len(page.texts))
            box = page.add_box(0, root)
        if piece.tag == "pre":
            page.raws[len(page.texts)] = piece.text
        page.add_line(text, contexts[piece.tag], box, href=piece.href)
        gap = False
    return page
