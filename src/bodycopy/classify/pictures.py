"""Context-free: picture credits, alone or at the end of a caption, and pictures next to the line."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.signs import signs_for
from bodycopy.credits import ends_in_credit, is_credit
from bodycopy.page import Page

_LONGEST: Final = 900
_SHORTEST_CAPTION: Final = 24
_SIGNS: Final = frozenset("|©)/:）／＝】]")
"""What sets a credit off at the end of a caption: a cheap test before the patterns."""
_END: Final = 100


def pictures(page: Page) -> None:
    """Add what picture credits and pictures say of the lines next to them."""
    signs = signs_for(page)
    pictured = {image.box for image in page.images}
    before = {image.line for image in page.images}
    around = {page.boxes[box].parent for box in pictured}
    for line in page.lines:
        text = line.text
        if line.box in pictured:
            line.evidence.append(signs("picture.same", "in one block with a picture"))
        elif page.boxes[line.box].parent in pictured or line.box in around:
            line.evidence.append(signs("picture.near", "right by a picture"))
        if line.index in before:
            line.evidence.append(signs("picture.before", "right after a picture"))
        elif line.index - 1 in before:
            line.evidence.append(signs("picture.before2", "soon after a picture"))
        if len(text) > _LONGEST or line.link_chars >= len(text):
            continue
        if is_credit(text):
            line.evidence.append(signs("credit.only", "a picture credit"))
        elif len(text) >= _SHORTEST_CAPTION and not _SIGNS.isdisjoint(text[-_END:]) and ends_in_credit(text):
            line.evidence.append(signs("credit.end", "ends in a picture credit"))
