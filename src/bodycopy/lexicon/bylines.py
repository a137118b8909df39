"""What by-lines are made of: the words they open with, and the words that tell names from jobs."""

from __future__ import annotations

from functools import cache
from typing import Final

from bodycopy.lexicon.files import read_lists

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
    return read_lists("bylines.toml", _LISTS)


def byline_words(name: str) -> frozenset[str]:
    """One of the lists that bylines.toml has: openings, labels, titles and so on."""
    return _lists()[name]
