"""Words as parts of regular expressions."""

from __future__ import annotations

from collections.abc import Iterable

import regex


def either(words: Iterable[str]) -> str:
    """A part of a pattern that matches any of these words, the longest that fits."""
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True))
