"""What a line looks like to its neighbours: a link, a paragraph, a sentence, a headline, a label."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.prose import SENTENCE_ENDS
from bodycopy.page import Page

EDGE: Final = "edge"
_LONG: Final = 120
_SHORT: Final = 30


def shape_of(page: Page, index: int) -> str:
    """The shape of the line of this number; `edge` before the first line and behind the last."""
    if not 0 <= index < len(page.texts):
        return EDGE
    text = page.texts[index]
    if page.link_chars[index] * 2 > len(text):
        return "linked"
    length = page.lengths[index]
    if length > _LONG:
        return "long"
    if text[-1] in SENTENCE_ENDS:
        return "sentence" if length > _SHORT else "brief"
    return "headline" if length > _SHORT else "label"
