"""How much of a text reads like prose: the measure that several classifiers share."""

from __future__ import annotations

from typing import Final

SENTENCE_ENDS: Final = frozenset(".!?…。！？؟۔।:;\"”’»'」』)）")
_LONG: Final = 80
"""From this length on, in characters of a script with letters, a line of few links is taken for prose."""
SHORTEST: Final = _LONG // 2
"""No shorter line is prose."""
_MOST_LINKS: Final = 0.5


def prose_length(text: str, length: int, link_chars: int) -> int:
    """The characters of a line outside of links if it reads like a sentence, else 0.

    `length` is its weighed length; `link_chars` how many of its characters are link text.
    """
    if length < SHORTEST or link_chars > _MOST_LINKS * len(text):
        return 0
    if length < _LONG and text[-1] not in SENTENCE_ENDS:
        return 0
    return length - link_chars
