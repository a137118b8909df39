"""When the article was published and changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Final

from bodycopy.dates import parse_moment, without_odd_zone
from bodycopy.lexicon.months import month_number
from bodycopy.metadata.claims import Claim, supported
from bodycopy.metadata.json_ld import text_of
from bodycopy.metadata.printed_dates import (
    Moment,
    PrintedDate,
    dates_in_words,
    in_order,
    printed_dates,
    relative_changes,
)
from bodycopy.metadata.printed_dates import day_of as _day
from bodycopy.metadata.sources import Sources

_PUBLISHED: Final = {
    "article:published_time": 0.85, "og:published_time": 0.8, "datepublished": 0.8, "article:published": 0.8,
    "publish-date": 0.75, "publishdate": 0.75, "publication_date": 0.75, "pubdate": 0.75, "parsely-pub-date": 0.75,
    "sailthru.date": 0.75, "article.published": 0.75, "cxenseparse:recs:publishtime": 0.7, "dcterms.created": 0.7,
    "dc.date.issued": 0.7, "dcterms.issued": 0.7, "dcterms.date": 0.65, "dc.date": 0.65, "dc.date.created": 0.65,
    "citation_publication_date": 0.7, "citation_date": 0.65, "og:article:published_time": 0.8, "datecreated": 0.6,
    "release_date": 0.6, "date": 0.65, "published-date": 0.75, "published_date": 0.75, "publish_date": 0.75,
    "publication-date": 0.75, "article:published_date": 0.8, "article:create_date": 0.65, "og:pubdate": 0.7,
    "bt:pubdate": 0.7, "rnews:datepublished": 0.7, "originalpublicationdate": 0.75, "article_date_original": 0.7,
    "shareaholic:article_published_time": 0.75, "pub_date": 0.75, "published": 0.7, "creation_date": 0.55,
    "created": 0.55,
}  # fmt: skip
_MODIFIED: Final = {
    "article:modified_time": 0.85, "datemodified": 0.8, "og:updated_time": 0.7, "last-modified": 0.6, "lastmod": 0.6,
    "dcterms.modified": 0.7, "dc.date.modified": 0.7, "article:modified": 0.8, "modified": 0.6, "article.updated": 0.7,
    "revised": 0.5, "article:modified_date": 0.8, "modified-date": 0.7, "modified_date": 0.7, "modified_time": 0.7,
    "shareaholic:article_modified_time": 0.7,
}  # fmt: skip
_JSON_LD: Final = 0.9
_CREATED: Final = 0.6
_MARKED: Final = 0.7
_DATING: Final = ("itemprop", "property")
"""The attributes that mark dates."""
_ONE_OF_MANY: Final = 0.2
_LATER_LINE: Final = 0.3
_CHANGED: Final = 0.28
_URL: Final = 0.6
_PLACEHOLDERS: Final = frozenset({date(1970, 1, 1), date(1969, 12, 31)})
"""What programs write for no date at all: the first second of their calendars, west of Greenwich on the day before."""
_FIRST_EPOCH: Final = 1e9
_LAST_EPOCH: Final = 1e13
_FIRST_YEAR: Final = 1600
_LAST_YEAR: Final = 2100
_A_DAY: Final = timedelta(days=1)
"""By how much a page's date may lie beyond the time at which it was fetched: clocks and zones differ."""
_NO_OFFSET: Final = timedelta()
_TRUST: Final = attrgetter("trust")
_FARTHEST_ZONES: Final = (timedelta(hours=-12), timedelta(hours=14))
_IN_URL: Final = re.compile(
    r"(?<![^/_.-])((?:19|20)\d\d)(?:/(\d\d?|[a-z]{3,9})/(\d\d?)(?=/|\.|$)|([_.-]?)(\d\d)\4(\d\d)(?![^/_.-]))",
    re.IGNORECASE,
)


def published(sources: Sources) -> tuple[Claim[Moment], ...]:
    """When the article was first published, by what is declared, by its lines and by its URL.

    Nothing is held against the clock of the machine, so that a page gives the same result whenever it is read; against
    the time at which the page was fetched or saved it is, where that is known.
    """
    declared = sources.once(_declared_publication) or _marked(sources, "datePublished")
    claims = [*declared, *_visible(sources, changed=False), *_in_url(sources)]
    return _ranked(claims or _in_words(dates_in_words(sources), changed=False), sources)


def modified(sources: Sources) -> tuple[Claim[Moment], ...]:
    """When the article was last changed, by what is declared and by its lines."""
    declared = sources.once(_declared_change)
    if not declared and not sources.once(_declared_publication):
        # Beside a declared publication, attributes say when the posts and comments of a thread were changed.
        declared = _marked(sources, "dateModified")
    claims = [*declared, *_visible(sources, changed=True)]
    return _ranked(claims or _in_words(relative_changes(sources), changed=True), sources)


def _declared_publication(sources: Sources) -> list[Claim[Moment]]:
    published = _declared(sources, "datePublished", _PUBLISHED)
    return published or [claim._replace(score=_CREATED) for claim in _declared(sources, "dateCreated", {})]


def _declared_change(sources: Sources) -> list[Claim[Moment]]:
    return _declared(sources, "dateModified", _MODIFIED)


def _declared(sources: Sources, key: str, metas: dict[str, float]) -> list[Claim[Moment]]:
    """What the JSON-LD and the head say."""
    declared: list[Claim[Moment]] = []
    for value, origin, share in sources.in_json_ld(key):
        if moment := parse_moment(_written(value), month_first=sources.month_first):
            declared.append(Claim(moment, origin, _JSON_LD * share))
    for text, origin, score in sources.in_metas(metas):
        if moment := parse_moment(text, month_first=sources.month_first):
            declared.append(Claim(moment, origin, score))
    return declared


def _written(value: object) -> str:
    """A JSON-LD value as text; numbers are the seconds or milliseconds since 1970."""
    if isinstance(value, float) and _FIRST_EPOCH <= value < _LAST_EPOCH:
        return str(int(value))
    return text_of(value) or ""


def _marked(sources: Sources, key: str) -> list[Claim[Moment]]:
    """What attributes in the markup say, which are asked only where the JSON-LD and the head say nothing."""
    marked = [
        (moment, f"{mark.attribute}:{key}")
        for attribute in _DATING
        for mark in sources.marks(attribute)
        if mark.name == key and (moment := parse_moment(mark.value))
    ]
    # Where other things on the page are marked as well, nothing tells which mark is the article's.
    is_sure = len({_day(moment) for moment, _ in marked}) == 1
    return [Claim(moment, origin, _MARKED if is_sure else _ONE_OF_MANY) for moment, origin in marked]


def _visible(sources: Sources, *, changed: bool) -> Iterator[Claim[Moment]]:
    """The dates on the page that are a change's, or those that are not; the first of the surest is the article's."""
    found = sources.once(_in_declared_order)
    # Above it may stand the day of the visit, or another story's.
    of_lines = (one for one in found if one.is_change is changed and "," not in one.origin)
    surest = max(of_lines, key=_TRUST, default=None)
    for moment, origin, trust, is_change, _ in found:
        if is_change is changed:
            is_surest = surest is not None and origin.partition(",")[0] == surest.origin
            yield Claim(moment, origin, trust if is_surest else _LATER_LINE)
        elif is_change:
            # The only date that readers see may be that of a change: the text is as old or older.
            yield Claim(moment, origin, _CHANGED)


def _in_declared_order(sources: Sources) -> list[PrintedDate]:
    """The dates on the page; a day such as 4/5/2031 in the order that the declarations or the URL have it in."""
    found = sources.once(printed_dates)
    if all(one.other is None for one in found):
        return found
    declared = [*sources.once(_declared_publication), *sources.once(_declared_change), *_in_url(sources)]
    days = {_day(claim.value) for claim in declared}
    return [one._replace(moment=in_order(one.moment, one.other, days)) for one in found]


def _in_words(found: Iterable[PrintedDate], *, changed: bool) -> Iterator[Claim[Moment]]:
    return (Claim(one.moment, one.origin, one.trust) for one in found if one.is_change is changed)


def _in_url(sources: Sources) -> Iterator[Claim[Moment]]:
    """The day in the page's URL: never one that is made up from a year and a month."""
    url = sources.page.address
    for match in _IN_URL.finditer(url.partition("?")[0]):
        year, month, day, _, joined_month, joined_day = match.groups()
        named = month or joined_month
        number = int(named) if named.isdigit() else month_number(named) or 0
        try:
            found = date(int(year), number, int(day or joined_day))
        except ValueError:
            continue
        yield Claim(found, "url", _URL)
        return


def _ranked(claims: Iterable[Claim[Moment]], sources: Sources) -> tuple[Claim[Moment], ...]:
    seen = sources.seen
    kept = [Claim(moment, claim.origin, claim.score) for claim in claims if (moment := _plausible(claim.value, seen))]
    if len(kept) < 2:
        return supported(kept, _day)
    printed = {_day(claim.value) for claim in kept if claim.score > _LATER_LINE and not _is_utc(claim.value)}
    ranked = supported(kept, lambda moment: _local_day(moment, printed))
    return tuple(sorted(ranked, key=lambda claim: (-claim.score, -_exactness(claim.value, printed))))


def _local_day(moment: Moment, printed: set[date]) -> date:
    """The day of the moment; of one in UTC that of the page's own zone, if the page prints it elsewhere."""
    day = _day(moment)
    if day in printed or not isinstance(moment, datetime) or not _is_utc(moment):
        return day
    possible = {(moment + zone).date() for zone in _FARTHEST_ZONES}
    return max(possible & printed, default=day)


def _exactness(moment: Moment, printed: set[date]) -> int:
    """How much a value says of those that say the same day: the right day, the time, the zone."""
    if not isinstance(moment, datetime):
        return 2
    if moment.tzinfo is None:
        return 3
    if not _is_utc(moment):
        return 5
    return 4 if _local_day(moment, printed) == moment.date() else 0


def _is_utc(moment: Moment) -> bool:
    return isinstance(moment, datetime) and moment.utcoffset() == _NO_OFFSET


def _plausible(moment: Moment, seen: datetime | None) -> Moment | None:
    """The moment to the whole minute of its zone; None for what only fills a field, and for the future."""
    if not _FIRST_YEAR <= moment.year < _LAST_YEAR or _day(moment) in _PLACEHOLDERS:
        return None
    if seen is not None and _day(moment) - _A_DAY > _day(seen):
        return None
    if not isinstance(moment, datetime):
        return moment
    return without_odd_zone(moment)
