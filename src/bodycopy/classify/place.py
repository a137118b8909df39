"""Context-sensitive: what a line's place among the drafted headline and body says."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from bodycopy.classify.layout import Layout, layout_of
from bodycopy.classify.signs import Signs, signs_for
from bodycopy.page import Line, Page, Role

_DISTANCES: Final = (1, 2, 4, 8, 16)
_SHARES: Final = ((0.05, "little"), (0.25, "some"), (0.7, "much"), (1.0, "most"))
_MAIN_GAP: Final = 40
"""Lines without body between two body lines, from which on they belong to different runs of text."""


def place(page: Page) -> None:
    """Add the line's zone (before the headline, head, body, after the body) and what its block weighs."""
    if not page.lines:
        return
    layout = layout_of(page)
    signs = signs_for(page)
    first, last = _body_span(page, layout)
    title = _title_line(page, first)
    for line in page.lines:
        _add_zone(line, title, first, last, signs)
    if page.has_markup:
        _add_mass(page, layout, signs)
    _add_repeats(page, signs)


def _body_span(page: Page, layout: Layout) -> tuple[int, int]:
    """The first and the last line of the run of drafted body with the most prose."""
    best, best_prose = (len(page.lines), -1), 0
    first = last = -1
    prose = 0
    for line in page.lines:
        if line.draft is not Role.BODY or not layout.lines[line.index]:
            continue
        if first < 0 or line.index - last > _MAIN_GAP:
            first, prose = line.index, 0
        last = line.index
        prose += layout.lines[line.index]
        if prose > best_prose:
            best, best_prose = (first, last), prose
    return best


def _title_line(page: Page, first_body: int) -> int:
    """The last line drafted as title before the body, else the first one anywhere; -1 for none."""
    titles = [line.index for line in page.lines if line.draft is Role.TITLE]
    before = [index for index in titles if index < first_body]
    return before[-1] if before else titles[0] if titles else -1


def _add_zone(line: Line, title: int, first: int, last: int, signs: Signs) -> None:
    index = line.index
    if title >= 0:
        distance = bisect_right(_DISTANCES, abs(index - title))
        side = "at" if index == title else "below" if index > title else "above"
        line.evidence.append(signs(f"title.{side}.{distance}", f"{side} the headline, {abs(index - title)} lines"))
    if last < 0:
        zone, distance = "nobody", 0
    elif index < first:
        zone, distance = ("head" if 0 <= title < index else "top"), bisect_right(_DISTANCES, first - index)
    elif index > last:
        zone, distance = "after", bisect_right(_DISTANCES, index - last)
    else:
        zone, distance = "among", 0
    line.evidence.append(signs(f"zone.{zone}.{distance}", f"{zone} the body"))
    tag = line.context.block.tag
    if tag in ("h1", "h2", "h3", "h4"):
        line.evidence.append(signs(f"zone.{zone}.{tag}", f"{zone} the body, in <{tag}>"))


def _add_mass(page: Page, layout: Layout, signs: Signs) -> None:
    containers = [layout.container(page, line) for line in page.lines]
    heaviest = max((_own_prose(layout, box) for box in containers), default=0) or 1
    for line, box in zip(page.lines, containers, strict=True):
        share = layout.prose[box] / (layout.total or 1)
        own = next(name for most, name in _SHARES if share <= most)
        wide = next(name for most, name in _SHARES if layout.prose[page.boxes[box].parent] / (layout.total or 1) <= most)
        line.evidence.append(signs(f"mass.{own}.{wide}", f"its block holds {own} of the prose, the wider one {wide}"))
        line.evidence.append(
            signs(f"share.{bisect_right((0.05, 0.3, 0.7), layout.prose[box] / heaviest)}", "share of the heaviest block")
        )


def _own_prose(layout: Layout, box: int) -> int:
    return layout.prose[box] if box else 0


def _add_repeats(page: Page, signs: Signs) -> None:
    seen: dict[str, int] = {}
    for line in page.lines:
        seen[line.text] = seen.get(line.text, 0) + 1
    for line in page.lines:
        if seen[line.text] > 1:
            line.evidence.append(signs("repeated", "stands on the page more than once"))
