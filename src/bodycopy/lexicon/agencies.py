"""The news agencies that by-lines and datelines name."""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

from bodycopy.lexicon.files import read_lexicon
from bodycopy.memo import remembered

_UNSPACED: Final = regex.compile(r"[a-z]*[\p{Han}\p{Katakana}\p{Hangul}ー]+\d?")


@cache
def _table() -> dict[str, str]:
    tables = read_lexicon("agencies.toml")
    return {form: name for name, forms in tables.items() for form in forms}


@remembered(1 << 12)
def agency(text: str) -> str | None:
    """The short name of the agency that the text is the name of."""
    return _table().get(" ".join(text.lower().split()).strip(" .,()-–—"))


@cache
def unspaced_forms() -> tuple[str, ...]:
    """The forms in scripts without spaces, whose datelines set nothing between the agency and the place."""
    return tuple(form for form in _table() if _UNSPACED.fullmatch(form))
