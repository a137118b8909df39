"""Dates as people write them in any language, and relative ones: by dateparser, with the `dates` extra."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Final

from bodycopy.dates import BUDDHIST

_LONGEST: Final = 60
_KNOWN_AS: Final = {"no": "nb"}
"""Languages that dateparser knows only by the tag of what they are mostly written in."""
_AHEAD: Final = {"th": BUDDHIST}
"""Languages whose years are mostly those of the Buddhist era, and by how many it is ahead."""
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_YEAR_AHEAD: Final = re.compile(r"(?<!\d)(?:2[45]\d\d|2600)(?!\d)")
_INSTALLED: Final = find_spec("dateparser") is not None
_SETTINGS: Final[dict[str, Any]] = {
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "RETURN_TIME_AS_PERIOD": True,
}


def read_human_date(text: str, language: str, reference: datetime | None = None) -> datetime | date | None:
    """The date that the whole text is, such as `4 พฤษภาคม 2031`; a day without a time of day stays a day.

    Args:
        text: nothing but the date.
        language: a BCP 47 tag.
        reference: what `3 hours ago` is reckoned from; without one, such forms are no dates.

    Returns:
        None for what is no full date, and for all texts where dateparser is not installed.
    """
    if not _INSTALLED or len(text) > _LONGEST:
        return None
    primary = language.replace("_", "-").partition("-")[0].lower()
    primary = _KNOWN_AS.get(primary, primary)
    found = _parsed(_in_common_era(text, primary), primary, None)
    if found is not None or reference is None:
        return found
    found = _parsed(text, primary, reference.replace(tzinfo=None))
    return found.replace(tzinfo=reference.tzinfo) if isinstance(found, datetime) else found


def _in_common_era(text: str, language: str) -> str:
    """The text with the year as others count it; nothing of a text whose year of two digits may be of either era."""
    ahead = _AHEAD.get(language)
    if ahead is None:
        return text
    return _YEAR_AHEAD.sub(lambda year: str(int(year[0]) - ahead), text) if _YEAR.search(text) else ""


def _parsed(text: str, language: str, base: datetime | None) -> datetime | date | None:
    try:
        data = _parser(language, base).get_date_data(text)
    except Exception:  # the library has raised many kinds on odd text, and none of them is news to the caller
        return None
    moment: datetime | None = data.date_obj
    if moment is None or data.period not in ("day", "time"):
        return None
    return moment if data.period == "time" else moment.date()


@lru_cache(maxsize=64)
def _parser(language: str, base: datetime | None) -> Any:
    from dateparser.date import DateDataParser

    ways = ["absolute-time"] if base is None else ["relative-time"]
    settings = {**_SETTINGS, "PARSERS": ways} | ({"RELATIVE_BASE": base} if base else {})
    return DateDataParser(languages=[language], settings=settings)
