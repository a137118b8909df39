"""When the article was published and changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from bodycopy.dates import find_date, parse_moment
from bodycopy.metadata.json_ld import Json, text_of
from bodycopy.page import Page, Role

_PUBLISHED: Final = (
    "article:published_time", "datepublished", "og:published_time", "date", "pubdate", "publishdate", "publish-date",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.date", "article.published",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED: Final = (
    "article:modified_time", "datemodified", "og:updated_time", "last-modified", "lastmod", "dcterms.modified",
)  # fmt: skip
_PLACEHOLDERS: Final = frozenset({date(1970, 1, 1)})
"""What programs write for no date at all: the first second of their calendars, years nobody printed news in."""
_FIRST_YEAR: Final = 1600
_LAST_YEAR: Final = 2100


def published(page: Page, data: Json) -> datetime | date | None:
    """What the JSON-LD says, else the head, else the `<time>` or the first date of a date line.

    The date is not held against today's: the same page gives the same result whenever it is read.
    """
    return _declared(page, data, "datePublished", _PUBLISHED) or _visible(page)


def modified(page: Page, data: Json) -> datetime | date | None:
    """What the JSON-LD says, else the head."""
    return _declared(page, data, "dateModified", _MODIFIED)


def _declared(page: Page, data: Json, key: str, metas: tuple[str, ...]) -> datetime | date | None:
    for text in (text_of(data.get(key)), *(page.head.meta(name) for name in metas)):
        if text and (moment := _plausible(parse_moment(text))) is not None:
            return moment
    return None


def _visible(page: Page) -> datetime | date | None:
    dated = [line for line in page.lines if line.role is Role.DATE]
    indexes = {line.index for line in dated}
    for index, text in page.times:
        if index in indexes and (moment := _plausible(parse_moment(text))) is not None:
            return moment
    for line in dated:
        if (found := find_date(line.text)) is not None:
            return found.value
    return None


def _plausible(moment: datetime | date | None) -> datetime | date | None:
    """The moment, if it is one, to the whole minute of its zone; None for what only fills a field."""
    if moment is None or not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        return None
    if not isinstance(moment, datetime):
        return None if moment in _PLACEHOLDERS else moment
    if moment.date() in _PLACEHOLDERS:
        return None
    offset = moment.utcoffset()
    # RFC 3339, and so JSON, has no zones with seconds.
    return moment.replace(tzinfo=None) if offset is not None and offset.total_seconds() % 60 else moment
