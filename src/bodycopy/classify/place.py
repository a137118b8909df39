"""Context-sensitive: what a line's place among the drafted headline and body says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.layout import prose_of
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page, Role

_DISTANCES: Final = (1, 2, 4, 8, 16)
_BODY_SHARES: Final = (0.02, 0.15, 0.4, 0.7)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})
_MAIN_GAP: Final = 40
"""Lines without body between two body lines, from which on they belong to different runs of text."""


def place(page: Page, lines: Sequence[Line]) -> None:
    """Add the line's zone: before the headline, between it and the body, among the body, behind it."""
    if not lines:
        return
    signs = signs_for(page)
    titles, zones = signs.findings(_describe_title), signs.findings(_describe_zone)
    first, last = _body_span(page, prose_of(page).lines)
    title = _title_line(page, first)
    share = _drafted_share(page)
    for line in lines:
        index = line.index
        if title >= 0:
            side = "at" if index == title else "below" if index > title else "above"
            line.findings.append(titles[side, bisect_right(_DISTANCES, abs(index - title))])
        tag = line.context.block.tag
        line.findings.append(zones[(*_zone(index, title, first, last), tag if tag in _HEADINGS else "", share)])


def _drafted_share(page: Page) -> int:
    """How much of the page's text is drafted as body, in steps: how strict to be with the rest."""
    total = body = 0
    for line in page.lines:
        total += len(line.text)
        if line.draft is Role.BODY:
            body += len(line.text)
    return bisect_right(_BODY_SHARES, body / (total or 1))


def _body_span(page: Page, amounts: list[int]) -> tuple[int, int]:
    """The first and the last line of the run of drafted body with the most prose."""
    best, best_prose = (len(page.lines), -1), 0
    first = last = -1
    prose = 0
    for line in page.lines:
        if line.draft is not Role.BODY or not amounts[line.index]:
            continue
        if first < 0 or line.index - last > _MAIN_GAP:
            first, prose = line.index, 0
        last = line.index
        prose += amounts[line.index]
        if prose > best_prose:
            best, best_prose = (first, last), prose
    return best


def _title_line(page: Page, first_body: int) -> int:
    """The last line drafted as title before the body, else the first one anywhere; -1 for none."""
    titles = [line.index for line in page.lines if line.draft is Role.TITLE]
    before = [index for index in titles if index < first_body]
    return before[-1] if before else titles[0] if titles else -1


def _zone(index: int, title: int, first: int, last: int) -> tuple[str, int]:
    if last < 0:
        return "nobody", 0
    if index < first:
        return ("head" if 0 <= title < index else "top"), bisect_right(_DISTANCES, first - index)
    if index > last:
        return "after", bisect_right(_DISTANCES, index - last)
    return "among", 0


def _describe_title(key: tuple[str, int]) -> Iterator[Sign]:
    side, distance = key
    yield f"title.{side}.{distance}", f"{side} the headline"


def _describe_zone(key: tuple[str, int, str, int]) -> Iterator[Sign]:
    zone, distance, tag, share = key
    yield f"zone.{zone}.{distance}", f"{zone} the body"
    yield f"zone.{zone}.share.{share}", f"{zone} the body, which is {share} of {len(_BODY_SHARES)} of the page"
    if tag:
        yield f"zone.{zone}.{tag}", f"{zone} the body, in <{tag}>"
