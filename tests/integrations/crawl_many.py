"""Crawls the URLs of a list with Scrapy, and writes their articles.

    python -m tests.integrations.crawl_many scrapy URLS ITEMS
    python -m tests.integrations.crawl_many poet URLS ITEMS

Callbacks take the article of the response, or, with scrapy-poet, ask for it by its type.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy_poet import DummyResponse

from bodycopy import Article
from bodycopy.integrations.record import FIELDS
from bodycopy.integrations.scrapy import article_of

WAY, URLS, ITEMS = sys.argv[1:]


class ManyPages(scrapy.Spider):
    start_urls: ClassVar = Path(URLS).read_text("utf-8").splitlines()
    custom_settings: ClassVar = {
        "ITEM_PIPELINES": {"bodycopy.integrations.scrapy.ArticlePipeline": 100},
        "BODYCOPY_FIELDS": list(FIELDS),
        "FEEDS": {ITEMS: {"format": "jsonlines"}},
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
    }


class ManyResponses(ManyPages):
    name = "scrapy"

    def parse(self, response: Response) -> Iterator[Article]:
        yield article_of(response)


class ManyInjected(ManyPages):
    name = "poet"
    custom_settings: ClassVar = {
        **ManyPages.custom_settings,
        "ADDONS": {"scrapy_poet.Addon": 300},
        "SCRAPY_POET_PROVIDERS": {"bodycopy.integrations.poet.ArticleProvider": 500},
    }

    def parse(self, response: DummyResponse, article: Article) -> Iterator[Article]:
        yield article


if __name__ == "__main__":
    process = CrawlerProcess()
    process.crawl(next(spider for spider in (ManyResponses, ManyInjected) if spider.name == WAY))
    process.start()
