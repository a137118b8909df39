"""Context-sensitive: a heading says what stands below it: other stories, comments, a call to act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bodycopy.classify.folded import phrases_in
from bodycopy.classify.layout import Layout, layout_of
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page, Role
from bodycopy.segment.tags import HEADINGS

_OPENERS: Final = frozenset(
    {Role.RELATED, Role.COMMENT, Role.PROMO, Role.TAGS, Role.LEGAL, Role.SUBHEADING, Role.TITLE}
)
_LONGEST_HEADING: Final = 70
_MAIN_SHARE: Final = 0.4
"""A block with more of the page's prose than this does not belong to the heading in it."""
_LONGEST_RUN: Final = 150
_LIKE_HEADINGS: Final = HEADINGS | {"legend", "summary", "dt"}
_TEXT_RUN: Final = 30
_LONGEST_HEADLINE: Final = 130
_LEAST_TURNS: Final = 3
_NEAR: Final = 3


def runs(page: Page, lines: Sequence[Line]) -> None:
    """Add what the nearest heading above says of each line below it."""
    layout = layout_of(page)
    findings = signs_for(page).findings(_describe)
    gapped = any(page.gaps - {0})
    open_runs: list[tuple[int, Line, str]] = []
    for line in lines:
        while open_runs and open_runs[-1][0] < line.index:
            open_runs.pop()
        if open_runs:
            _, heading, kind = open_runs[-1]  # the nearest one above that reaches so far
            line.findings.append(findings[kind, heading.draft, line.index - heading.index <= _NEAR])
        if line.draft in _OPENERS and _is_heading(page, line):  # few lines are drafted as what may be a heading
            end, kind = _end_of_run(page, layout, line) if page.has_markup else _end_of_text_run(page, line, gapped)
            open_runs.append((end, line, kind))


def _describe(key: tuple[str, Role, bool]) -> Iterator[Sign]:
    kind, role, is_near = key
    yield f"below.{kind}.{role}.{'near' if is_near else 'far'}", f"below a heading of {role}"


def _is_heading(page: Page, line: Line) -> bool:
    if len(line.text) > _LONGEST_HEADING:
        return False
    if page.has_markup and line.context.block.tag in _LIKE_HEADINGS:
        return True
    return any(phrase.role is line.draft and phrase.leads for phrase in phrases_in(line))


def _end_of_run(page: Page, layout: Layout, heading: Line) -> tuple[int, str]:
    """The last line of the smallest block that holds the heading and something below it, and how sure that is."""
    box = heading.box
    while layout.last[box] <= heading.index and box:
        box = page.parents[box]
    if layout.prose[box] <= _MAIN_SHARE * layout.prose[0] or layout.first[box] == heading.index:
        return min(heading.index + _LONGEST_RUN, layout.last[box]), "block"
    return _end_of_links(page, heading), "links"


def _end_of_links(page: Page, heading: Line) -> int:
    """Where the heading stands in the body itself: the links that follow it."""
    end = heading.index
    for line in page.lines[heading.index + 1 : heading.index + 1 + _LONGEST_RUN]:
        if line.link_chars * 2 < len(line.text):
            break
        end = line.index
    return end


def _end_of_text_run(page: Page, heading: Line, gapped: bool) -> tuple[int, str]:
    """Without markup: the block below the heading, up to the next gap; without gaps, a number of lines."""
    lines = page.lines
    end = heading.index
    for line in lines[heading.index + 1 : heading.index + 1 + _TEXT_RUN]:
        if line.gap and end > heading.index:
            break
        end = line.index
    if not gapped:
        return end, "lines"
    return end, "cards" if _are_cards(lines[heading.index + 1 : end + 1]) else "block"


def _are_cards(lines: list[Line]) -> bool:
    """Headlines that take turns with longer lines, without a blank line: other stories, whatever they read like."""
    headlines = [line.length <= _LONGEST_HEADLINE and line.text[-1] not in ".。…" for line in lines]
    turns = sum(a != b for a, b in pairwise(headlines))
    return turns >= _LEAST_TURNS and turns * 2 >= len(lines)
