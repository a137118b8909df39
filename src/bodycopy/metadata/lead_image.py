"""The picture that stands for the article where others link to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bodycopy.metadata.claims import Claim, supported
from bodycopy.metadata.json_ld import url_of
from bodycopy.metadata.sources import Sources
from bodycopy.urls import absolute

_METAS: Final = {
    "og:image": 0.8, "og:image:secure_url": 0.75, "og:image:url": 0.75, "twitter:image": 0.7, "twitter:image:src": 0.7,
    "parsely-image-url": 0.6, "sailthru.image.full": 0.6, "thumbnail": 0.3, "image": 0.5,
}  # fmt: skip
_JSON_LD: Final = {"image": 0.75, "primaryImageOfPage": 0.5, "thumbnailUrl": 0.4}


def lead_images(sources: Sources) -> tuple[Claim[str], ...]:
    """The URLs of the pictures that the head and the JSON-LD name for the article, as absolute ones."""
    return supported(_claims(sources), str)


def _claims(sources: Sources) -> Iterator[Claim[str]]:
    for text, origin, trust in sources.in_metas(_METAS):
        if url := absolute(sources.page, text):
            yield Claim(url, origin, trust)
    for key, trust in _JSON_LD.items():
        for value, origin, share in sources.in_json_ld(key):
            if url := absolute(sources.page, url_of(sources.reference(value))):
                yield Claim(url, origin, trust * share)
