"""The place, and sometimes the agency, that a news text opens with."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import regex

from bodycopy.lexicon.agencies import agency
from bodycopy.lexicon.bylines import byline_words
from bodycopy.lexicon.datelines import no_places

_LONGEST: Final = 80
_SHORTEST_PARAGRAPH: Final = 141
_WITH_DASH: Final = 60
_WIRES: Final = ("newswire", "wire")
"""How the names of services end that send out what companies write."""
_DASHES: Final = frozenset("-–—―")
_MARKS: Final = frozenset("–—―([/【新中")
"""What each of the forms has one of, or a hyphen beside a space or another."""
_DASH = r"(?:\s?(?:–|—|―|--)\s?|\s-{1,2}\s|-\s)"
_SOURCE = r"(?:[(\[]\s?(?P<agency>[^()\[\]]{2,30})[)\]]|/\s?(?P<agency>[^()/]{2,30})/)"
_UPPER = r"\p{Lu}[\p{Lu}\p{M}.'’\-/]*"
_CAPITALS = rf"(?=.{{3}}){_UPPER}(?:\s{_UPPER}){{0,4}}(?<=[\p{{Lu}}\p{{M}}.]{{2}})"
_CASED = r"\p{Lu}[\p{L}\p{M}.'’\-/]+"
_TITLE_CASE = rf"{_CASED}(?:\s(?:(?:am|an|der|de|do|del|la|le|di|sur|upon|i)\s)?{_CASED}){{0,3}}"
_STATE = r"(?:,\s\p{Lu}[\p{L}.]{1,14}(?:\s\p{Lu}[\p{L}.]{1,14})?(?![\p{L}\d]|\.?\s?\d)){0,2}"
_DAY_FIRST = r"(?:le\s)?\d{1,2}(?:er|\.)?\s(?:de\s)?\p{L}{3,12}\.?"
_MONTH_FIRST = r"\p{Lu}\p{L}{2,11}\.?\s\d{1,2}"
_DAY = rf"(?:[,.]?\s(?:{_DAY_FIRST}|{_MONTH_FIRST})(?:,?\s(?:de\s)?(?:19|20)\d\d)?,?\.?)?"
_CAPITAL = r"(?=[\"“‘«„(]?[\p{Lu}\p{Lo}\d])"
_FORMS: Final = (
    # OSTERMOOR, Skarn (dpa) – · NEW YORK, Jan 5 (Reuters) - · Paris (AFP) – · МОСКВА, 5 января. /ТАСС/.
    rf"(?P<place>{_CAPITALS}{_STATE}|{_TITLE_CASE}{_STATE}){_DAY}\s?{_SOURCE}(?:{_DASH}|\s?[.:]\s|\.-\s)",
    # OSTERMOOR – · OSTERMOOR, Skarn — · OSTERMOOR, 5 января — РИА Новости.
    rf"(?P<place>{_CAPITALS}{_STATE}){_DAY}{_DASH}{_CAPITAL}(?:(?P<agency>\p{{Lu}}[\p{{L}} ]{{2,20}})\.\s)?",
    # (Reuters) -
    rf"{_SOURCE}{_DASH}(?P<place>{_CAPITALS}{_STATE}(?=,\s\d{{1,2}}\s\p{{Lu}}{{3}}\s?-\s))?",
    # 【東京＝共同】 【ワシントン時事】
    r"[【\[(](?P<place>[\p{Han}\p{Katakana}\p{Hangul}ー・]{2,12}?)[＝=]?(?P<agency>共同|時事|연합뉴스|뉴시스|AFP時事|ロイター)[】\])]",
    # القاهرة (رويترز) -
    r"(?P<place>\p{Arabic}{2,15}(?:\s\p{Arabic}{2,15}){0,2}?)(?:\s\d{1,2}\s\p{Arabic}{3,12})?\s\((?P<agency>[^()]{2,30})\)\s?[-–—]",
    # 新华社北京1月5日电
    r"(?P<agency>新华社|新華社|中新网|中新社)(?P<place>\p{Han}{2,6}?)\d{1,2}月\d{1,2}日[电電]",
)


class Dateline(NamedTuple):
    """A place in the page's own spelling, and an agency's short name."""

    place: str | None
    agency: str | None


NO_DATELINE = Dateline(None, None)
"""What a paragraph without a dateline gives."""


@cache
def _patterns() -> tuple[regex.Pattern[str], ...]:
    return tuple(regex.compile(form) for form in _FORMS)


def read_dateline(paragraph: str) -> Dateline:
    """The dateline of an article's first paragraph: `DAMASCUS –`, `Berlin (dpa) –`, `(Reuters) -`."""
    opening = paragraph[:_LONGEST]
    if _MARKS.isdisjoint(opening) and "- " not in opening and "--" not in opening:
        return NO_DATELINE  # a cheap test before the patterns
    for pattern in _patterns():
        match = pattern.match(opening)
        if match is None:
            continue
        found = match.groupdict()
        place, source = found.get("place"), found.get("agency")
        known = agency(source) or agency(source.partition("/")[0]) if source else None
        if source and known is None and not _may_report_from(place, source):
            continue
        if place and place.split()[0].lower() in byline_words("openings"):
            place = None  # of what stands before the agency it can't be told where the place begins
        if place and place.lower().strip(" .") in no_places():
            place = None
        if place or known:
            return Dateline(place.strip() if place else None, known)
    return NO_DATELINE


def _may_report_from(place: str | None, source: str) -> bool:
    """Whether a source that is no agency stands behind a place: a station, with it in capitals, or a broadcaster."""
    is_station = source.upper() == source or source.lower().endswith(_WIRES)
    return place is not None and (
        (place.partition(",")[0].isupper() and is_station) or source.lower() in byline_words("houses")
    )


def opens_with_dateline(text: str) -> bool:
    """Whether a text is a paragraph that opens with a place or an agency and a dash."""
    if len(text) < _SHORTEST_PARAGRAPH or _DASHES.isdisjoint(text[:_WITH_DASH]):
        return False  # a cheap test before the patterns
    return read_dateline(text) != NO_DATELINE
