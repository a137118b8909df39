"""Context-free: the shapes of the lines around a line, and how much of the page's prose its blocks hold.

Where the prose is, the body is, most of the time: these signs are worth the most of all. They read shapes only, and no
verdict on any line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from bodycopy.classify.layout import Layout, layout_of
from bodycopy.classify.prose import SENTENCE_ENDS
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Context, Line, Page

_LONG: Final = 120
_SHORT: Final = 30
_SHARES: Final = (0.02, 0.1, 0.3, 0.6, 0.95)
_TOTALS: Final = (400, 1500, 4000)
_COUNTS: Final = (1, 2, 4, 8)
_PLACES: Final = (0.02, 0.1, 0.25, 0.5, 0.75, 0.9)
_EDGE: Final = "edge"


def surroundings(page: Page) -> None:
    """Add the shapes of two neighbours each way, and what the line's blocks weigh."""
    if not page.lines:
        return
    shapes = [_shape(line) for line in page.lines]
    _add_shapes(page, shapes)
    _add_place(page)
    if page.has_markup:
        _add_masses(page, layout_of(page), shapes)


def _add_shapes(page: Page, of_lines: list[str]) -> None:
    signs = signs_for(page)
    near, wide = signs.findings(_describe_near), signs.findings(_describe_wide)
    shapes = [_EDGE, _EDGE, *of_lines, _EDGE, _EDGE]
    for index, line in enumerate(page.lines, start=2):
        own = shapes[index]
        line.findings.append(near[shapes[index - 1], own, shapes[index + 1], line.gap])
        line.findings.append(wide[shapes[index - 2], own, shapes[index + 2]])


def _shape(line: Line) -> str:
    text = line.text
    if line.link_chars * 2 > len(text):
        return "linked"
    length = line.length
    if length > _LONG:
        return "long"
    if text[-1] in SENTENCE_ENDS:
        return "sentence" if length > _SHORT else "brief"
    return "headline" if length > _SHORT else "label"


def _describe_near(key: tuple[str, str, str, bool]) -> Iterator[Sign]:
    before, own, behind, gap = key
    yield f"near.{before}.{own}.{behind}", f"{own} text between {before} and {behind}"
    if gap:
        yield f"gap.{own}", "a blank line before it"


def _describe_wide(key: tuple[str, str, str]) -> Iterator[Sign]:
    before, own, behind = key
    yield f"wide.before.{before}.{own}", f"{before} text two lines before"
    yield f"wide.behind.{behind}.{own}", f"{behind} text two lines behind"


def _add_place(page: Page) -> None:
    findings = signs_for(page).findings(_describe_place)
    count = len(page.lines)
    copies: dict[str, int] = {}
    for line in page.lines:
        copies[line.text] = copies.get(line.text, 0) + 1
    for line in page.lines:
        line.findings.append(findings[bisect_right(_PLACES, line.index / count), copies[line.text] > 1])


def _describe_place(key: tuple[int, bool]) -> Iterator[Sign]:
    place, repeated = key
    yield f"place.{place}", f"in part {place + 1} of {len(_PLACES) + 1} of the page"
    if repeated:
        yield "repeated", "stands on the page more than once"


def _add_masses(page: Page, layout: Layout, shapes: list[str]) -> None:
    signs = signs_for(page)
    masses, groups = signs.findings(_describe_mass), signs.findings(_describe_group)
    boxes, prose = page.boxes, layout.prose
    total = layout.total or 1
    richness = bisect_right(_TOTALS, layout.total)
    containers = layout.containers
    own: dict[int, int] = {}
    alike: dict[Context, int] = {}
    counts: dict[Context, int] = {}
    for line, container in zip(page.lines, containers, strict=True):
        amount = layout.lines[line.index]
        block = line.context.block
        own[container] = own.get(container, 0) + amount
        alike[block] = alike.get(block, 0) + amount
        counts[block] = counts.get(block, 0) + 1
    heaviest, heaviest_alike = max(own.values()) or 1, max(alike.values()) or 1
    for line, container, shape in zip(page.lines, containers, shapes, strict=True):
        block = line.context.block
        parent = boxes[container].parent
        line.findings.append(
            masses[
                bisect_right(_SHARES, own[container] / heaviest),
                bisect_right(_SHARES, prose[container] / total),
                bisect_right(_SHARES, prose[parent] / total),
                richness,
            ]
        )
        line.findings.append(
            groups[bisect_right(_SHARES, alike[block] / heaviest_alike), bisect_right(_COUNTS, counts[block]), shape]
        )


def _describe_mass(key: tuple[int, int, int, int]) -> Iterator[Sign]:
    own, whole, around, richness = key
    yield f"mass.own.{own}.{richness}", f"its block weighs {own} of 5 of the heaviest one"
    yield f"mass.whole.{whole}.{around}", f"its block holds {whole} of 5 of the prose, the one around {around}"
    yield f"mass.{own}.{around}", f"its block weighs {own} of 5, the one around holds {around} of 5"


def _describe_group(key: tuple[int, int, str]) -> Iterator[Sign]:
    weight, count, shape = key
    yield f"alike.{weight}.{shape}", f"lines laid out alike weigh {weight} of 5 of the heaviest ones"
    yield f"alike.count.{count}.{shape}", f"one of {count} of 4 laid out alike"
