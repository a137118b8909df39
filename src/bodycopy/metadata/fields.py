"""The table of the fields of metadata, and how each is chosen among what the parts of the page give for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from bodycopy.article import Candidate
from bodycopy.metadata.authors import agencies, authors
from bodycopy.metadata.claims import Claim
from bodycopy.metadata.dates import modified, published
from bodycopy.metadata.language import declared_language, languages
from bodycopy.metadata.lead_image import lead_images
from bodycopy.metadata.rights import accesses, licences
from bodycopy.metadata.section import sections
from bodycopy.metadata.site import canonical_urls, site_names
from bodycopy.metadata.sources import Sources
from bodycopy.metadata.standfirst import descriptions, standfirsts
from bodycopy.metadata.tags import topics
from bodycopy.metadata.title import titles
from bodycopy.page import Page

Claims = tuple[Claim[Any], ...]

_DATELINE: Final = 0.9


def datelines(sources: Sources) -> tuple[Claim[str], ...]:
    """The place that the article's first paragraph opens with; it stays in the body."""
    dateline, origin = sources.dateline
    return (Claim(dateline.place, origin, _DATELINE),) if dateline.place else ()


_FIELDS: Final[dict[str, Callable[[Sources], Claims]]] = {
    "canonical_url": canonical_urls,
    "title": titles,
    "standfirst": standfirsts,
    "description": descriptions,
    "authors": authors,
    "agency": agencies,
    "dateline": datelines,
    "published": published,
    "modified": modified,
    "section": sections,
    "tags": topics,
    "language": languages,
    "declared_language": declared_language,
    "site_name": site_names,
    "lead_image": lead_images,
    "licence": licences,
    "access": accesses,
}
"""The fields of `Article` that are chosen among candidates, each with what ranks them."""
FIELDS: Final = tuple(_FIELDS)
ALL_FIELDS: Final = frozenset({*FIELDS, "saved", "evidence"})
"""All fields of `Article` that are metadata."""
_LEAST: Final = 0.25
"""What is trusted less is kept as evidence, and not believed."""
_LISTS: Final = frozenset({"authors", "section", "tags"})


class Metadata:
    """The metadata of one page, each field reckoned when it is first read."""

    def __init__(self, page: Page, data: bytes = b"", fetched: datetime | None = None) -> None:
        self._sources = Sources(page, data, fetched)

    def field(self, name: str) -> Any:
        """The value of one of `ALL_FIELDS`."""
        rank = _FIELDS.get(name)
        if rank is None:
            return self._sources.saved if name == "saved" else self._evidence()
        claims = self._sources.once(rank)
        if claims and claims[0].score >= _LEAST:
            return claims[0].value
        return () if name in _LISTS else None

    def _evidence(self) -> dict[str, tuple[Candidate, ...]]:
        return {
            name: tuple(map(_candidate, claims))
            for name, rank in _FIELDS.items()
            if (claims := self._sources.once(rank))
        }


def _candidate(claim: Claim[Any]) -> Candidate:
    value = claim.value.isoformat() if isinstance(claim.value, date) else claim.value
    return Candidate(value=value, origin=claim.origin, score=round(claim.score, 3))
