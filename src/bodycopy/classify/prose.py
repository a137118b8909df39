"""How much of a text reads like prose: the measure that several classifiers share."""

from __future__ import annotations

from typing import Final

from bodycopy.page import Line

SENTENCE_ENDS: Final = frozenset(".!?…。！？؟۔।:;\"”’»'」』)）")
_LONG: Final = 80
"""From this length on, in characters of a script with letters, a line of few links is taken for prose."""
_MOST_LINKS: Final = 0.5


def weighed_length(text: str) -> int:
    """The length in characters, where one of a script without letters (Chinese, Japanese, Korean, Thai) counts two."""
    length = len(text)
    if text.isascii():
        return length
    sample = text[:64]
    dense = sum(char >= "\u0e00" and not "\u1e00" <= char <= "\u2fff" for char in sample)
    return length * 2 if dense * 2 > len(sample) else length


def prose_length(line: Line) -> int:
    """The characters of the line outside of links if it reads like a sentence, else 0."""
    length = weighed_length(line.text)
    if length < _LONG // 2 or line.link_chars > _MOST_LINKS * len(line.text):
        return 0
    if length < _LONG and line.text[-1] not in SENTENCE_ENDS:
        return 0
    return length - line.link_chars
