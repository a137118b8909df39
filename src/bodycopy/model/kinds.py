"""What a page shows of its kind: its head, its URL, its markup and its layout, as names for a linear model.

As for lines, no feature reads words of the text, so that it holds for every language.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from bodycopy.page import Head, Page


class PageKind(StrEnum):
    """What a page exists for."""

    ARTICLE = "article"
    """One text to be read: news, a post, an essay, an encyclopaedia's entry."""
    FORUM = "forum"
    """What people asked, and what others answered."""
    PRODUCT = "product"
    """One thing for sale."""
    COLLECTION = "collection"
    """Things for sale, of one sort."""
    LISTING = "listing"
    """Links to texts, places or people, with a few words of each."""
    DOCUMENTATION = "documentation"
    """How to use something: manuals, references."""
    SERVICE = "service"
    """What an organisation is or does for people."""


_SCHEMA: Final = re.compile(r'"@type"\s*:\s*\[?\s*"([A-Za-z]{1,40})"')
_URL_WORD: Final = re.compile(r"[a-z]{2,20}")
_DAY: Final = re.compile(r"/20\d\d/\d\d?/")
_CURRENCIES: Final = "$€£¥₹₽₩"
_PRICED_LINE: Final = re.compile(rf"(?:[{_CURRENCIES}] ?\d|\d ?[{_CURRENCIES}]).*")
_LONGEST_PRICE: Final = 40
_QUESTION_MARKS: Final = "?？؟"
_TAGS: Final = ("p", "li", "td", "h1", "h2", "h3", "pre", "code", "dt", "label", "button", "blockquote")
_SHARES: Final = (0.001, 0.01, 0.03, 0.08, 0.15, 0.3, 0.5, 0.75)
_COUNTS: Final = (1, 2, 3, 5, 9, 17, 33, 65, 129, 257, 513)
_LENGTHS: Final = (1, 250, 500, 1000, 2000, 4000, 8000, 16000, 32000)


def kind_features(page: Page, body: Sequence[int]) -> set[str]:
    """The names of what a page with markup shows of its kind; `body` are the lines of its text."""
    return {*_of_head(page.head), *_of_url(page.address), *_of_lines(page, body)}


def _of_head(head: Head) -> Iterator[str]:
    for block in head.json_ld:
        for name in _SCHEMA.findall(block):
            yield f"schema:{name}"
    for name, content in head.metas:
        if name == "og:type":
            yield f"og:{content.strip().lower()[:40]}"
        elif name == "article:published_time":
            yield "published"
        elif name == "generator" and (words := _URL_WORD.findall(content.lower())):
            yield f"generator:{words[0]}"


def _of_url(url: str) -> Iterator[str]:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return
    path = [part for part in parts.path.lower().split("/") if part]
    for label in host.split(".")[:-2]:
        yield f"host:{label}"
    for part in path:
        for word in _URL_WORD.findall(part):
            yield f"path:{word}"
    yield _step("path.depth", len(path), _COUNTS)
    if path:
        if path[0].isalpha():
            yield f"path.first:{path[0][:20]}"
        yield _step("path.words", len(_URL_WORD.findall(path[-1])), _COUNTS)
        if any(char.isdigit() for char in path[-1]):
            yield "path.digits"
    if _DAY.search(parts.path):
        yield "path.day"
    if parts.query:
        yield "path.query"


def _of_lines(page: Page, body: Sequence[int]) -> Iterator[str]:
    lengths = page.lengths
    whole = sum(lengths) or 1
    count = len(lengths) or 1
    text = page.length_of(body)
    linked = sum(map(page.link_chars.__getitem__, body))
    yield _step("lines", count, _COUNTS)
    yield _step("text", text, _LENGTHS)
    yield _step("text.lines", len(body), _COUNTS)
    yield _step("text.line", text / (len(body) or 1), _COUNTS)
    yield _step("text.share", text / whole, _SHARES)
    yield _step("text.linked", linked / (text or 1), _SHARES)
    yield _step("text.runs", sum(after - before > 1 for before, after in pairwise(body)), _COUNTS)
    yield _step("linked", sum(page.link_chars) / whole, _SHARES)
    yield _step("images", len(page.images), _COUNTS)
    yield _step("times", len(page.times), _COUNTS)
    yield _step("prices", _prices([line for line in page.texts if len(line) <= _LONGEST_PRICE]), _COUNTS)
    ends = "".join([line[-1] for line in page.texts])
    yield _step("asked", sum(map(ends.count, _QUESTION_MARKS)), _COUNTS)
    tags = Counter([context.block.tag for context in page.contexts])
    for tag in _TAGS:
        yield _step(f"tag.{tag}", tags[tag] / count, _SHARES)


def _prices(short_lines: Sequence[str]) -> int:
    """How many of the lines hold a price. Most pages have none: all lines are asked at once for a currency first."""
    shown = "\n".join(short_lines)
    return len(_PRICED_LINE.findall(shown)) if any(map(shown.__contains__, _CURRENCIES)) else 0


def _step(name: str, value: float, bounds: Sequence[float]) -> str:
    return f"{name}.{bisect_right(bounds, value)}"
