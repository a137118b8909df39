"""Which lines are, or open with, a phrase of a role: noted by one classifier, read by others."""

from __future__ import annotations

from typing import Final

from bodycopy.page import Page, Role

_NOTE: Final = "said"


def said_in(page: Page) -> dict[int, tuple[Role, ...]]:
    """The roles of the phrases that lines are or open with, by the lines' numbers."""
    return page.once(_NOTE, _nothing)


def _nothing(page: Page) -> dict[int, tuple[Role, ...]]:
    return {}
