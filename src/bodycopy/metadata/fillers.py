"""What programs write into a field for which they have no value."""

from __future__ import annotations

import re
from typing import Final

_FILLERS: Final = frozenset({"undefined", "null", "NaN", "[object Object]"})
_AT_ENDS: Final = tuple(f"/{filler}{end}" for filler in _FILLERS for end in ("", "/"))
FIRST_OF_FILLERS: Final = frozenset("unN[{$<")
"""What such values begin with: to ask for that first takes less time than to call `is_filler` for every value."""
_UNFILLED: Final = re.compile(r"\{\{|\$\{|<%")
"""How the names of fields open in templates: they are left where nothing was put in their place."""


def is_filler(text: str) -> bool:
    """Whether a value says nothing: `undefined`, `{{title}}`."""
    return text in _FILLERS or _UNFILLED.match(text) is not None


def is_filler_url(url: str) -> bool:
    """Whether a URL was made with such a value as the last part of its path."""
    return url.endswith(_AT_ENDS) or ("{" in url and _UNFILLED.search(url) is not None)
