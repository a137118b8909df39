"""Who wrote the article: people, and the news agency."""

from __future__ import annotations

from typing import Final

from bodycopy.bylines import is_name, read_byline
from bodycopy.lexicon.agencies import agency as agency_name
from bodycopy.metadata.json_ld import Json, texts_of, types_of
from bodycopy.page import Page, Role

_METAS: Final = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_LONGEST: Final = 160
_LONGEST_UNCASED: Final = 20


def authors_and_agency(page: Page, data: Json) -> tuple[tuple[str, ...], str | None]:
    """The authors' names in order, and the agency's short name."""
    authors, agency = _sort_out(_people_in(data))
    if not authors:
        contents = [" ".join(content.split()) for key, content in page.head.metas if key in _METAS]
        authors, other = _sort_out([content for content in contents if "://" not in content])
        agency = agency or other
    seen, seen_agency = _signatures(page)
    return tuple(dict.fromkeys(authors or seen)), agency or seen_agency


def _people_in(data: Json) -> list[str]:
    """The people that the JSON-LD names, and of the organisations the agencies."""
    value = data.get("author") or data.get("creator")
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        found = texts_of(item.get("name") if isinstance(item, dict) else item)
        is_organisation = isinstance(item, dict) and any("Organization" in kind for kind in types_of(item))
        names += [name for name in found if agency_name(name) or not is_organisation]
    return names


def _sort_out(declared: list[str]) -> tuple[list[str], str | None]:
    authors: list[str] = []
    agency: str | None = None
    for text in declared:
        if known := agency_name(text):
            agency = agency or known
        elif is_name(text) or _is_uncased_name(text):
            authors.append(text)
        elif len(text) <= _LONGEST:
            signature = read_byline(text)
            authors += signature.authors
            agency = agency or signature.agency
    return authors, agency


def _is_uncased_name(text: str) -> bool:
    """Whether a declared author can be a name in a script without capital letters."""
    return len(text) <= _LONGEST_UNCASED and all(
        char.isalpha() and char.lower() == char.upper() for char in text if not char.isspace()
    )


def _signatures(page: Page) -> tuple[list[str], str | None]:
    authors: list[str] = []
    agency: str | None = None
    for line in page.lines:
        if line.role is Role.BYLINE and len(line.text) <= _LONGEST:
            signature = read_byline(line.text)
            authors += signature.authors
            agency = agency or signature.agency
    return authors, agency
