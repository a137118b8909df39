"""The addresses that some programs number and list at the end of the text, as `lynx -dump` does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_LISTED: Final = re.compile(r"(?:\[(\d{1,5})\]:|(\d{1,5})\.) (\S+)(?: [\"(].*)?")
_IN_ADDRESSES: Final = re.compile(r"[/:#?.]")
_HEADINGS: Final = frozenset({"References", "Visible links", "Visible links:", "Hidden links", "Hidden links:"})
_LEAST: Final = 3
"""Fewer addresses are no list of them."""


def cut_addresses(lines: Sequence[str]) -> tuple[Sequence[str], dict[str, str]]:
    """The lines before the list of addresses, and these by their numbers; none if there is no list of three or more."""
    found: dict[str, str] = {}
    end = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        line = " ".join(lines[number].split())
        listed = _LISTED.fullmatch(line)
        if listed and _IN_ADDRESSES.search(listed[3]):
            found[listed[1] or listed[2]] = listed[3]
        elif line and line not in _HEADINGS:
            break
        end = number
    return (lines[:end], found) if len(found) >= _LEAST else (lines, {})
