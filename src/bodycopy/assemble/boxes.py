"""Where a block element stands among the others."""

from __future__ import annotations

from bodycopy.page import Page


def box_around(page: Page, box: int, *tags: str) -> int | None:
    """The nearest box, this one or above, whose element has one of the tags."""
    while page.box_contexts[box].tag not in tags:
        if box == 0:
            return None
        box = page.parents[box]
    return box


def is_within(page: Page, box: int, outer: int) -> bool:
    """Whether the box is the outer one or stands in it."""
    # A box is numbered after the one around it.
    while box > outer:
        box = page.parents[box]
    return box == outer
