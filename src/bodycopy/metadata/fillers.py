"""What programs write into a field for which they have no value."""

from __future__ import annotations

import re
from typing import Final

_FILLERS: Final = frozenset({"undefined", "null", "NaN", "[object Object]"})
_FIRST: Final = frozenset("unN[{$<")
_UNFILLED: Final = re.compile(r"\{\{|\$\{|<%")
"""How the names of fields open in templates: they are left where nothing was put in their place."""


def is_filler(text: str) -> bool:
    """Whether a value says nothing: `undefined`, `{{title}}`."""
    if text[:1] not in _FIRST:
        return False  # as nearly all
    return text in _FILLERS or _UNFILLED.match(text) is not None


def is_filler_url(url: str) -> bool:
    """Whether a URL was made with such a value as the last part of its path."""
    return url.rstrip("/").rpartition("/")[2] in _FILLERS or _UNFILLED.search(url) is not None
