"""The words that tell what a date is that of: the publication, a change, something else."""

from __future__ import annotations

from functools import cache

from bodycopy.lexicon.files import read_lexicon


@cache
def _changed() -> tuple[str, ...]:
    return tuple(word for words in read_lexicon("dates.toml")["changed"].values() for word in words)


@cache
def _labels() -> tuple[str, ...]:
    words = [word for words in read_lexicon("dates.toml")["published"].values() for word in words]
    return (*_changed(), *sorted(words, key=len, reverse=True))


def is_change(text: str) -> bool:
    """Whether the text before a date says that something was changed then: "Updated", "Zuletzt aktualisiert am"."""
    folded = text.casefold()
    return any(word in folded for word in _changed())


@cache
def _of_others() -> tuple[str, ...]:
    return tuple(word for words in read_lexicon("dates.toml")["others"].values() for word in words)


def is_of_other(text: str) -> bool:
    """Whether the text before a date says that it is that of something else: "Joined", "Valid until"."""
    folded = text.casefold()
    return any(word in folded for word in _of_others())


def has_label(text: str) -> bool:
    """Whether the text opens like the label of a date: "Published on", "Last updated"."""
    return text.casefold().startswith(_labels()) or is_change(text)


def without_label(text: str) -> str:
    """The text of a date line behind a label such as "Published:"."""
    folded = text.casefold()
    label = next((word for word in _labels() if folded.startswith(word)), "")
    return text[len(label) :].lstrip(" :：,-–|") if len(folded) == len(text) else text
