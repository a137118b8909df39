"""Context-sensitive: what a line's place among the drafted headline and body says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.layout import prose_of
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page, Role

_DISTANCES: Final = (1, 2, 4, 8, 16)
_STEPS: Final = [bisect_right(_DISTANCES, distance) for distance in range(1, _DISTANCES[-1])]
_BODY_SHARES: Final = (0.02, 0.15, 0.4, 0.7)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})
_MAIN_GAP: Final = 40
"""Lines without body between two body lines, from which on they belong to different runs of text."""
_BODY: Final = Role.BODY
_TITLE: Final = Role.TITLE
"""By names of their own: to look a role up takes longer than to compare it, and all lines are compared."""

_Spot = tuple[str, int]
"""Before, at or behind something, and how far, in steps."""
_NOWHERE: Final = ("", 0)


def place(page: Page, lines: Sequence[Line]) -> None:
    """Add the line's zone: before the headline, between it and the body, among the body, behind it."""
    if not lines:
        return
    findings = signs_for(page).findings(_describe)
    body = [line for line in lines if line.draft is _BODY]
    first, last = _body_span(body, prose_of(page).lines, len(lines))
    title = _title_line(page, first)
    share = _drafted_share(page, body)
    sides, zones = _sides(title, len(lines)), _zones(title, first, last, len(lines))
    for line, side, zone in zip(lines, sides, zones, strict=True):
        tag = line.context.block.tag if page.has_markup else ""
        line.findings.append(findings[side, zone, tag if tag in _HEADINGS else "", share])


def _drafted_share(page: Page, body: Sequence[Line]) -> int:
    """How much of the page's text is drafted as body, in steps: how strict to be with the rest."""
    total = sum(map(len, page.texts))
    return bisect_right(_BODY_SHARES, sum([len(line.text) for line in body]) / (total or 1))


def _body_span(body: Sequence[Line], amounts: Sequence[int], count: int) -> tuple[int, int]:
    """The first and the last of `count` lines that belong to the run of drafted body with the most prose."""
    best, best_prose = (count, -1), 0
    first = last = -1
    prose = 0
    for line in body:
        if not amounts[line.index]:
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
    titles = [line.index for line in page.lines if line.draft is _TITLE]
    before = [index for index in titles if index < first_body]
    return before[-1] if before else titles[0] if titles else -1


def _sides(title: int, count: int) -> list[_Spot]:
    """Of each line, on which side of the headline it stands."""
    if title < 0:
        return [_NOWHERE] * count
    return [*_towards("above", title), ("at", 0), *_away("below", count - title - 1)]


def _zones(title: int, first: int, last: int, count: int) -> list[_Spot]:
    """Of each line, where it stands to the lines `first` to `last`, which are the body."""
    if last < 0:
        return [("nobody", 0)] * count
    top = title + 1 if 0 <= title < first else first
    before = [*_towards("top", first)[:top], *_towards("head", first)[top:]]
    return [*before, *[("among", 0)] * (last + 1 - first), *_away("after", count - last - 1)]


def _towards(name: str, count: int) -> list[_Spot]:
    """The spots of `count` lines before something."""
    return _away(name, count)[::-1]


def _away(name: str, count: int) -> list[_Spot]:
    """The spots of `count` lines behind something."""
    near = [(name, step) for step in _STEPS[:count]]
    return near + [(name, len(_DISTANCES))] * (count - len(near))


def _describe(key: tuple[_Spot, _Spot, str, int]) -> Iterator[Sign]:
    (side, distance), spot, tag, share = key
    if side:
        yield f"title.{side}.{distance}", f"{side} the headline"
    zone, distance = spot
    yield f"zone.{zone}.{distance}", f"{zone} the body"
    yield f"zone.{zone}.share.{share}", f"{zone} the body, which is {share} of {len(_BODY_SHARES)} of the page"
    if tag:
        yield f"zone.{zone}.{tag}", f"{zone} the body, in <{tag}>"
