"""Links of the page as absolute URLs."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin, urlsplit

from bodycopy.page import Page

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_ABSOLUTE: Final = ("https://", "http://")
_AS_THEY_ARE: Final = (*_ABSOLUTE, "/")
"""What nearly all links to pages begin with; they are neither scripts nor anchors."""
_FOLLOWED: Final = frozenset({"http:", "https:"})
# As browsers do: spaces and control characters around a URL mean nothing, nor do line breaks and tabs inside.
_AROUND: Final = "".join(map(chr, range(0x21)))
_INSIDE: Final = "\t\n\r"
_PLAIN_PATH: Final = re.compile(r"/(?!/)[A-Za-z0-9_%~/\-]*(?:(?<!/)\.[A-Za-z0-9_%~/\-]*)*(?:\?[A-Za-z0-9_%~/.=&\-]+)?")
"""A path from the root that joins a base as it is written: without `/.`, which may lead upwards."""
_PLAIN_URL: Final = re.compile(r"https?://([\w.-]+)(/[\w./%~-]*)(?:[?#][!-~]*)?$", re.ASCII)
"""What nearly all URLs of pages are like, and what is faster to take apart than by the rules for all."""
_ORIGIN_NOTE: Final = "origin"
_BASE_NOTE: Final = "base"


def target_of(href: str | None) -> str | None:
    """Where a link goes, as written; None for scripts, anchors and the like."""
    if not href:
        return None
    if href.startswith(_AS_THEY_ARE) and href.isprintable() and href[-1] != " ":
        return href  # as most are; what follows takes three times as long
    target = href.strip(_AROUND)
    if not target or target[0] == "#":
        return None
    if any(char in target for char in _INSIDE):
        for char in _INSIDE:
            target = target.replace(char, "")
    scheme = _SCHEME.match(target)
    return target if scheme is None or scheme.group().lower() in _FOLLOWED else None


def absolute(page: Page, href: str | None) -> str | None:
    """Where a link goes, as an absolute URL where the page's own is known; None for scripts, anchors and the like."""
    if href and href.startswith(_ABSOLUTE) and href.isprintable() and href[-1] != " ":
        return href  # most are as they should be
    target = target_of(href)
    if target is None or _SCHEME.match(target):
        return target
    if _PLAIN_PATH.fullmatch(target):
        # Most links of most pages; to join them anew takes ten times as long.
        origin = page.once(_ORIGIN_NOTE, _origin)
        return None if origin is None else origin + target
    return _joined(page, target)


def host_and_path(url: str) -> tuple[str, str]:
    """The host of a URL in lower case and its path as written; both are empty where the URL can't be taken apart."""
    plain = _PLAIN_URL.match(url)
    if plain is not None:
        return plain[1].lower(), plain[2]
    try:
        parts = urlsplit(url)
        return parts.hostname or "", parts.path
    except ValueError:
        return "", ""


def _origin(page: Page) -> str | None:
    """What stands before the path in URLs of the page's site."""
    root = _joined(page, "/")
    return None if root is None else root.removesuffix("/")


def _joined(page: Page, target: str) -> str | None:
    return _join(page.once(_BASE_NOTE, _base), target)


def _base(page: Page) -> str:
    """What relative links start from: the page's own address, unless its head names another."""
    own = page.address
    named = target_of(page.head.base)
    return own if named is None else _join(own, named) or own


def _join(base: str, target: str) -> str | None:
    try:
        return urljoin(base, target)
    except ValueError:
        return None
