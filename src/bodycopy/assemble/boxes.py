"""Where a block element stands among the others."""

from __future__ import annotations

from typing import Final

from bodycopy.page import Page

_MOST_DIGITS: Final = 4


def box_around(page: Page, box: int, *tags: str) -> int | None:
    """The nearest box, this one or above, whose element has one of the tags."""
    while page.box_contexts[box].tag not in tags:
        if box == 0:
            return None
        box = page.parents[box]
    return box


def number_said(page: Page, box: int, attribute: str, default: int) -> int:
    """The whole number that an attribute of the box's element says, 0 to 9999; the default if it says none."""
    said = (page.box_attributes.get(box, {}).get(attribute) or "").strip()
    return int(said) if said.isdecimal() and len(said) <= _MOST_DIGITS else default


def is_within(page: Page, box: int, outer: int) -> bool:
    """Whether the box is the outer one or stands in it."""
    # A box is numbered after the one around it.
    while box > outer:
        box = page.parents[box]
    return box == outer


class Around:
    """The boxes around one box, to find where others meet it.

    What was found is kept: of a page with thousands of pictures one behind the other, each box is climbed once.
    """

    def __init__(self, page: Page, box: int) -> None:
        self._parents = page.parents
        self._met: dict[int, int] = {}
        while box not in self._met:
            self._met[box] = box
            box = page.parents[box]

    def meets(self, box: int) -> int:
        """The smallest box that holds both this one and the other."""
        met, climbed = self._met, []
        while box not in met:
            climbed.append(box)
            box = self._parents[box]
        found = met[box]
        met.update(dict.fromkeys(climbed, found))
        return found
