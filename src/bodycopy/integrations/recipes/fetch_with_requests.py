"""A page fetched with requests, as an article.

pip install bodycopy requests
python fetch_with_requests.py https://example.com/a
"""

from __future__ import annotations

import sys

import requests

from bodycopy import Article, extract
from bodycopy.integrations.http import charset_of


def fetch(url: str) -> Article:
    """The article of a page. Raises `requests.RequestException` if it can't be had."""
    response = requests.get(url, timeout=30)
    response.raise_for_status()
    # Not `response.encoding`: where the header names no charset, that is ISO-8859-1.
    charset = charset_of(response.headers.get("Content-Type"))
    return extract(response.content, url=response.url, http_charset=charset)


if __name__ == "__main__":
    for address in sys.argv[1:]:
        print(fetch(address).markdown())
