"""The addresses that some programs number and list at the end of the text, as `lynx -dump` does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_LISTED: Final = re.compile(r"\s*(?:\[(\d{1,5})\]:|(\d{1,5})\.)\s+(\S*[/:#?.]\S*)(?:\s+[\"(][^\n]*)?\s*")
_HEADING: Final = re.compile(r"\s*(?:References|(?:Visible|Hidden) links:?)\s*")
_LEAST: Final = 3


def cut_addresses(lines: Sequence[str]) -> tuple[Sequence[str], dict[str, str]]:
    """The lines before the list of addresses, and these by their numbers; none if there is no list of three or more."""
    found: dict[str, str] = {}
    end = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if listed := _LISTED.fullmatch(line):
            found[listed[1] or listed[2]] = listed[3]
        elif line.strip() and not _HEADING.fullmatch(line):
            break
        end = number
    return (lines[:end], found) if len(found) >= _LEAST else (lines, {})
