"""A spider of Scrapy that follows links and writes articles.

pip install 'bodycopy[scrapy]'
scrapy runspider spider.py -a site=https://example.com/ -o articles.jsonl
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, ClassVar

import scrapy
from scrapy.http import Response, TextResponse
from scrapy.linkextractors import LinkExtractor

from bodycopy.integrations.scrapy import article_of


class ArticleSpider(scrapy.Spider):
    """Visits the pages of one site, and yields those that have an article."""

    name = "articles"
    custom_settings: ClassVar = {
        # Makes records of articles, so that every feed format can write them, and counts statuses and roles.
        "ITEM_PIPELINES": {"bodycopy.integrations.scrapy.ArticlePipeline": 100},
    }

    def __init__(self, site: str, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.site = site
        self.links = LinkExtractor(allow=site)

    async def start(self) -> AsyncIterator[Any]:
        """The first request; unlike the default one it is not made again when a page links to it."""
        yield scrapy.Request(self.site)

    def parse(self, response: Response) -> Iterator[Any]:
        """The article of the page, and requests for the pages it links to."""
        if isinstance(response, TextResponse):
            article = article_of(response)
            if article.text:
                yield article
            yield from response.follow_all(self.links.extract_links(response))
