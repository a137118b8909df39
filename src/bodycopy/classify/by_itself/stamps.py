"""Context-free: lines that are a date, or hold one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.signs import Sign, signs_for
from bodycopy.dates import find_dates
from bodycopy.page import Line, Page

_LONGEST: Final = 120
_STAMP: Final = 24
"""How many characters beside each date, with its time, a line may have and still be no more than a stamp."""
_SHORT: Final = 60
_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"^\W*(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|uhr)?|\d{1,2}\s?[ap]\.?m\.?)\W*(?:[A-Z]{2,5})?\W*$",
    re.IGNORECASE,
)
_DAY_ONLY = re.compile(r"^\W*(?:\d{1,2}[./]\d{1,2}\.?|[^\W\d_]{3,9}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,9}\.?)\W*$")
_REASONS: Final = {
    "stamp.element": "holds a <time> with its date",
    "stamp.time": "a time of day",
    "stamp.day": "like a day and a month",
    "stamp.date.only": "a date",
    "stamp.date.short": "a short line with a date",
    "stamp.date.within": "a date among other words",
}


def stamps(page: Page, lines: Sequence[Line]) -> None:
    """Add what dates and times say of the lines that hold them."""
    findings = signs_for(page).findings(_describe)
    timed = {index for index, _ in page.times}
    for line in lines:
        text = line.text
        if line.index in timed:
            line.findings.append(findings["stamp.element"])
        if not line.quiet and len(text) <= _LONGEST and _DIGIT.search(text) and (name := _stamp(text)):
            line.findings.append(findings[name])


def _stamp(text: str) -> str | None:
    if len(text) <= _STAMP and _TIME.match(text):
        return "stamp.time"
    found = find_dates(text)
    if found:
        rest = len(text) - sum([date.end - date.start for date in found])
        return f"stamp.date.{'only' if rest <= _STAMP * len(found) else 'short' if rest < _SHORT else 'within'}"
    return "stamp.day" if len(text) <= _STAMP and _DAY_ONLY.match(text) else None


def _describe(name: str) -> Iterator[Sign]:
    yield name, _REASONS[name]
