"""Context-free: the shapes of the lines around a line, and its place on the page.

They read shapes only, and no verdict on any line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.shapes import EDGE, shapes_of
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page

_NOTE: Final = "copies"
_PLACES: Final = (0.02, 0.1, 0.25, 0.5, 0.75, 0.9)


def surroundings(page: Page, lines: Sequence[Line]) -> None:
    """Add the shapes of two neighbours each way, and the part of the page."""
    signs = signs_for(page)
    near, near_gap = signs.findings(_describe_near), signs.findings(_describe_near_gap)
    places = signs.findings(_describe_place)
    count = len(page.texts)
    shapes = (EDGE, EDGE, *shapes_of(page), EDGE, EDGE)
    copies = page.once(_NOTE, _copies)
    for line in lines:
        index = line.index
        around = shapes[index : index + 5]
        line.findings.append(near_gap[around] if line.gap else near[around])
        line.findings.append(places[bisect_right(_PLACES, index / count), copies[line.text] > 1])


def _copies(page: Page) -> Counter[str]:
    return Counter(page.texts)


def _describe_near(around: tuple[str, str, str, str, str], *, gap: bool = False) -> Iterator[Sign]:
    second_before, before, own, behind, second_behind = around
    yield f"near.{before}.{own}.{behind}", f"{own} text between {before} and {behind}"
    if gap:
        yield f"gap.{own}", "a blank line before it"
    yield f"wide.before.{second_before}.{own}", f"{second_before} text two lines before"
    yield f"wide.behind.{second_behind}.{own}", f"{second_behind} text two lines behind"


def _describe_near_gap(around: tuple[str, str, str, str, str]) -> Iterator[Sign]:
    return _describe_near(around, gap=True)


def _describe_place(key: tuple[int, bool]) -> Iterator[Sign]:
    place, repeated = key
    yield f"place.{place}", f"in part {place + 1} of {len(_PLACES) + 1} of the page"
    if repeated:
        yield "repeated", "stands on the page more than once"
