"""The folded text of a line and the phrases in it, reckoned once for those who compare words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bodycopy.lexicon.phrases import Phrase, find_folded, fold, words_of_all
from bodycopy.page import Line, Role

LONGEST: Final = 260
"""Lines longer than this, in characters, are not searched: what they are is not said by a phrase or a word."""


def folded_text(line: Line) -> str:
    """The line's text as phrases are compared: see `bodycopy.lexicon.phrases.fold`."""
    if line.folded is None:
        line.folded = fold(line.text)
    return line.folded


def search_lines(lines: Sequence[Line]) -> None:
    """Fold the texts of many lines and look for the phrases in them at once, which takes less time than one by one."""
    for line, words in zip(lines, words_of_all([line.text for line in lines]), strict=True):
        line.folded = " ".join(words)
        line.phrases = find_folded(line.folded, words)


def phrases_in(line: Line) -> Sequence[Phrase]:
    """The phrases that match the line: see `bodycopy.lexicon.phrases.find_phrases`."""
    if line.phrases is None:
        folded = folded_text(line)
        line.phrases = find_folded(folded, folded.split())
    return line.phrases


def speaks_legally(lines: Iterable[Line]) -> bool:
    """Whether one of the lines is a legal phrase, or holds one: data and code are taken for legal text for want of
    anything better.
    """
    return any(phrase.role is Role.LEGAL for line in lines for phrase in phrases_in(line))
