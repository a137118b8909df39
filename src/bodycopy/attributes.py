"""The attributes of a start tag that no parser has read."""

from __future__ import annotations

import re
from typing import Final

from bodycopy.references import unescaped

_ATTRIBUTE: Final = re.compile(r"""(?<![\w:-])([\w:-]++)\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'>]+)""")


def attributes_in(tag: str) -> dict[str, str]:
    """The attributes that have values, by their names in lower case."""
    return {name.lower(): unescaped(_bare(value)) for name, value in _ATTRIBUTE.findall(tag)}


def _bare(value: str) -> str:
    return value[1:-1] if value[0] in "\"'" else value
