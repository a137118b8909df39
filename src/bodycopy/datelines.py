"""The place, and sometimes the agency, that a news text opens with."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from bodycopy.lexicon.agencies import agency

_LONGEST: Final = 60
_DATELINE = regex.compile(
    r"^(?P<place>\p{Lu}[\p{Lu}\p{M}.'’\- ]{2,40}(?:,\s[\p{Lu}][\p{L}. ]{1,20}){0,2})?"
    r"(?:,?\s\p{Lu}\p{Ll}+\.?\s\d{1,2})?"
    r"\s*(?:\((?P<agency>[^()]{2,30})\))?\s*(?:–|—|--|-|―)\s+"
)


class Dateline(NamedTuple):
    """A place in the page's own spelling, and an agency's short name."""

    place: str | None
    agency: str | None


_NONE = Dateline(None, None)


def read_dateline(paragraph: str) -> Dateline:
    """The dateline of an article's first paragraph: `DAMASCUS –`, `BERLIN (dpa) –`, `(Reuters) -`."""
    match = _DATELINE.match(paragraph)
    if match is None or match.end() > _LONGEST:
        return _NONE
    place, source = match.group("place"), match.group("agency")
    if place is None and source is None:
        return _NONE
    return Dateline(place.strip() if place else None, agency(source) if source else None)
