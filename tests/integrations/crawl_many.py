"""Crawls the URLs of a list with Scrapy, and writes their articles.

python -m tests.integrations.crawl_many URLS ITEMS
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

from bodycopy import Article
from bodycopy.integrations.record import FIELDS
from bodycopy.integrations.scrapy import article_of


class ManyPages(scrapy.Spider):
    name = "many"
    start_urls: ClassVar = Path(sys.argv[1]).read_text("utf-8").splitlines()
    custom_settings: ClassVar = {
        "ITEM_PIPELINES": {"bodycopy.integrations.scrapy.ArticlePipeline": 100},
        "BODYCOPY_FIELDS": list(FIELDS),
        "FEEDS": {sys.argv[2]: {"format": "jsonlines"}},
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
    }

    def parse(self, response: Response) -> Iterator[Article]:
        yield article_of(response)


if __name__ == "__main__":
    process = CrawlerProcess()
    process.crawl(ManyPages)
    process.start()
