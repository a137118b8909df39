"""Context-sensitive: a phrase speaks for its neighbours too: a box that says "sign up" is a promo to its last line."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bodycopy.classify.layout import layout_of
from bodycopy.classify.said import said_in
from bodycopy.classify.signs import Findings, Sign, signs_for
from bodycopy.page import Finding, Line, Page, Role

_SIZES: Final = (3, 8, 20)
"""In lines: of larger blocks, no phrase speaks for all."""
_NOBODY: Final[Mapping[Role, int]] = {}
_SIZE_NAMES: Final = ("small", "medium", "large")


def company(page: Page, lines: Sequence[Line]) -> None:
    """Add which roles have a phrase in the same block, and in the block around it."""
    said = said_in(page)
    if not said:
        return
    table = signs_for(page).findings(_describe)
    own = layout_of(page).containers if page.has_markup else page.line_boxes
    around = [page.parents[box] for box in own]
    same_roles, around_roles = _roles_by_box(said, own), _roles_by_box(said, around)
    same_sizes, around_sizes = Counter(own), Counter(around)
    by_box: dict[int, tuple[list[Finding], list[Finding]]] = {}
    for box, outer in dict(zip(own, around, strict=True)).items():
        if outer in around_roles or outer in same_roles:  # of a block that says something, the one around does too
            same = same_roles.get(box, _NOBODY)
            # Beside the block stand lines of the outer block itself, and other blocks in it.
            beside = _without(around_roles.get(outer, _NOBODY), same)
            if outer != box:
                beside = beside.union(same_roles.get(outer, _NOBODY))
            by_box[box] = (
                _findings(table, "same", same_sizes[box], frozenset(same)),
                _findings(table, "around", around_sizes[outer] + same_sizes[outer], beside),
            )
    for line, box in zip(lines, own, strict=True):
        if box in by_box:
            within, beyond = by_box[box]
            if line.index in said:
                others = _without(same_roles[box], dict.fromkeys(said[line.index], 1))
                within = _findings(table, "same", same_sizes[box], others)
            line.findings += within
            line.findings += beyond


def _without(roles: Mapping[Role, int], fewer: Mapping[Role, int]) -> frozenset[Role]:
    """The roles that are counted more often than they are among fewer lines."""
    return frozenset([role for role, count in roles.items() if count > fewer.get(role, 0)])


def _findings(table: Findings, distance: str, size: int, roles: frozenset[Role]) -> list[Finding]:
    """What the roles say of a line at this distance, in a block of so many lines."""
    step = bisect_right(_SIZES, size - 1)
    return [table[distance, step, roles]] if roles and step < len(_SIZES) else []


def _roles_by_box(said: Mapping[int, tuple[Role, ...]], boxes: Sequence[int]) -> dict[int, dict[Role, int]]:
    """Of each box, how many of its lines are a phrase of a role; a line is one phrase of a role at most."""
    found: dict[int, dict[Role, int]] = {}
    for index, roles in said.items():
        counts = found.setdefault(boxes[index], {})
        for role in roles:
            counts[role] = counts.get(role, 0) + 1
    return found


def _describe(key: tuple[str, int, frozenset[Role]]) -> Iterator[Sign]:
    distance, size, roles = key
    place = "its block" if distance == "same" else "the block around"
    for role in sorted(roles):
        yield f"company.{distance}.{role}.{_SIZE_NAMES[size]}", f"another line of {place} is a phrase of {role}"
