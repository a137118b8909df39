"""When the article was published and changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from bodycopy.dates import find_date, parse_moment
from bodycopy.metadata.json_ld import Json, text_of
from bodycopy.page import Page, Role

_PUBLISHED: Final = (
    "article:published_time", "datepublished", "og:published_time", "date", "pubdate", "publishdate", "publish-date",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.date", "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED: Final = ("article:modified_time", "datemodified", "og:updated_time", "last-modified", "lastmod", "dcterms.modified")


def published(page: Page, data: Json) -> datetime | date | None:
    """What the JSON-LD says, else the head, else the `<time>` or the first date of a date line."""
    return _declared(page, data, "datePublished", _PUBLISHED) or _visible(page)


def modified(page: Page, data: Json) -> datetime | date | None:
    """What the JSON-LD says, else the head."""
    return _declared(page, data, "dateModified", _MODIFIED)


def _declared(page: Page, data: Json, key: str, metas: tuple[str, ...]) -> datetime | date | None:
    for text in (text_of(data.get(key)), *(page.head.meta(name) for name in metas)):
        if text and (moment := parse_moment(text)) is not None:
            return moment
    return None


def _visible(page: Page) -> datetime | date | None:
    dated = [line for line in page.lines if line.role is Role.DATE]
    indexes = {line.index for line in dated}
    for index, text in page.times:
        if index in indexes and (moment := parse_moment(text)) is not None:
            return moment
    for line in dated:
        if (found := find_date(line.text)) is not None:
            return found.value
    return None
