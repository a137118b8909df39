"""The news agencies that by-lines and datelines name."""

from __future__ import annotations

from functools import cache

from bodycopy.lexicon.files import read_lexicon
from bodycopy.memo import remembered


@cache
def _table() -> dict[str, str]:
    tables = read_lexicon("agencies.toml")
    return {form: name for name, forms in tables.items() for form in forms}


@remembered(1 << 12)
def agency(text: str) -> str | None:
    """The short name of the agency that the text is the name of."""
    return _table().get(" ".join(text.lower().split()).strip(" .,()-–—"))
