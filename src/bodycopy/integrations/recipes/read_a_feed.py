"""The articles that an RSS or Atom feed points to, in full.

pip install bodycopy feedparser requests
python read_a_feed.py https://example.com/feed
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import feedparser
import requests

from bodycopy import Article, extract
from bodycopy.integrations.http import charset_of


def articles(feed_url: str) -> Iterator[Article]:
    """The articles of a feed's entries. Entries whose page can't be had are told on standard error."""
    with requests.Session() as session:
        feed = feedparser.parse(session.get(feed_url, timeout=30).content)
        for entry in feed.entries:
            if "link" not in entry:
                print(f"no link: {entry.get('title', 'an entry without a title')}", file=sys.stderr)
                continue
            try:
                response = session.get(entry.link, timeout=30)
                response.raise_for_status()
            except requests.RequestException as error:
                print(error, file=sys.stderr)
            else:
                charset = charset_of(response.headers.get("Content-Type"))
                yield extract(response.content, url=response.url, http_charset=charset)


if __name__ == "__main__":
    for article in articles(sys.argv[1]):
        print(article.markdown())
