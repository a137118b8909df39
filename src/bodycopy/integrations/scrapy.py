"""bodycopy in Scrapy: the article of a response, and an item pipeline that cleans the pages in items.

Settings of the pipeline:

| setting | default | what it is |
| --- | --- | --- |
| `BODYCOPY_HTML_FIELD` | `"html"` | the field of an item that holds the page: bytes, text, or the response itself |
| `BODYCOPY_URL_FIELD` | `"url"` | the field with the page's URL, where the page is bytes or text |
| `BODYCOPY_ARTICLE_FIELD` | that of the page | the field to put the article into |
| `BODYCOPY_FIELDS` | all but `lines` | which fields of the article to keep (`bodycopy.integrations.record.FIELDS`) |
"""

from __future__ import annotations

from typing import Any, Final, Self

from bodycopy import Article, extract
from bodycopy.integrations.extras import missing
from bodycopy.integrations.http import charset_of
from bodycopy.integrations.record import FIELDS, checked, record, role_counts
from bodycopy.sources.types import mail_moment

try:
    from itemadapter import ItemAdapter
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.statscollectors import StatsCollector
except ModuleNotFoundError as error:
    raise missing("scrapy", error) from error

_DEFAULT_FIELDS: Final = tuple(name for name in FIELDS if name != "lines")


def article_of(response: Response) -> Article:
    """The article of a response, from its bytes, and the charset and the date of its HTTP header.

    `response.text` would be decoded by other rules: pages that say a wrong charset would be read wrongly.
    """
    return extract(
        response.body,
        url=response.url,
        http_charset=charset_of(_header(response, "Content-Type")),
        fetched=mail_moment(_header(response, "Date")),
    )


def _header(response: Response, name: str) -> str:
    value: bytes = response.headers.get(name) or b""
    return value.decode("latin-1")


class ArticlePipeline:
    """Puts articles where items hold pages, and counts what it sees in the stats of the crawl.

    Items of every type that Scrapy knows are taken: dicts, `Item`s, dataclasses, attrs classes, pydantic models. The
    article goes into the item as a record (a dict that every feed export can write); an item that is an `Article`
    itself becomes its record; items without a page pass.

    Counted are `bodycopy/status/STATUS` (pages) and `bodycopy/roles/ROLE` (lines).
    """

    def __init__(
        self, stats: StatsCollector, html_field: str, url_field: str, article_field: str, fields: tuple[str, ...]
    ) -> None:
        self._stats = stats
        self._html_field = html_field
        self._url_field = url_field
        self._article_field = article_field
        self._fields = fields

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The pipeline, set up by the settings of the crawl.

        Raises:
            ValueError: `BODYCOPY_FIELDS` names what no article has.
        """
        settings = crawler.settings
        html_field = settings.get("BODYCOPY_HTML_FIELD", "html")
        assert crawler.stats is not None  # it is made before pipelines are
        return cls(
            crawler.stats,
            html_field,
            url_field=settings.get("BODYCOPY_URL_FIELD", "url"),
            article_field=settings.get("BODYCOPY_ARTICLE_FIELD", html_field),
            fields=checked(settings.getlist("BODYCOPY_FIELDS", list(_DEFAULT_FIELDS))),
        )

    def process_item(self, item: Any, spider: Any = None) -> Any:
        """The item with its article. Scrapy 2.13 hands over the spider as well."""
        if isinstance(item, Article):
            return self._counted(item)
        adapter = ItemAdapter(item)
        page = adapter.get(self._html_field)
        if page is not None:
            article = article_of(page) if isinstance(page, Response) else extract(page, url=self._url(adapter))
            adapter[self._article_field] = self._counted(article)
        return item

    def _url(self, adapter: ItemAdapter) -> str | None:
        url = adapter.get(self._url_field)
        return None if url is None else str(url)

    def _counted(self, article: Article) -> dict[str, Any]:
        self._stats.inc_value(f"bodycopy/status/{article.status}")
        for role, count in role_counts(article).items():
            self._stats.inc_value(f"bodycopy/roles/{role}", count)
        return record(article, self._fields)
