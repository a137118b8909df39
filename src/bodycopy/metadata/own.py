"""Which of the things that a page's JSON-LD describes are the page's own article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import unquote

from bodycopy.json_ld import Json
from bodycopy.memo import remembered
from bodycopy.metadata.folding import folded
from bodycopy.metadata.json_ld import ARTICLES, PAGES, text_of, types_of, urls_of
from bodycopy.page import Line, Page, Role
from bodycopy.urls import host_and_path

_TELLING: Final = frozenset({"headline", "name", "datePublished", "author", "articleBody"})
"""An article without any of these is only named, not described."""
_ANOTHERS: Final = -2
"""The kinship of an article that has both another URL and another headline."""
_SHORTEST_TITLE: Final = 8
_LEAST_SHARED: Final = 0.6
"""The least share of a headline's words that stand in the page's title, too, if it is the same story's."""


def own_articles(page: Page, items: Iterable[Json], visible: Sequence[Line] | None = None) -> list[Json]:
    """The objects that describe the page's article, the surest first; several plugins may describe it each their way.

    `visible` are the lines of its headline, where they are known. The objects are those at the page's URL or under its
    headline; where there are none, the first that has nothing to compare.
    """
    articles = [item for item in items if not _TELLING.isdisjoint(item) and types_of(item) & ARTICLES]
    if not articles:
        return []
    if len(articles) == 1 and not {page.url, page.head.canonical}.isdisjoint(urls_of(articles[0])):
        return articles  # as on most pages
    urls = _addresses(page.url, page.head.canonical, page.head.meta("og:url"))
    said = _said(page, [line for line in page.lines if line.role is Role.TITLE] if visible is None else visible)
    kinships = [_kinship(item, urls, said) for item in articles]
    own = sorted((-kinship, n) for n, kinship in enumerate(kinships) if kinship > 0)
    if own:
        return [articles[n] for _, n in own]
    if len(articles) == 1 and kinships[0] > _ANOTHERS:
        return articles
    return next(([item] for item, kinship in zip(articles, kinships, strict=True) if kinship == 0), [])


def own_pages(items: Iterable[Json]) -> list[Json]:
    """The objects that describe the page, not its article: at most one."""
    return next(([item] for item in items if types_of(item) & PAGES), [])


def _kinship(item: Json, urls: set[str], said: list[str]) -> int:
    """How surely the object is the page's own: above 0 if URL or headline say so, below if they say it is another's."""
    addresses = _addresses(*urls_of(item))
    headline = folded(text_of(item.get("headline")) or text_of(item.get("name")) or "")
    same_url = bool(addresses & urls)
    same_title = len(headline) >= _SHORTEST_TITLE and any(_is_same(headline, title) for title in said)
    if same_url or same_title:
        return 2 * same_url + same_title
    return -bool(addresses and urls) - bool(headline and said)


def _said(page: Page, visible: Sequence[Line]) -> list[str]:
    """What the page says it is about: its titles, visible and in the head."""
    texts = (*(line.text for line in visible), page.head.title, page.head.meta("og:title") or "")
    return [title for text in texts if len(title := folded(text)) >= _SHORTEST_TITLE]


def _is_same(headline: str, title: str) -> bool:
    if headline in title or title in headline:
        return True
    words = set(headline.split())
    return len(words) > 2 and len(words & set(title.split())) >= _LEAST_SHARED * len(words)


def _addresses(*urls: str | None) -> set[str]:
    """URLs as they are compared: host and path, without what tells no page from another."""
    return {address for url in urls if url and (address := _address(url))}


@remembered(1 << 6)
def _address(url: str) -> str:
    host, written = host_and_path(url.strip())
    path = unquote(written).rstrip("/").lower()
    return f"{host.removeprefix('www.')}{path}" if path else ""
