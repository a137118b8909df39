"""Dates as they stand in text: found by pattern, never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final, NamedTuple

from bodycopy.lexicon.months import months

_LONGEST: Final = 240
_DIGIT = re.compile(r"\d")
_ISO = re.compile(
    r"(?<!\d)((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[/.年년]\s?(\d\d?)\s?[/.月월]\s?(\d\d?)(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d.])(\d\d?)[./-](\d\d?)[./-]((?:19|20)\d\d)(?!\d)")
_DAY_MONTH_NAME = re.compile(r"(?<![\d:.])(\d\d?)(?:st|nd|rd|th|er|º|\.|-)?\s+(?:de\s+|di\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?((?:19|20)\d\d)")
_MONTH_NAME_DAY = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d\d?)(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)")


class FoundDate(NamedTuple):
    """A date in a text, with where it stands."""

    value: date
    start: int
    end: int


def find_date(text: str) -> FoundDate | None:
    """The first full date (year, month and day) in the first 240 characters."""
    if not _DIGIT.search(text):
        return None
    head = text[:_LONGEST]
    found = [
        FoundDate(value, match.start(), match.end())
        for pattern, order in _PATTERNS
        for match in pattern.finditer(head)
        if (value := _value(match, order)) is not None
    ]
    return min(found, key=lambda item: item.start, default=None)


def _value(match: re.Match[str], order: str) -> date | None:
    parts = dict(zip(order, match.groups(), strict=False))
    month = parts["m"]
    number = int(month) if month.isdigit() else months().get(month.lower().rstrip("."))
    if number is None:
        return None
    year, day = int(parts["y"]), int(parts["d"])
    if order == "dmy" and number > 12 >= day:
        number, day = day, number
    try:
        return date(year, number, day)
    except ValueError:
        return None


_PATTERNS: Final = (
    (_ISO, "ymd"),
    (_YEAR_FIRST, "ymd"),
    (_DAY_FIRST, "dmy"),
    (_DAY_MONTH_NAME, "dmy"),
    (_MONTH_NAME_DAY, "mdy"),
)


def parse_moment(text: str) -> datetime | date | None:
    """A machine-readable date (ISO 8601), else the first date in the text; a day without a time stays a day."""
    text = text.strip()
    try:
        if len(text) <= len("2024-01-31"):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    found = find_date(text)
    return None if found is None else found.value
