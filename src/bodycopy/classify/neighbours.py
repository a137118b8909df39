"""Context-sensitive: the drafted roles and the shapes of the lines before and behind."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.prose import SENTENCE_ENDS, weighed_length
from bodycopy.classify.signs import signs_for
from bodycopy.page import Line, Page

_LONG: Final = 120
_SHORT: Final = 30
_STEPS: Final = ((-1, "before.1"), (1, "after.1"), (-2, "before.2"), (2, "after.2"))


def neighbours(page: Page) -> None:
    """Add what the drafts of two neighbours each way say."""
    signs = signs_for(page)
    shapes = [_shape(line) for line in page.lines]
    drafts = [line.draft for line in page.lines]
    last = len(drafts) - 1
    for line in page.lines:
        for step, name in _STEPS:
            index = line.index + step
            role = drafts[index] if 0 <= index <= last else "edge"
            line.evidence.append(signs(f"{name}.{role}", f"{name.replace('.', ' by ')}: {role}"))
        before = shapes[line.index - 1] if line.index else "edge"
        behind = shapes[line.index + 1] if line.index < last else "edge"
        line.evidence.append(signs(f"shapes.{before}.{behind}", f"{before} text before, {behind} text behind"))
        if line.gap:
            line.evidence.append(signs("gap", "a blank line before it"))


def _shape(line: Line) -> str:
    text = line.text
    length = weighed_length(text)
    if line.link_chars * 2 > len(text):
        return "linked"
    if text[-1] in SENTENCE_ENDS or length > _LONG:
        return "long" if length > _LONG else "sentence" if length > _SHORT else "brief"
    return "headline" if length > _SHORT else "label"
