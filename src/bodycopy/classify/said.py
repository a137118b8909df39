"""Which lines are, or open with, a phrase of a role, or lead in another story: noted by one stage, read by others."""

from __future__ import annotations

from typing import Final

from bodycopy.page import Page, Role

_NOTE: Final = "said"
_LEADING_IN: Final = "leading in"


def said_in(page: Page) -> dict[int, tuple[Role, ...]]:
    """The roles of the phrases that lines are or open with, by the lines' numbers."""
    return page.once(_NOTE, _nothing)


def leading_in(page: Page) -> set[int]:
    """The numbers of the lines that open with what headings of other stories say, and a colon or a dash."""
    return page.once(_LEADING_IN, _none)


def _none(page: Page) -> set[int]:
    return set()


def _nothing(page: Page) -> dict[int, tuple[Role, ...]]:
    return {}
