"""How deep headings and the items of lists stand, and how the items are numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from bodycopy.assemble.boxes import box_around, number_said
from bodycopy.page import Page
from bodycopy.segment.tags import HEADINGS

_ITEMS: Final = ("li", "dd", "dt")
_DEEPER: Final = frozenset({"ul", "ol", "dl", "menu", "dd"})
"""What stands in these is a level deeper: a definition stands below its term."""


class Item(NamedTuple):
    """Where an item stands among those of its list and of the lists around it."""

    level: int
    """How many lists it stands in; one more for a definition, and for what stands in one."""
    number: int | None
    """None in a list that is not numbered."""


class _Outline(NamedTuple):
    """The lists of a page."""

    depths: Sequence[int]
    """Of each box, the level of an item that it is."""
    numbers: Mapping[int, int]
    """Of each item of a numbered list, by its box."""


def item_box(page: Page, line: int) -> int | None:
    """The box of the list item that a line stands in; None if it stands in none."""
    return box_around(page, page.line_boxes[line], *_ITEMS)


def item_around(page: Page, line: int) -> Item | None:
    """The list item that a line stands in; None if it stands in none."""
    box = item_box(page, line)
    if box is None:
        return None
    outline = page.once("outline", _outline_of)
    return Item(outline.depths[box], outline.numbers.get(box))


def heading_level(page: Page, line: int) -> int | None:
    """The level of the heading element that a line is, 1 to 6; None if it is in none."""
    tag = page.contexts[line].block.tag
    return int(tag[1]) if tag in HEADINGS else None


def _outline_of(page: Page) -> _Outline:
    contexts = page.box_contexts
    depths: list[int] = []
    numbers: dict[int, int] = {}
    following: dict[int, int] = {}
    """Of each numbered list, the number of its next item."""
    for box, (parent, context) in enumerate(zip(page.parents, contexts, strict=True)):
        tag = context.tag
        depths.append((depths[parent] if box else 0) + (tag in _DEEPER))
        if tag == "ol":
            following[box] = number_said(page, box, "start", default=1)
        elif tag == "li" and parent in following:
            numbers[box] = number_said(page, box, "value", default=following[parent])
            following[parent] = numbers[box] + 1
    return _Outline(depths, numbers)
