"""Pages fetched eight at a time, as articles.

pip install bodycopy httpx
python fetch_with_httpx.py https://example.com/a https://example.com/b
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterable

import httpx

from bodycopy import Article, extract


async def articles(urls: Iterable[str]) -> AsyncIterator[Article]:
    """The articles of pages, in the order in which they arrive. Pages that can't be had are told on standard error."""
    at_a_time = asyncio.Semaphore(8)
    async with httpx.AsyncClient(follow_redirects=True) as client:

        async def page(url: str) -> httpx.Response:
            async with at_a_time:
                return (await client.get(url)).raise_for_status()

        for task in asyncio.as_completed([page(url) for url in urls]):
            try:
                response = await task
            except httpx.HTTPError as error:
                print(error, file=sys.stderr)
            else:
                # Bytes, and only what the header says: `response.text` and `response.encoding` would guess.
                yield extract(response.content, url=str(response.url), http_charset=response.charset_encoding)


async def main() -> None:
    """Print the articles of the pages on the command line as JSON Lines."""
    async for article in articles(sys.argv[1:]):
        print(article.model_dump_json())


if __name__ == "__main__":
    asyncio.run(main())
