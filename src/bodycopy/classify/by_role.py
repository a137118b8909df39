"""The lines of a page by their roles, for those who read the roles that the decoder wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from bodycopy.page import Line, Page, Role

_NOTE: Final = "lines by role"
_ROLE: Final = attrgetter("role")


def lines_by_role(page: Page) -> Mapping[Role, Sequence[Line]]:
    """The lines of each role that the page has, in order; sorted once a page, when its roles are settled."""
    return page.once(_NOTE, _sorted_out)


def lines_of(page: Page, role: Role) -> Sequence[Line]:
    """The lines with this role, in order."""
    return lines_by_role(page).get(role, ())


def _sorted_out(page: Page) -> dict[Role, list[Line]]:
    lines: dict[Role, list[Line]] = {}
    for role, run in groupby(page.lines, key=_ROLE):  # neighbours mostly have the same one
        lines.setdefault(role, []).extend(run)
    return lines
