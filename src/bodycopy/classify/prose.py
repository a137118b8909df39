"""How much of a text reads like prose: the measure that several classifiers share."""

from __future__ import annotations

from typing import Final

from bodycopy.page import Line

SENTENCE_ENDS: Final = frozenset(".!?…。！？؟۔।:;\"”’»'」』)）")
_LONG: Final = 80
"""From this length on, in characters of a script with letters, a line of few links is taken for prose."""
_MOST_LINKS: Final = 0.5


def prose_length(line: Line) -> int:
    """The characters of the line outside of links if it reads like a sentence, else 0."""
    length = line.length
    if length < _LONG // 2 or line.link_chars > _MOST_LINKS * len(line.text):
        return 0
    if length < _LONG and line.text[-1] not in SENTENCE_ENDS:
        return 0
    return length - line.link_chars
