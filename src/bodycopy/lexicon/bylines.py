"""What by-lines are made of: the words they open with, and the words that tell names from jobs."""

from __future__ import annotations

from functools import cache
from typing import Final

from bodycopy.errors import LexiconError
from bodycopy.lexicon.files import read_lexicon

_LISTS: Final = frozenset(
    {
        "openings", "labels", "titles", "joiners", "particles", "stops", "jobs", "endings", "others", "bodies",
        "houses", "nobody", "beats", "joiners_in_capitals", "before_stops", "before_dates", "before_whole_names",
        "behind_texts",
        "apart", "sources", "photographs", "glued_photographs", "parts_of_photographs", "photographers",
        "suffixes", "no_second_names", "cities",
    }
)  # fmt: skip


@cache
def _lists() -> dict[str, frozenset[str]]:
    tables = read_lexicon("bylines.toml")
    if tables.keys() != _LISTS:
        raise LexiconError(f"bylines.toml must have the lists {', '.join(sorted(_LISTS))}")
    return {name: frozenset(words) for name, words in tables.items()}


def byline_words(name: str) -> frozenset[str]:
    """One of the lists that bylines.toml has: openings, labels, titles and so on."""
    return _lists()[name]
