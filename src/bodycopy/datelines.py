"""The place, and sometimes the agency, that a news text opens with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

import regex

from bodycopy.lexicon.agencies import agency, unspaced_forms
from bodycopy.lexicon.bylines import byline_words
from bodycopy.lexicon.datelines import cities, no_places, particles, wires
from bodycopy.lexicon.patterns import either

_LONGEST: Final = 80
_SHORTEST_PARAGRAPH: Final = 141
_WITH_DASH: Final = 60
_DASHES: Final = frozenset("-–—―")
_MARKS: Final = frozenset("–—―([/【新中")
"""What each of the forms has one of, or a hyphen beside a space or another."""
_STOPPED_DAY = regex.compile(r"\.\s\d{1,2}\s\p{Ll}{3,12}\.\s\p{Lu}")
"""What the form has that has none of these marks."""
_DASH = r"(?:\s?(?:–|—|―|--)\s?|\s-{1,2}\s|-\s)"
_SOURCE = r"(?:[(\[]\s?(?P<agency>[^()\[\]]{2,30})[)\]]|/\s?(?P<agency>[^()/]{2,30})/)"
_UPPER = r"\p{Lu}[\p{Lu}\p{M}.'’\-/]*"
_CAPITALS = rf"(?=.{{3}}){_UPPER}(?:\s{_UPPER}){{0,4}}(?<=[\p{{Lu}}\p{{M}}.]{{2}})"
_CASED = r"\p{Lu}[\p{L}\p{M}.'’\-/]+"
_TITLE_CASE = rf"{_CASED}(?:\s(?:(?:__PARTICLES__)\s)?{_CASED}){{0,3}}"
_STATE = r"(?:,\s(?!\S*\.\p{Ll}{2})\p{Lu}[\p{L}.]{1,14}(?:\s\p{Lu}[\p{L}.]{1,14})?(?![\p{L}\d]|\.?\s?\d)){0,2}"
_SITE = r"[\p{L}\d]{2,20}\.\p{Ll}{2,3}"
_COUNTRY = r"(?:\s\[[\p{L} ]{3,30}\])?"
_ANY_SITE = r"[\p{L}\d\-]{2,20}\.(?i:com?|net|org|info|tv|id)(?:\.\p{L}{2})?"
_DAY_FIRST = r"(?:le\s)?\d{1,2}(?:er|\.)?\s(?:de\s)?\p{L}{3,12}\.?"
_MONTH_FIRST = r"\p{Lu}\p{L}{2,11}\.?\s\d{1,2}"
_YEAR_FIRST = r"(?:19|20)\d\d\.\s\p{L}{3,12}\.?\s\d{1,2}\.(?:,\s\p{L}{4,10})?"
_THAT_DAY = rf"[,.]?\s(?:{_YEAR_FIRST}|(?:{_DAY_FIRST}|{_MONTH_FIRST})(?:,?\s(?:de\s)?(?:19|20)\d\d)?,?\.?)"
_DAY = rf"(?:{_THAT_DAY})?"
_INDIC = r"[\p{Devanagari}\p{Bengali}\p{M}]{2,15}"
_CAPITAL = r"(?=[\"“‘«„(]?[\p{Lu}\p{Lo}\d])"
_FORMS: Final = (
    # HARBOUR.CO.ID, OSTERMOOR -- · Harbour.com, Ostermoor -
    rf"{_ANY_SITE},\s(?P<place>{_CAPITALS}|{_TITLE_CASE}){_DASH}{_CAPITAL}",
    # OSTERMOOR, Skarn (dpa) – · PARIS, Jan 5 (Reuters) - · Paris (AFP) – · МОСКВА, 5 января. /ТАСС/. · ROMA, (ANSA)
    # OSTERMOOR, Feb 3 (PTI):The boat · Ostermoor [Skarn], February 3 (ANI):
    rf"(?P<place>{_CAPITALS}{_STATE}|{_TITLE_CASE}{_STATE}){_COUNTRY}(?P<day>{_DAY}),?\s?{_SOURCE}(?:{_DASH}|\s?[.:]\s|:(?=\p{{Lu}})|\.-\s)",
    # OSTERMOOR – · OSTERMOOR, Skarn — · OSTERMOOR, 5 января — РИА Новости.
    rf"(?P<place>{_CAPITALS}{_STATE}){_DAY}{_DASH}{_CAPITAL}(?:(?P<agency>\p{{Lu}}[\p{{L}} ]{{2,20}})\.\s)?",
    # OSTERMOOR, Harbour.com -
    rf"(?P<place>{_CAPITALS}),\s{_SITE}{_DASH}",
    # Mumbai, Feb 3 (PTI) A boat
    rf"(?P<place>{_CAPITALS}{_STATE}|{_TITLE_CASE}{_STATE}){_THAT_DAY}\s?{_SOURCE}\s{_CAPITAL}",
    # Київ. 3 лютого. УНН.
    rf"(?P<place>{_CAPITALS}|{_TITLE_CASE})\.\s\d{{1,2}}\s\p{{Ll}}{{3,12}}\.\s(?P<agency>\p{{Lu}}[\p{{Lu}}.\-]{{1,15}})(?:\.\s|{_DASH})",
    # (Reuters) -
    rf"{_SOURCE}{_DASH}(?P<place>{_CAPITALS}{_STATE}(?=,\s\d{{1,2}}\s\p{{Lu}}{{3}}\s?-\s))?",
    # 【東京＝共同】 【ワシントン時事】 [ワシントン 3日 ロイター]
    r"[【\[(](?P<place>[\p{Han}\p{Katakana}\p{Hangul}ー・]{2,12}?)(?:[＝=]|\s\d{1,2}日\s)?(?P<agency>(?i:__AGENCIES__))[】\])]",
    # القاهرة (رويترز) - · القاهرة - أ ش أ:
    r"(?P<place>\p{Arabic}{2,15}(?:\s\p{Arabic}{2,15}){0,2}?)(?:\s\d{1,2}\s\p{Arabic}{3,12})?"
    r"(?:\s\((?P<agency>[^()]{2,30})\)\s?[-–—]|\s[-–—]\s(?P<agency>[\p{Arabic}. ]{2,20}?)\s?(?::|[-–—]\s))",
    # नई दिल्ली, 3 फरवरी (पीटीआई) · ঢাকা (বাসস) ·
    rf"(?P<place>{_INDIC}(?:\s{_INDIC}){{0,2}}?)(?:,\s[\p{{N}}\p{{L}}\p{{M}}]{{1,10}}\s{_INDIC})?,?\s?\((?P<agency>[^()]{{2,30}})\)",
    # 新华社北京1月5日电 · （中央社記者王小明台北3日電）
    r"(?P<agency>__AGENCIES__)(?P<place>\p{Han}{2,6}?)\d{1,2}月\d{1,2}日[电電]",
    r"[（(](?P<agency>__AGENCIES__)(?:__TITLES__)\p{Han}{2,3}(?P<place>\p{Han}{2,6})(?:\d{1,2}月)?\d{1,2}日[电電][）)]",
)


_BEFORE_MARK: Final = regex.compile(
    rf"(?P<place>(?P<city>[\p{{L}}\p{{M}}'’\-]{{2,20}}(?:\s[\p{{L}}\p{{M}}'’\-]{{1,20}}){{0,2}}){_STATE}){_DAY}(?:\s?:|[.।])\s{_CAPITAL}"
)
"""OSTERMOOR: · OSTERMOOR, Feb 3: · Berlin. · नई दिल्ली:"""


class Dateline(NamedTuple):
    """A place in the page's own spelling, and an agency's short name."""

    place: str | None
    agency: str | None


NO_DATELINE = Dateline(None, None)
"""What a paragraph without a dateline gives."""


@cache
def _patterns() -> tuple[regex.Pattern[str], ...]:
    lists = {
        "__AGENCIES__": either(unspaced_forms()),
        "__PARTICLES__": either(particles()),
        "__TITLES__": either(byline_words("titles")),
    }
    return tuple(regex.compile(_with_words(form, lists)) for form in _FORMS)


def _with_words(form: str, lists: Mapping[str, str]) -> str:
    for name, words in lists.items():
        form = form.replace(name, words)
    return form


def read_dateline(paragraph: str) -> Dateline:
    """The dateline of an article's first paragraph: `DAMASCUS –`, `Berlin (dpa) –`, `(Reuters) -`, `KARACHI:`."""
    opening = paragraph[:_LONGEST]
    found = _in_its_form(opening)
    return _before_mark(opening) if found == NO_DATELINE else found


def _in_its_form(opening: str) -> Dateline:
    """The dateline whose form shows what it is, in any text."""
    has_marks = not _MARKS.isdisjoint(opening) or "- " in opening or "--" in opening
    if not has_marks and (opening.isascii() or not _STOPPED_DAY.search(opening)):
        return NO_DATELINE  # a cheap test before the patterns
    for pattern in _patterns():
        match = pattern.match(opening)
        if match is None:
            continue
        found = match.groupdict()
        place, source = found.get("place"), found.get("agency")
        known = agency(source) or agency(source.partition("/")[0]) if source else None
        if source and known is None and not _may_report_from(place, source, is_dated=bool(found.get("day"))):
            continue
        if place and place.split()[0].lower() in byline_words("openings"):
            place = None  # of what stands before the agency it can't be told where the place begins
        if place and place.lower().strip(" .") in no_places():
            place = None
        if place or known:
            return Dateline(place.strip() if place else None, known)
    return NO_DATELINE


def _may_report_from(place: str | None, source: str, *, is_dated: bool) -> bool:
    """Whether a source that is no agency stands behind a place: a broadcaster; a station behind capitals or a day."""
    is_station = source.upper() == source or source.lower().endswith(wires())
    return place is not None and (
        (is_station and (is_dated or place.partition(",")[0].isupper())) or source.lower() in byline_words("houses")
    )


def _before_mark(opening: str) -> Dateline:
    """The place before a colon or a full stop: a large city, or before a colon any in capitals."""
    match = _BEFORE_MARK.match(opening)
    return Dateline(match["place"], None) if match and (_is_in_capitals(match) or _is_city(match)) else NO_DATELINE


def _is_in_capitals(match: regex.Match[str]) -> bool:
    name = match["city"]
    return name.isupper() and match[0].rstrip().endswith(":") and no_places().isdisjoint(name.lower().split())


def _is_city(match: regex.Match[str]) -> bool:
    return match["city"].lower() in cities()


def read_city(summary: str) -> Dateline:
    """The large city that the summary above a text opens with; of other names there, few are places."""
    match = _BEFORE_MARK.match(summary[:_LONGEST])
    return Dateline(match["place"], None) if match and _is_city(match) else NO_DATELINE


def opens_with_dateline(text: str) -> bool:
    """Whether a text is a paragraph that opens with a place or an agency and a dash."""
    if len(text) < _SHORTEST_PARAGRAPH or _DASHES.isdisjoint(text[:_WITH_DASH]):
        return False  # a cheap test before the patterns
    return _in_its_form(text[:_LONGEST]) != NO_DATELINE
