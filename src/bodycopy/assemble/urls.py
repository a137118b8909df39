"""Links of the page as absolute URLs."""

from __future__ import annotations

from urllib.parse import urljoin

from bodycopy.page import Page


def absolute(page: Page, target: str | None) -> str | None:
    """The link's target as an absolute URL where the page's own is known; None for scripts, anchors and the like."""
    if not target:
        return None
    target = target.strip()
    scheme, colon, _ = target.partition(":")
    if target.startswith("#") or (colon and scheme.isalpha() and scheme.lower() not in ("http", "https")):
        return None
    base = page.url or page.head.canonical
    if base is None:
        return target
    try:
        return urljoin(base, target)
    except ValueError:
        return None
