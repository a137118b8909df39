"""What a line looks like to its neighbours: a link, a paragraph, a sentence, a headline, a label."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.prose import SENTENCE_ENDS
from bodycopy.page import Page

EDGE: Final = "edge"
"""What stands before the first line and behind the last."""
_NOTE: Final = "shapes"
_LONG: Final = 120
_SHORT: Final = 30


def shapes_of(page: Page) -> list[str]:
    """Of each line, its shape; reckoned once a page."""
    return page.once(_NOTE, _shapes)


def _shapes(page: Page) -> list[str]:
    return list(map(_shape, page.texts, page.lengths, page.link_chars))


def _shape(text: str, length: int, link_chars: int) -> str:
    if link_chars * 2 > len(text):
        return "linked"
    if length > _LONG:
        return "long"
    if text[-1] in SENTENCE_ENDS:
        return "sentence" if length > _SHORT else "brief"
    return "headline" if length > _SHORT else "label"
