"""Context-free: lines that are a date, or hold one."""

from __future__ import annotations

import re
from typing import Final

from bodycopy.classify.signs import signs_for
from bodycopy.dates import find_date
from bodycopy.page import Page

_LONGEST: Final = 120
_STAMP: Final = 24
"""How many characters beside the date and its time a line may have and still be no more than a stamp."""
_SHORT: Final = 60
_TIME = re.compile(
    r"^\W*(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|uhr)?|\d{1,2}\s?[ap]\.?m\.?)\W*(?:[A-Z]{2,5})?\W*$",
    re.IGNORECASE,
)
_DAY_ONLY = re.compile(r"^\W*(?:\d{1,2}[./]\d{1,2}\.?|[^\W\d_]{3,9}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,9}\.?)\W*$")


def stamps(page: Page) -> None:
    """Add what dates and times say of the lines that hold them."""
    signs = signs_for(page)
    timed = {index for index, _ in page.times}
    for line in page.lines:
        text = line.text
        if line.index in timed:
            line.evidence.append(signs("stamp.element", "holds a <time> with its date"))
        if len(text) > _LONGEST:
            continue
        if len(text) <= _STAMP and _TIME.match(text):
            line.evidence.append(signs("stamp.time", "a time of day"))
        elif (found := find_date(text)) is not None:
            rest = len(text) - (found.end - found.start)
            size = "only" if rest <= _STAMP else "short" if rest < _SHORT else "within"
            line.evidence.append(signs(f"stamp.date.{size}", f"a date, {found.value}"))
        elif len(text) <= _STAMP and _DAY_ONLY.match(text):
            line.evidence.append(signs("stamp.day", "like a day and a month"))
