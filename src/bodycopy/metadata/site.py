"""What the page says of itself: its site's name, and its own URL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from bodycopy.metadata.claims import Claim, best_first
from bodycopy.metadata.fillers import is_filler_url
from bodycopy.metadata.json_ld import text_of, types_of, url_of
from bodycopy.metadata.sources import Sources
from bodycopy.urls import absolute

_SITE_METAS: Final = {"og:site_name": 0.9, "application-name": 0.7, "apple-mobile-web-app-title": 0.5}
_PUBLISHER: Final = 0.6
_WEB_SITE: Final = 0.35
_FRONT_PAGE: Final = 0.3
_FRONTS: Final = frozenset({"/", "./", "../"})
_SLASHES_OF_HOST: Final = 2
_MARK_BEFORE: Final = re.compile(r"(?:\s[-–—:·•»«/]|[|｜：])\s*$")
_MARK_BEHIND: Final = re.compile(r"(?:\s[-–—·•»«/]\s|\s?[|｜]|[:：])")
_CANONICAL: Final = 0.9
_URL_METAS: Final = {"og:url": 0.8, "twitter:url": 0.7}
_JSON_LD_URL: Final = 0.6
_TOP: Final = 0.1
"""The trust in a URL of a site's front page where the page itself has a longer one."""


def site_names(sources: Sources) -> tuple[Claim[str], ...]:
    """The site's name: as the head gives it, the publisher's by the JSON-LD, or what the window and a link home say."""
    return sources.once(_ranked_site_names)


def _ranked_site_names(sources: Sources) -> tuple[Claim[str], ...]:
    return best_first(_site_names(sources)) or best_first(_web_sites(sources)) or best_first(_front_pages(sources))


def _web_sites(sources: Sources) -> Iterator[Claim[str]]:
    for item in sources.objects:
        if "WebSite" in types_of(item) and (text := text_of(item.get("name"))):
            yield Claim(text, "json-ld:WebSite.name", _WEB_SITE)


def _site_names(sources: Sources) -> Iterator[Claim[str]]:
    yield from sources.in_metas(_SITE_METAS)
    for value, origin, share in sources.in_json_ld("publisher"):
        if text := text_of(sources.reference(value)):
            yield Claim(text, origin, _PUBLISHER * share)


def _front_pages(sources: Sources) -> Iterator[Claim[str]]:
    """What the window's title has before or behind a mark, and the page links to its front page by."""
    page = sources.page
    window = " ".join(page.head.title.split())
    for number, href in enumerate(page.hrefs):
        if href and _is_front(href) and _names_window(page.texts[number], window):
            yield Claim(page.texts[number], f"line {number}", _FRONT_PAGE)


def _is_front(href: str) -> bool:
    return href in _FRONTS or (href.startswith("http") and href.rstrip("/").count("/") == _SLASHES_OF_HOST)


def _names_window(text: str, window: str) -> bool:
    """Whether the title of the window is the article's with this before or behind it, and a mark between them."""
    if len(text) >= len(window):
        return False
    before, after = window.removesuffix(text), window.removeprefix(text)
    return (before != window and _MARK_BEFORE.search(before) is not None) or (
        after != window and _MARK_BEHIND.match(after) is not None
    )


def canonical_urls(sources: Sources) -> tuple[Claim[str], ...]:
    """The URLs that the page gives for itself, as absolute ones."""
    page = sources.page
    given: list[tuple[str | None, str, float]] = [(page.head.canonical, "link:canonical", _CANONICAL)]
    given += sources.in_metas(_URL_METAS)
    for key in ("mainEntityOfPage", "url"):
        given += [(url_of(value), origin, _JSON_LD_URL * share) for value, origin, share in sources.in_json_ld(key)]
    sound = [(raw, origin, score) for raw, origin, score in given if raw and not is_filler_url(raw)]
    claims = [Claim(url, origin, score) for raw, origin, score in sound if (url := absolute(page, raw))]
    tops = {url for url, _, _ in claims if _is_top(url)}
    if tops and not _is_top(page.url or "https://") and any(url not in tops for url, _, _ in claims):
        claims = [claim._replace(score=_TOP) if claim.value in tops else claim for claim in claims]
    return best_first(claims)


def _is_top(url: str) -> bool:
    path = url.partition("://")[2].partition("/")[2]
    if path and path[0] not in "/?#":
        return False  # as for most
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not parts.path.strip("/") and not parts.query
