"""What a page says twice, for two sizes of screen, beside each offer or post, or in another form: once is enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bodycopy.classify.kind import kind_verdict
from bodycopy.model.kinds import PageKind
from bodycopy.page import Page
from bodycopy.segment.tags import CELLS

_REPEATED: Final = 80
"""A line of this length that stands in the body twice is one that the page keeps twice, for two screen sizes."""
_REPEATED_ON_PARTS: Final = 20
"""The same on pages that show one thing, or posts, in parts which repeat offers, labels, names and signatures."""
_LEAST_WHOLE: Final = 800
"""A line of fewer characters holds no copy of the rest of a text."""
_LEAST_OF_TEXT: Final = 4
"""Nor does one that is not a quarter of the text at least."""
_LEAST_COPIED: Final = 0.5
"""A line that repeats this share of the other lines of the text is a copy of it, written in another way."""
_LEAST_OF_COPY: Final = 0.3
"""That much of a copy must be those lines."""
_OPENING: Final = 40
"""Lines are looked for in a copy by so many characters: further on, a link or a quote may be written otherwise."""
_MOST_ASKED: Final = 200
"""Lines that are looked for, so that no page can make it costly."""
_LONGEST_COPY: Final = 200_000
_OF_PARTS: Final = frozenset({PageKind.PRODUCT, PageKind.SERVICE, PageKind.FORUM})
"""Articles have refrains, documentation has an entry for each of many alike things, and the items of listings and
collections have fields that say the same: those are the items' own."""


def without_copies(page: Page, lines: Sequence[int]) -> Sequence[int]:
    """The numbers of the lines of the text, each of what the page holds twice once."""
    return _without_repeated(page, _without_copy_of_all(page, lines))


def _without_copy_of_all(page: Page, lines: Sequence[int]) -> Sequence[int]:
    """The lines without one that holds most others once more: what a button copies, as Markdown, or reads out."""
    texts = [page.texts[line] for line in lines]
    longest = max(map(len, texts), default=0)
    if not _LEAST_WHOLE <= longest <= _LONGEST_COPY or longest * _LEAST_OF_TEXT < sum(map(len, texts)):
        return lines  # as on most pages
    others = [text for text in texts if _OPENING <= len(text) < longest][:_MOST_ASKED]
    copies = {text for text in texts if len(text) == longest and _is_copy_of_all(text, others)}
    return [line for line, text in zip(lines, texts, strict=True) if text not in copies]


def _is_copy_of_all(text: str, others: Sequence[str]) -> bool:
    copied = sum([len(other) for other in others if other[:_OPENING] in text])
    return copied >= _LEAST_OF_COPY * len(text) and copied >= _LEAST_COPIED * sum(map(len, others))


def _without_repeated(page: Page, lines: Sequence[int]) -> Sequence[int]:
    texts = [page.texts[line] for line in lines]
    if len(set(texts)) == len(texts):
        return lines  # as on most pages
    least = _REPEATED_ON_PARTS if _is_of_parts(page) else _REPEATED
    first: dict[str, int] = {}
    kept = []
    for line, text in zip(lines, texts, strict=True):
        if len(text) >= least:
            before = first.setdefault(text, line)
            if before != line and (len(text) >= _REPEATED or _is_copy(page, before, line)):
                continue
        kept.append(line)
    return kept


def _is_of_parts(page: Page) -> bool:
    verdict = kind_verdict(page)
    return verdict is not None and verdict.kind in _OF_PARTS


def _is_copy(page: Page, before: int, line: int) -> bool:
    """Whether a short line is a copy of one before: cells, code and the lines of one box may say the same again."""
    context = page.contexts[line]
    is_data = context.in_pre or context.block.tag in CELLS
    return not is_data and page.line_boxes[before] != page.line_boxes[line]
