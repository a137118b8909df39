"""Who wrote the article: people, and the news agency."""

from __future__ import annotations

from typing import Final

from bodycopy.bylines import is_name, read_byline
from bodycopy.lexicon.agencies import agency as agency_name
from bodycopy.metadata.json_ld import Json, texts_of
from bodycopy.page import Page, Role

_METAS: Final = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_LONGEST: Final = 160


def authors_and_agency(page: Page, data: Json) -> tuple[tuple[str, ...], str | None]:
    """The authors' names in order, and the agency's short name."""
    declared = _people_in(data)
    if not declared:
        declared = [content for key, content in page.head.metas if key in _METAS and "://" not in content]
    authors, agency = _sort_out(declared)
    seen, seen_agency = _signatures(page)
    return tuple(dict.fromkeys(authors or seen)), agency or seen_agency


def _people_in(data: Json) -> list[str]:
    value = data.get("author") or data.get("creator")
    items = value if isinstance(value, list) else [value]
    people = [item for item in items if not (isinstance(item, dict) and "Organization" in str(item.get("@type")))]
    agencies = [name for item in items if item not in people for name in texts_of(item) if agency_name(name)]
    return [*texts_of(people), *agencies]


def _sort_out(declared: list[str]) -> tuple[list[str], str | None]:
    authors: list[str] = []
    agency: str | None = None
    for text in declared:
        if known := agency_name(text):
            agency = agency or known
        elif is_name(text):
            authors.append(text)
        else:
            signature = read_byline(text)
            authors += signature.authors
            agency = agency or signature.agency
    return authors, agency


def _signatures(page: Page) -> tuple[list[str], str | None]:
    authors: list[str] = []
    agency: str | None = None
    for line in page.lines:
        if line.role is Role.BYLINE and len(line.text) <= _LONGEST:
            signature = read_byline(line.text)
            authors += signature.authors
            agency = agency or signature.agency
    return authors, agency
