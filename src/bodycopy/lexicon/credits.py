"""What picture credits are made of: the words they open with and the agencies they name."""

from __future__ import annotations

from functools import cache
from typing import Final

from bodycopy.errors import LexiconError
from bodycopy.lexicon.files import read_lexicon

_LISTS: Final = frozenset({"labels", "openers", "endings", "connectors", "sources", "givers", "before_sources"})


@cache
def _lists() -> dict[str, frozenset[str]]:
    tables = read_lexicon("credits.toml")
    if tables.keys() != _LISTS:
        raise LexiconError(f"credits.toml must have the lists {', '.join(sorted(_LISTS))}")
    return {name: frozenset(words) for name, words in tables.items()}


def credit_words(name: str) -> frozenset[str]:
    """One of the lists: labels, openers, endings, connectors, sources, givers or before_sources."""
    return _lists()[name]
