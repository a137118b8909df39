"""What picture credits are made of: the words they open with and the agencies they name."""

from __future__ import annotations

from functools import cache

from bodycopy.lexicon.files import read_lexicon


@cache
def credit_labels() -> frozenset[str]:
    """Words that a credit opens with: photo, foto, 写真."""
    return frozenset(read_lexicon("credits.toml")["labels"])


@cache
def credit_sources() -> frozenset[str]:
    """Agencies and picture libraries."""
    return frozenset(read_lexicon("credits.toml")["sources"])
