"""Crawls a site with Scrapy, by spiders that each use bodycopy in another way, and writes what came of it.

    python -m tests.integrations.crawl FOLDER URL URL...

For each spider FOLDER gets its items (NAME.jsonl, NAME.csv, NAME.xml) and its stats (NAME.stats.json).
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pydantic
import scrapy
import zyte_common_items
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy_poet import DummyResponse
from web_poet import WebPage

from bodycopy import Article
from bodycopy.integrations.poet import to_zyte
from bodycopy.integrations.scrapy import article_of

FOLDER = Path(sys.argv[1])
URLS = sys.argv[2:]

POET = {
    "ADDONS": {"scrapy_poet.Addon": 300},
    "SCRAPY_POET_PROVIDERS": {"bodycopy.integrations.poet.ArticleProvider": 500},
}
CLEANING = {"ITEM_PIPELINES": {"bodycopy.integrations.scrapy.ArticlePipeline": 100}}


class Spider(scrapy.Spider):
    start_urls: ClassVar = URLS
    handle_httpstatus_list: ClassVar = [404]

    @classmethod
    def update_settings(cls, settings: Any) -> None:
        super().update_settings(settings)
        feeds = {
            str(FOLDER / f"{cls.name}.jsonl"): {"format": "jsonlines"},
            str(FOLDER / f"{cls.name}.csv"): {"format": "csv", "fields": ["url", "title", "text", "authors", "body"]},
            str(FOLDER / f"{cls.name}.xml"): {"format": "xml"},
        }
        settings.set("FEEDS", feeds, priority="spider")

    def closed(self, reason: str) -> None:
        assert self.crawler.stats is not None
        stats = json.dumps(self.crawler.stats.get_stats(), default=str)
        (FOLDER / f"{self.name}.stats.json").write_text(stats, "utf-8")


class ArticlesAsItems(Spider):
    """The callback gives articles, and nothing is set up."""

    name = "bare"

    def parse(self, response: Response) -> Iterator[Article]:
        yield article_of(response)


class ArticlesThroughPipeline(ArticlesAsItems):
    """The callback gives articles, and the pipeline makes records of them."""

    name = "records"
    custom_settings: ClassVar = CLEANING


class ItemWithFields(scrapy.Item):
    url = scrapy.Field()
    html = scrapy.Field()


@dataclasses.dataclass
class DataclassItem:
    url: str
    html: Any


@attrs.define
class AttrsItem:
    url: str
    html: Any


class PydanticItem(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(arbitrary_types_allowed=True)
    url: str
    html: Any


class ItemsOfEveryType(Spider):
    """The callback gives items of Scrapy's five types, each with the page as a response, as bytes and as text."""

    name = "types"
    start_urls: ClassVar = URLS[:2]
    custom_settings: ClassVar = {**CLEANING, "BODYCOPY_FIELDS": "title,text,encoding"}

    def parse(self, response: Response) -> Iterator[Any]:
        for make in (dict, ItemWithFields, DataclassItem, AttrsItem, PydanticItem):
            for page in (response, response.body, response.text):
                yield make(url=response.url, html=page)
        yield {"url": response.url, "no": "page"}


class OtherFields(Spider):
    """The fields of the items have other names."""

    name = "fields"
    custom_settings: ClassVar = {
        **CLEANING,
        "BODYCOPY_HTML_FIELD": "source",
        "BODYCOPY_URL_FIELD": "link",
        "BODYCOPY_ARTICLE_FIELD": "story",
        "BODYCOPY_FIELDS": ["url", "status"],
    }

    def parse(self, response: Response) -> Iterator[Any]:
        yield {"link": response.url, "source": response.text}


class BadItem(Spider):
    """One item of two holds no page."""

    name = "bad"
    custom_settings: ClassVar = CLEANING
    start_urls: ClassVar = URLS[:1]

    def parse(self, response: Response) -> Iterator[Any]:
        yield {"url": response.url, "html": 7}
        yield {"url": response.url, "html": response}


class ArticleInCallback(Spider):
    """The callback asks for the article by its type."""

    name = "callback"
    custom_settings: ClassVar = POET

    def parse(self, response: DummyResponse, article: Article) -> Iterator[Any]:
        yield {"url": article.url, "title": article.title, "text": article.text}


@attrs.define
class StoryPage(WebPage):
    """A page object that takes what bodycopy found, and adds what is particular to the site."""

    article: Article

    @property
    def link_count(self) -> int:
        return len(self.response.css("a"))


class ArticleInPageObject(Spider):
    """The callback asks for a page object that asks for the article; twice, the second time from the cache."""

    name = "page_object"
    custom_settings: ClassVar = {**POET, "SCRAPY_POET_CACHE": str(FOLDER / "cache"), "CONCURRENT_REQUESTS": 1}

    async def start(self) -> AsyncIterator[Any]:
        for url in URLS * 2:
            yield scrapy.Request(url, dont_filter=True)

    def parse(self, response: DummyResponse, page: StoryPage) -> Iterator[zyte_common_items.Article]:
        assert page.link_count >= 0
        yield to_zyte(page.article)


SPIDERS = (
    ArticlesAsItems,
    ArticlesThroughPipeline,
    ItemsOfEveryType,
    OtherFields,
    BadItem,
    ArticleInCallback,
    ArticleInPageObject,
)


def main() -> None:
    process = CrawlerProcess({"LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "DOWNLOAD_DELAY": 0})
    for spider in SPIDERS:
        process.crawl(spider)
    process.start()


if __name__ == "__main__":
    main()
