"""Texts as headlines and names are compared; one page compares the same few many times."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from bodycopy.lexicon.phrases import fold

_LONGEST: Final = 300
_fold_short: Final = lru_cache(maxsize=1 << 9)(fold)


def folded(text: str) -> str:
    """The text in lower case without punctuation."""
    return _fold_short(text) if len(text) <= _LONGEST else fold(text)
