"""Words in capitals that look like the place of a dateline and are none."""

from __future__ import annotations

from functools import cache

from bodycopy.lexicon.files import read_lexicon


@cache
def no_places() -> frozenset[str]:
    """Words that a text opens with in capitals, before a dash, where a place would stand: exclusive, update."""
    return frozenset(read_lexicon("datelines.toml")["no_places"])
