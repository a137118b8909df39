"""Context-sensitive: a phrase speaks for its neighbours too: a box that says "sign up" is a promo to its last line."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bodycopy.classify.layout import layout_of
from bodycopy.classify.said import said_in
from bodycopy.classify.signs import Findings, Sign, signs_for
from bodycopy.page import Line, Page, Role

_SIZES: Final = (3, 8, 20)
"""In lines: of larger blocks, no phrase speaks for all."""
_NOBODY: Final[Counter[Role]] = Counter()
_SIZE_NAMES: Final = ("small", "medium", "large")


def company(page: Page, lines: Sequence[Line]) -> None:
    """Add which roles have a phrase in the same block, and in the block around it."""
    said = said_in(page)
    if not said:
        return
    findings = signs_for(page).findings(_describe)
    own = layout_of(page).containers if page.has_markup else page.line_boxes
    around = [page.parents[box] for box in own]
    same_roles, around_roles = _roles_by_box(said, own), _roles_by_box(said, around)
    same_sizes, around_sizes = Counter(own), Counter(around)
    for line, box, outer in zip(lines, own, around, strict=True):
        if outer not in around_roles and outer not in same_roles:
            continue  # of a block that says something, the block around does as well
        same = same_roles.get(box, _NOBODY)
        others = same - Counter(said.get(line.index, ()))
        _add(line, "same", same_sizes[box], others, findings)
        # Beside the block stand lines of the outer block itself, and other blocks in it.
        beside = around_roles.get(outer, _NOBODY) - same + (same_roles.get(outer, _NOBODY) if outer != box else _NOBODY)
        _add(line, "around", around_sizes[outer] + same_sizes[outer], beside, findings)


def _add(line: Line, distance: str, size: int, roles: Counter[Role], findings: Findings) -> None:
    step = bisect_right(_SIZES, size - 1)
    if roles and step < len(_SIZES):
        line.findings.append(findings[distance, step, frozenset(roles)])


def _roles_by_box(said: Mapping[int, tuple[Role, ...]], boxes: Sequence[int]) -> dict[int, Counter[Role]]:
    found: dict[int, Counter[Role]] = {}
    for index, roles in said.items():
        found.setdefault(boxes[index], Counter()).update(roles)
    return found


def _describe(key: tuple[str, int, frozenset[Role]]) -> Iterator[Sign]:
    distance, size, roles = key
    place = "its block" if distance == "same" else "the block around"
    for role in sorted(roles):
        yield f"company.{distance}.{role}.{_SIZE_NAMES[size]}", f"another line of {place} is a phrase of {role}"
