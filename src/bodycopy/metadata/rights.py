"""Under which licence the article may be used, and whether reading it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bodycopy.article import Access
from bodycopy.metadata.claims import Claim, best_first
from bodycopy.metadata.json_ld import free_by, text_of, url_of
from bodycopy.metadata.sources import Sources, origin_of
from bodycopy.page import Role

_LICENCE_METAS: Final = {"dcterms.license": 0.8, "license": 0.7}
_JSON_LD: Final = 0.9
_LINKED: Final = 0.5
_PUBLIC_LICENCE: Final = re.compile(
    r"^(?:https?:)?//(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/", re.IGNORECASE
)
"""The one family of licences that pages name by linking to their text."""
_TIERS: Final = {
    "free": Access.FREE,
    "metered": Access.METERED,
    "locked": Access.PAYWALLED,
    "paid": Access.PAYWALLED,
    "premium": Access.PAYWALLED,
    "subscription": Access.PAYWALLED,
}
_TIER_METAS: Final = {"article:content_tier": 0.85, "cxenseparse:content_tier": 0.8, "content_tier": 0.7}
_DECLARED: Final = 0.9


def licences(sources: Sources) -> tuple[Claim[str], ...]:
    """The licences that the page names for its text, as URLs or in words; a copyright notice is none."""
    return best_first(_licences(sources))


def _licences(sources: Sources) -> Iterator[Claim[str]]:
    for value, origin, share in sources.in_json_ld("license"):
        if text := url_of(value) or text_of(value):
            yield Claim(text, origin, _JSON_LD * share)
    yield from sources.in_metas(_LICENCE_METAS)
    # Beside a picture it is the picture's.
    for line in (*sources.lines(Role.LEGAL), *sources.lines(Role.BODY)):
        if line.href and _PUBLIC_LICENCE.match(line.href):
            yield Claim(line.href, origin_of(line), _LINKED)


def accesses(sources: Sources) -> tuple[Claim[Access], ...]:
    """Whether the page says that reading it is free; nothing is concluded from how much text there is."""
    return best_first(_accesses(sources))


def _accesses(sources: Sources) -> Iterator[Claim[Access]]:
    for value, origin, share in sources.in_json_ld("isAccessibleForFree"):
        free = free_by({"isAccessibleForFree": value})
        if free is not None:
            yield Claim(Access.FREE if free else Access.PAYWALLED, origin, _DECLARED * share)
    for text, origin, trust in sources.in_metas(_TIER_METAS):
        if (tier := _TIERS.get(text.lower())) is not None:
            yield Claim(tier, origin, trust)
