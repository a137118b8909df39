"""The words that tell what a date is that of: the publication, a change, something else; and those of times of day."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

from bodycopy.lexicon.class_words import split_names
from bodycopy.lexicon.files import read_lexicon
from bodycopy.memo import remembered

_OF_TODAY: Final = ("current", "today", "now", "clock")
"""What all names of the day of the visit have in them."""


@cache
def _labels() -> tuple[str, ...]:
    """The longest first: `last updated` before `last update`."""
    tables = read_lexicon("dates.toml")
    labels = {word for name in ("changed", "published") for words in tables[name].values() for word in words}
    return tuple(sorted(labels, key=lambda word: (-len(word), word)))


@remembered(1 << 10)
def is_change(text: str) -> bool:
    """Whether the text before a date says that something was changed then: "Updated", "Zuletzt aktualisiert am"."""
    return _has_any(text, "changed")


def _has_any(text: str, table: str) -> bool:
    folded = text.casefold()
    return any(map(folded.__contains__, _words(table, folded.isascii()))) if folded.strip() else False


@cache
def _words(table: str, is_ascii: bool) -> tuple[str, ...]:
    """The words of all languages, or those of them that are in ASCII, without those that have another one in them."""
    words = {word for words in read_lexicon("dates.toml")[table].values() for word in words}
    shortest = sorted(word for word in words if not any(other in word for other in words - {word}))
    return tuple(word for word in shortest if word.isascii() or not is_ascii)


@remembered(1 << 10)
def is_of_other(text: str) -> bool:
    """Whether the text before a date says that it is that of something else: "Joined", "Valid until"."""
    return _has_any(text, "others")


def is_relative(text: str) -> bool:
    """Whether the text may be a time that is reckoned from now: "3 hours ago"."""
    return _has_any(text, "relative")


def is_of_today(names: str) -> bool:
    """Whether the words of a class attribute say that a date is the day of the visit: `current-date`."""
    lowered = names.lower()
    if not any(map(lowered.__contains__, _OF_TODAY)):
        return False  # a cheap test before the words are split
    words = split_names(names)
    return not _today().isdisjoint((*words, *(one + other for one, other in pairwise(words))))


@cache
def _today() -> frozenset[str]:
    return frozenset(read_lexicon("dates.toml")["today"]["names"])


@cache
def halves() -> dict[str, int]:
    """The words that tell the halves of a day, each with the hour at which its half begins."""
    tables = read_lexicon("dates.toml")["halves"]
    return {word: hour for name, hour in (("am", 0), ("pm", 12)) for word in tables[name]}


def has_label(text: str) -> bool:
    """Whether the text opens like the label of a date: "Published on", "Last updated"."""
    return text.casefold().startswith(_labels()) or is_change(text)


def without_label(text: str) -> str:
    """The text of a date line behind a label such as "Published:"."""
    folded = text.casefold()
    label = next((word for word in _labels() if folded.startswith(word)), "")
    return text[len(label) :].lstrip(" :：,-–|") if len(folded) == len(text) else text
