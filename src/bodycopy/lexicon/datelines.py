"""Words of datelines: those that look like a place and are none, and those that the names of services end in."""

from __future__ import annotations

from functools import cache

from bodycopy.lexicon.files import read_lexicon


@cache
def no_places() -> frozenset[str]:
    """Words that a text opens with in capitals, before a dash, where a place would stand: exclusive, update."""
    return frozenset(read_lexicon("datelines.toml")["no_places"])


@cache
def wires() -> tuple[str, ...]:
    """How the names of services end that send out what companies write: newswire."""
    return tuple(read_lexicon("datelines.toml")["wires"])


@cache
def particles() -> tuple[str, ...]:
    """Words in lower case that stand in the names of places: Frankfurt am Main."""
    return tuple(read_lexicon("datelines.toml")["particles"])


@cache
def cities() -> frozenset[str]:
    """Large cities, as texts open with them."""
    return frozenset(read_lexicon("datelines.toml")["cities"])
