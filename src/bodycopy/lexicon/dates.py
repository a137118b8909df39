"""The words that tell what a date is that of: the publication, a change, something else."""

from __future__ import annotations

import re
from functools import cache

from bodycopy.lexicon.files import read_lexicon


@cache
def _labels() -> tuple[str, ...]:
    tables = read_lexicon("dates.toml")
    changed = [word for words in tables["changed"].values() for word in words]
    published = [word for words in tables["published"].values() for word in words]
    return (*changed, *sorted(published, key=len, reverse=True))


def is_change(text: str) -> bool:
    """Whether the text before a date says that something was changed then: "Updated", "Zuletzt aktualisiert am"."""
    return _any_of("changed").search(text.casefold()) is not None


@cache
def _any_of(table: str) -> re.Pattern[str]:
    words = [word for words in read_lexicon("dates.toml")[table].values() for word in words]
    return re.compile("|".join(map(re.escape, words)))


def is_of_other(text: str) -> bool:
    """Whether the text before a date says that it is that of something else: "Joined", "Valid until"."""
    return _any_of("others").search(text.casefold()) is not None


def has_label(text: str) -> bool:
    """Whether the text opens like the label of a date: "Published on", "Last updated"."""
    return text.casefold().startswith(_labels()) or is_change(text)


def without_label(text: str) -> str:
    """The text of a date line behind a label such as "Published:"."""
    folded = text.casefold()
    label = next((word for word in _labels() if folded.startswith(word)), "")
    return text[len(label) :].lstrip(" :：,-–|") if len(folded) == len(text) else text
