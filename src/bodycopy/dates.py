"""Dates as they stand in text: found by pattern, never guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Final, NamedTuple

from bodycopy.lexicon.dates import halves, has_label
from bodycopy.lexicon.months import month_number
from bodycopy.lexicon.weekdays import weekday_number

_LONGEST: Final = 240
_LONGEST_MOMENT: Final = 80
_MOST_DATES: Final = 4
_CLOCK_DISTANCE: Final = 32
"""A time of day ends at most so many characters behind the day that it belongs to."""
_AROUND_WEEKDAYS: Final = " .,:|–—-"
_EPOCH: Final = re.compile(r"1\d{9}(?:\d{3})?")
_EPOCH_DIGITS: Final = 10
_ZEROS: Final = "٠۰०০๐０"  # Arabic, Persian, Devanagari, Bengali, Thai, full width
_ASCII_DIGITS: Final = {ord(zero) + value: str(value) for zero in _ZEROS for value in range(10)}
_OTHER_DIGIT = re.compile(f"[{''.join(f'{zero}-{chr(ord(zero) + 9)}' for zero in _ZEROS)}]")
_LIKELY = re.compile(r"\d\d(?:(?<=19|20)\d\d|\.\d\d\.\d\d)")
"""A year, or a day in digits: said so that both begin with a digit, which takes half the time to look for."""

_THAI_YEAR = re.compile(r"[\u0e01-\u0e4e]\.?\s?2[45]\d\d(?!\d)")
"""A year of the Buddhist era, right behind a Thai word."""
BUDDHIST: Final = 543
"""By so many years the Buddhist era is ahead."""
_FIRST_BUDDHIST_YEAR: Final = 2400

_YEAR = r"((?:19|20)\d\d)"
_YEAR_END = r"(?!\d(?!\d?:\d\d)|\.\d)"  # a time may be glued to the year: `May 4, 203110:15`
_ISO_CLOCK = r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)"
_DAY = r"(\d\d?)"
# What may not stand before a form is looked for behind its first digit: a pattern that begins with a digit is searched
# for in half of the time.
_FIRST_YEAR = r"((?:1(?<!\d1)9|2(?<!\d2)0)\d\d)"
_NAME = r"([^\W\d_]{2,14}(?:\s(?:الأول|الاول|الثاني))?)"
_INDIC = r"((?:(?![\u0964-\u096f\u09e4-\u09ff\u0ae4-\u0aff])[\u0900-\u0d7f]){2,16})"
"""A word in a script of India, Devanagari to Malayalam, whose marks are no letters."""
_OF = r"(?:(?:de|del|d['’]|di|of)\s*)?"
_Patterns = tuple[tuple[re.Pattern[str], str], ...]
_PATTERNS: Final[_Patterns] = tuple(
    (re.compile(pattern), order)
    for pattern, order in (
        # 2031-05-04T10:15:00Z
        (_FIRST_YEAR + r"-(\d\d?)-(\d\d?)" + _ISO_CLOCK + r"?(?!\d)", "ymd"),
        # 2031/05/04, 2031. 5. 4., 2031年5月4日, 2031년 5월 4일
        (_FIRST_YEAR + r"\s?[/.年년]\s?(\d\d?)\s?[/.月월]\s?(\d\d?)(?!\d)", "ymd"),
        # 4.5.2031, 4. 5. 2031, 04/05/2031
        (r"(\d(?<![\d.]\d)\d?)(?:\.\s?(\d\d?)\.\s?|[/-](\d\d?)[/-])" + _YEAR + _YEAR_END, "dmmy"),
        # 04.05.31
        (r"(\d(?<![\d.]\d)\d)\.(\d\d)\.(\d\d)(?![\d:]|[.,]\d)", "dmy"),
        # 4 May 2031, 4th of May, 2031, 4. Mai 2031, 4 de mayo de 2031, 4-May-2031, 4 مايو / أيار 2031
        (
            r"(\d(?<![\d:.,]\d)\d?)(?:st|nd|rd|th|er|[ºª°.])?[\s/-]{0,2}" + _OF + _NAME
            + r"(?:\s?/\s?[^\W\d_]+(?:\s[^\W\d_]+)?)?[.,،׳]{0,2}[\s/-]{0,2}" + _OF + _YEAR,
            "dmy",
        ),
        # May 4, 2031, May 4th 2031, Mayo 4 del 2031; the month may be glued to what stands before
        (
            r"\b(?:[^\W\d_]{1,30}(?<=[a-z])(?=[A-Z]))?" + _NAME + r"\.?\s" + _DAY
            + r"(?:st|nd|rd|th)?(?:[,،]\s?|\s)" + _OF + _YEAR,
            "mdy",
        ),
        # 2031. május 4., 2031 May 4, 2031-May-04, 2031 m. gegužės 4 d.
        (_FIRST_YEAR + r"(?:\.\s?|[\s-])(?:m\.\s)?" + _NAME + r"[.\s-]{1,2}(\d\d?)(?!\d)", "ymd"),
        # 2031. gada 4. maijs
        (_FIRST_YEAR + r"\.\s?gada\s" + _DAY + r"\.\s?" + _NAME, "ydm"),
    )
)  # fmt: skip
_OTHER_PATTERNS: Final[_Patterns] = tuple(
    (re.compile(pattern), order)
    for pattern, order in (
        # 4 मई 2031, ৪ মে, ২০৩১: names with marks, which are no letters
        (r"(?<!\d)" + _DAY + r"\s?" + _INDIC + r",?\s" + _YEAR + r"(?!\d)", "dmy"),
        # मई 4, 2031
        (r"(?<![\u0900-\u0d7f])" + _INDIC + r"\s" + _DAY + r",?\s" + _YEAR + r"(?!\d)", "mdy"),
        # 4 พฤษภาคม 2574, 4 พ.ค. 2031, 4 พ.ค. พ.ศ. 2574
        (
            r"(?<!\d)" + _DAY + r"\s?([\u0e01-\u0e4e]{1,12}(?:\.[\u0e01-\u0e2e])?)\.?\s?(?:[พค]\.\s?ศ\.\s?)?"
            r"((?:19|20|2[45])\d\d)(?!\d)",
            "dmy",
        ),
        # ngày 4 tháng 5 năm 2031, 4 tháng 5, 2031
        (r"(?<!\d)" + _DAY + r"\stháng\s(\d\d?)(?:,?\snăm\s|,?\s)" + _YEAR + r"(?!\d)", "dmy"),
    )
)  # fmt: skip
_OTHERS: Final = re.compile(r"[\u0900-\u0e4e]|tháng")
"""What text has that is searched for those forms as well."""
_DOTTED_CLOCK = re.compile(r"\bkl\.?\s?\d\d?\.\d\d\b|(?<![\d.])\d\d?\.\d\d(?=\s?(?:Uhr|UTC|GMT|hrs)\b)", re.IGNORECASE)
"""Times with a full stop, `kl. 10.15`, `10.15 Uhr`: without such a word they may be anything."""
_LIKE_CLOCK = re.compile(r"\d[:.h時时시]\s?\d\d")
_BETWEEN_CLOCK_AND_DAY = re.compile(r"[\s,.|–—(-]*(?:[A-Z]{2,4}\b[\s,.|–—-]*)?(?:[^\W\d]{2,12}[\s,.]*)?")
"""What may stand between a time and the day behind it: a zone, and the day of the week."""
_DIVIDERS: Final = re.compile(r"[|•·⋅●–—/]")


class FoundDate(NamedTuple):
    """A date in a text, with where it stands."""

    value: date
    start: int
    end: int
    other: date | None = None
    """The day with its two numbers in the other order, where both orders give one: `4/5/2031`."""


def may_have_date(text: str) -> bool:
    """Whether there is anything like a year in the first 240 characters: a quick test before the others."""
    head = text[:_LONGEST]
    return _is_likely(head) or (not head.isascii() and _OTHER_DIGIT.search(head) is not None)


def _is_likely(head: str) -> bool:
    return _LIKELY.search(head) is not None or (not head.isascii() and _THAI_YEAR.search(head) is not None)


def find_date(text: str, *, month_first: bool = False) -> FoundDate | None:
    """The first full date (year, month and day) in the first 240 characters.

    `4/5/2031` is the fourth of May, as in most countries, unless the month comes first; `5/14/2031` is the fourteenth.
    """
    head = text[:_LONGEST]
    if not head.isascii() and _OTHER_DIGIT.search(head):
        head = head.translate(_ASCII_DIGITS)
    # Where no date has the form in which it matters, countries share what was found.
    month_first = month_first and ("/" in head or "-" in head)
    return _first_date(head, month_first) if _is_likely(head) else None


@lru_cache(maxsize=1 << 10)
def _first_date(head: str, month_first: bool) -> FoundDate | None:
    """The first date in a short text. What classifiers looked for is looked for again by several fields."""
    first: FoundDate | None = None
    has_others = not head.isascii() and _OTHERS.search(head) is not None
    for pattern, order in (*_PATTERNS, *_OTHER_PATTERNS) if has_others else _PATTERNS:
        for match in pattern.finditer(head):
            if first is not None and match.start() >= first.start:
                break
            value = _value(match, order, month_first)
            if value is not None:
                first = FoundDate(value, match.start(1), match.end(), _in_other_order(value, order))
                break
    return first


def _value(match: re.Match[str], order: str, month_first: bool) -> date | None:
    parts = {part: group for part, group in zip(order, match.groups(), strict=True) if group is not None}
    month = parts["m"]
    number = int(month) if month.isdecimal() else _named_month(match, month)
    if number is None:
        return None
    year, day = int(parts["y"]), int(parts["d"])
    if year < 100:
        year += 2000
    if year >= _FIRST_BUDDHIST_YEAR:
        year -= BUDDHIST
    if order == "dmmy" and (number > 12 >= day or (month_first and day <= 12 and "." not in match.group())):
        number, day = day, number
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _named_month(match: re.Match[str], name: str) -> int | None:
    """The month of that name; some mean another one behind a day with a full stop: `4. listopada`, `4 listopada`."""
    has_stop = f". {name}" in match[0] or f".{name}" in match[0]
    return (month_number(f".{name}") if has_stop else None) or month_number(name)


def _in_other_order(value: date, order: str) -> date | None:
    is_settled = order != "dmmy" or value.day > 12 or value.day == value.month
    return None if is_settled else value.replace(month=value.day, day=value.month)


class DatedText(NamedTuple):
    """A date in a text, with its time of day if that stands beside it, and the text between it and the one before."""

    moment: datetime | date
    before: str
    other: date | None = None
    """The day in the other order of its numbers, where nothing in the text settles the order."""


def find_dates(text: str, *, month_first: bool = False) -> list[FoundDate]:
    """The full dates in a text in order, at most four, the first within 240 characters, each next within as many."""
    found: list[FoundDate] = []
    end = 0
    while len(found) < _MOST_DATES and (match := find_date(text[end:], month_first=month_first)) is not None:
        found.append(FoundDate(match.value, end + match.start, end + match.end, match.other))
        end += match.end
    return found


def read_dates(text: str, *, month_first: bool = False) -> list[DatedText]:
    """The dates in a text in order, at most four."""
    found = find_dates(text, month_first=month_first)
    if not found:
        return []
    starts = [*(match.start for match in found[1:]), len(text)]
    ends = [0, *(match.end for match in found)]
    dated: list[DatedText] = []
    is_taken = False
    for match, next_start, last_end in zip(found, starts, ends, strict=False):
        before = text[last_end : match.start]
        day = _settled(match, before)
        moment = _with_clock(text[:next_start], day)
        earlier = None if moment or is_taken else _with_clock_before(before, day)
        is_taken = moment is not None
        dated.append(DatedText(moment or earlier or day.value, before, day.other))
    return dated


def _settled(match: FoundDate, before: str) -> FoundDate:
    """The date in the order that the day of the week before it settles: `Mon, 02/03/2031`."""
    words = before.split() if match.other else []
    named = weekday_number(words[-1].strip(_AROUND_WEEKDAYS)) if words else None
    if match.other and named == match.other.weekday():
        return match._replace(value=match.other, other=None)
    return match._replace(other=None) if named == match.value.weekday() else match


def parse_moment(text: str, *, month_first: bool = False) -> datetime | date | None:
    """A machine-readable date, else the first date in the text; a day without a time of day stays a day.

    Read are ISO 8601, RFC 2822 and what scripts write (`Sun May 04 2031 10:15:00 GMT+0200`), and seconds or
    milliseconds since 1970. A time has a zone only where the text names one by its distance to UTC.
    """
    text = text.strip()[:_LONGEST_MOMENT]
    try:
        if len(text) <= len("2031-01-31"):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:_EPOCH_DIGITS]), UTC)
    found = find_date(text, month_first=month_first)
    if found is None:
        return None
    return _with_clock(text, found) or found.value


@cache
def _clock() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(halves(), key=len, reverse=True)))
    return re.compile(
        rf"(\d\d?)(?::|h(?=\d\d\b)|[時时시]\s?)(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s?(?:({words})\b)?\.?\s?"
        r"(?:(?:UTC|GMT)?([+-]\d\d:?\d\d)|(Z|UTC|GMT)\b)?",
        re.IGNORECASE,
    )


def _with_clock(text: str, found: FoundDate) -> datetime | None:
    """The day with the time of day that stands in it or right behind it, read like `10:15`, `10:15:30 GMT`."""
    end = found.end + _CLOCK_DISTANCE
    clock = _clock().search(text, found.start, end)
    if clock is None and "." in text and (dotted := _with_colons(text)) != text:
        clock = _clock().search(dotted, found.start, end)
    if clock is None:
        return None
    between = text[found.end : clock.start()].strip(_AROUND_WEEKDAYS)
    if between and has_label(_DIVIDERS.split(between)[-1].strip()):
        return None
    return _at(found.value, clock, between)


def _with_clock_before(before: str, found: FoundDate) -> datetime | None:
    """The day with the time of day that stands right before it: `10:15 a.m. ET Feb. 3, 2031`."""
    if not _LIKE_CLOCK.search(before):
        return None
    text, start = _with_colons(before), max(0, len(before) - _CLOCK_DISTANCE)
    clock = next((one for one in _clock().finditer(text, start) if _is_right_before(before, one)), None)
    return _at(found.value, clock, before[: clock.start()]) if clock else None


def _is_right_before(before: str, clock: re.Match[str]) -> bool:
    return _BETWEEN_CLOCK_AND_DAY.fullmatch(before, clock.end()) is not None


def _with_colons(text: str) -> str:
    """A text with a colon for the full stop in times of day, each character in its place."""
    return _DOTTED_CLOCK.sub(lambda match: match[0].replace(".", ":"), text)


def _at(day: date, clock: re.Match[str], before: str) -> datetime | None:
    """The day with a time of day, before which stands what may tell the half of the day."""
    hour, minute, second, half, offset, utc = clock.groups()
    if half is None and before and not before.isascii():
        half = next((word for word in halves() if not word.isascii() and before.rstrip().endswith(word)), None)
    if half:
        hour = str(int(hour) % 12 + halves()[half.lower()])
    zone = offset or ("+00:00" if utc else "")
    try:
        return datetime.fromisoformat(f"{day}T{int(hour):02}:{minute}:{second or '00'}{zone}")
    except ValueError:
        return None


def without_odd_zone(moment: datetime) -> datetime:
    """The moment, without its zone if that has seconds: RFC 3339, and so JSON, has no such zones."""
    offset = moment.utcoffset()
    return moment.replace(tzinfo=None) if offset is not None and offset.total_seconds() % 60 else moment
