"""A site crawled with Crawlee, each page as an article in its data set.

pip install bodycopy crawlee
python crawl_with_crawlee.py https://example.com/a
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence

from crawlee.crawlers import HttpCrawler, HttpCrawlingContext

from bodycopy import extract
from bodycopy.integrations.http import charset_of
from bodycopy.integrations.record import record


async def crawl(urls: Sequence[str]) -> HttpCrawler:
    """The crawler that crawled: `await crawler.get_data()` has the records of the articles."""
    crawler = HttpCrawler(max_requests_per_crawl=1_000)

    @crawler.router.default_handler
    async def keep(context: HttpCrawlingContext) -> None:
        response = context.http_response
        article = extract(
            await response.read(),
            url=context.request.loaded_url or context.request.url,
            http_charset=charset_of(response.headers.get("content-type")),
        )
        await context.push_data(record(article))

    await crawler.run(list(urls))
    return crawler


if __name__ == "__main__":
    asyncio.run(crawl(sys.argv[1:]))  # the articles are in storage/datasets/default
