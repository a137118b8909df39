"""What picture credits are made of: the words they open with and the agencies they name."""

from __future__ import annotations

from functools import cache
from typing import Final

from bodycopy.lexicon.files import read_lists

_LISTS: Final = frozenset({"labels", "openers", "endings", "connectors", "sources", "givers", "before_sources"})


@cache
def _lists() -> dict[str, frozenset[str]]:
    return read_lists("credits.toml", _LISTS)


def credit_words(name: str) -> frozenset[str]:
    """One of the lists: labels, openers, endings, connectors, sources, givers or before_sources."""
    return _lists()[name]
