"""Who wrote the article: people, and the news agency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from bodycopy.bylines import (
    BULLETS,
    NOBODY,
    Signature,
    is_name,
    is_no_second_name,
    may_be_name,
    opens_as_byline,
    read_body,
    read_byline,
)
from bodycopy.classify.scores import best_beside
from bodycopy.dates import find_date
from bodycopy.json_ld import Json
from bodycopy.lexicon.agencies import agency as agency_name
from bodycopy.lexicon.bylines import byline_words
from bodycopy.lexicon.dates import has_label, is_change
from bodycopy.metadata.claims import Claim, family_of, supported
from bodycopy.metadata.folding import folded
from bodycopy.metadata.json_ld import text_of, texts_of, types_of
from bodycopy.metadata.marks import ATTRIBUTES
from bodycopy.metadata.site import site_names
from bodycopy.metadata.sources import Sources, origin_of
from bodycopy.page import Line, Role

_METAS: Final = {
    "author": 0.7, "article:author": 0.7, "parsely-author": 0.7, "sailthru.author": 0.7, "dc.creator": 0.7, "byl": 0.7,
    "dcterms.creator": 0.7, "citation_author": 0.7, "og:article:author": 0.6, "article:author_name": 0.7,
    "cxenseparse:author": 0.6,
}  # fmt: skip
_CITED: Final = frozenset({"meta:citation_author"})
"""What names the family before the comma."""
_JSON_LD: Final = 0.85
_MARKED: Final = 0.6
_MOST_MARKED: Final = 3
_FIRST_LINES: Final = 0.68
_OTHER_LINES: Final = 0.2
"""The trust in by-lines that neither stand near the headline nor open like one, and in those after the first ones: most
are those of other stories, of readers and of posts. By itself it is too little to be believed."""
_NO_PEOPLE: Final = 0.42
"""What is left of the trust where an origin names no people, only an organisation or somebody's name on a board."""
_MOST_WORDS_OF_A_HOUSE: Final = 4
_WORDS_OF_A_LABEL: Final = 2
"""So many words at the start of a line with a date tell whether all of it is of a change: `Edited by Jane Doe`."""
_NAMES_BOARDS: Final = ("line", "json-ld:DiscussionForumPosting", "json-ld:SocialMediaPosting", "itemprop")
"""Origins that name people by what they go by: on boards nobody has another name."""
_DECLARED: Final = frozenset({"json-ld", "meta"})
_INDEX: Final = attrgetter("index")
_LONGEST: Final = 160
_LONGEST_UNCASED: Final = 20
_SIGNED: Final = frozenset({Role.BYLINE, Role.DATE})
_LONGEST_LABEL: Final = 20
_BEHIND_LABELS: Final = " :："
_DIVIDER: Final = re.compile(f"[{BULLETS}]")
_MOST_WORDS_OF_A_TIME: Final = 5
"""What may stand between a day and whom the line names: `at 10:15 am EST | by Jane Doe`."""
_NEAR: Final = 3
"""By-lines that stand at most so many lines apart belong together."""
_DATELINE_AGENCY: Final = 0.6


class _Signed(NamedTuple):
    """Whom one part of the page names: people, organisations, and the first agency among them."""

    people: tuple[str, ...]
    organisations: tuple[str, ...] = ()
    agency: str | None = None


class _Place(IntEnum):
    """Where by-lines stand: those of the article are rather in the first of these places that has any."""

    BELOW = 0
    """Below the headline."""
    ABOVE = 1
    OPENING = 2
    """Farther away and opening like a by-line, or on a page that shows neither headline nor text."""
    ELSEWHERE = 3


class _SignedLine(NamedTuple):
    """What a line says of who wrote the text."""

    line: Line
    found: Signature
    body: str | None
    """The desk or the like that it names instead of people."""
    opens: bool
    """Whether it opens like a by-line."""


class _Origin(NamedTuple):
    signed: _Signed
    name: str
    trust: float


def authors(sources: Sources) -> tuple[Claim[tuple[str, ...]], ...]:
    """The authors' names in the order of the page; an organisation only where nothing names a person."""
    claims = []
    origins = sources.once(_origins)
    is_by_agency = any(signed.agency and trust > _OTHER_LINES for signed, _, trust in origins)
    for signed, origin, trust in origins:
        if signed.people:
            is_sure = any(map(_is_full_name, signed.people)) or origin.startswith(_NAMES_BOARDS)
            claims.append(Claim(signed.people, origin, trust if is_sure else trust * _NO_PEOPLE))
        elif signed.organisations and not is_by_agency:
            claims.append(Claim(signed.organisations, origin, trust * _NO_PEOPLE))
    return _fullest_first(supported(claims, _folded))


def _is_full_name(name: str) -> bool:
    """Whether a name is more than one word, as a login or a name on a board is; some scripts write names as one."""
    return " " in name or _is_uncased_name(name)


def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(folded, names))


def _fullest_first(ranked: tuple[Claim[tuple[str, ...]], ...]) -> tuple[Claim[tuple[str, ...]], ...]:
    """The claims with one before the first that declares the same people and more: some fields have room for one name.

    Lines are no such claims: what they name besides the people is a job, a place, a photographer's or another story's.
    """
    chosen = _folded(ranked[0].value) if ranked else frozenset()
    for claim in ranked[1:]:
        if family_of(claim.origin) in _DECLARED and chosen < _folded(claim.value):
            return (claim, *(other for other in ranked if other is not claim))
    return ranked


def agencies(sources: Sources) -> tuple[Claim[str], ...]:
    """The news agency's short name: declared as an author, in a by-line, or in the dateline."""
    claims = [Claim(signed.agency, origin, trust) for signed, origin, trust in sources.once(_origins) if signed.agency]
    for value, origin, share in sources.in_json_ld("sourceOrganization"):
        if source := agency_name(text_of(sources.reference(value)) or ""):
            claims.append(Claim(source, origin, _JSON_LD * share))
    dateline, origin = sources.dateline
    found = dateline.agency
    # What an agency prints on its own site is no agency's copy there: it only keeps its house's form of datelines.
    if found and found not in {agency_name(claim.value) for claim in site_names(sources)}:
        claims.append(Claim(found, origin, _DATELINE_AGENCY))
    return supported(claims, str)


def _origins(sources: Sources) -> list[_Origin]:
    site = {folded(claim.value).removeprefix("the ") for claim in site_names(sources)}
    declared, printed = list(_declared(sources, site)), list(_in_lines(sources, site))
    # To search the markup takes longer than all the rest, and by-lines in their place are trusted more.
    is_known = any(signed.people or signed.agency for signed, _, _ in declared)
    if not is_known and not any(signed.people and trust == _FIRST_LINES for signed, _, trust in printed):
        declared += _marked(sources, site)
    return [*declared, *printed]


def _is_site(name: str, site: set[str]) -> bool:
    return folded(name).removeprefix("the ") in site


def _declared(sources: Sources, site: set[str]) -> Iterator[_Origin]:
    """Whom the JSON-LD and the head name."""
    for key in ("author", "creator"):
        for value, origin, share in sources.in_json_ld(key):
            yield _Origin(_sorted_out(_named_in(value, sources), site), origin, _JSON_LD * share)
    for (origin, trust), claims in groupby(sources.in_metas(_METAS), key=lambda claim: (claim.origin, claim.score)):
        names = (_cited(claim.value) if origin in _CITED else claim.value for claim in claims)
        yield _Origin(_sorted_out(((name, "") for name in names), site), origin, trust)


def _cited(text: str) -> str:
    """A name as it is said from one as it is cited: `Doe, Jane T.`."""
    family, comma, given = text.partition(", ")
    return f"{given} {family}" if comma and "," not in given else text


def _marked(sources: Sources, site: set[str]) -> Iterator[_Origin]:
    """Whom attributes in the markup name."""
    for attribute in ATTRIBUTES:
        values = [mark.value for mark in sources.marks(attribute) if mark.name == "author"]
        if values:
            signed = _sorted_out(((text, "") for text in values), site)
            # So many are the authors of comments or of other stories.
            is_few = max(len(signed.people), len(signed.organisations)) <= _MOST_MARKED
            trust = _MARKED if is_few else _OTHER_LINES
            yield _Origin(signed, f"{attribute}:author", trust)


def _named_in(value: object, sources: Sources) -> Iterator[tuple[str, str]]:
    """The names in a JSON-LD value, each with what it is the name of: Person, Organization or nothing."""
    listed = value.get("@list", value) if isinstance(value, dict) else value
    for item in listed if isinstance(listed, list) else [listed]:
        named = sources.reference(item)
        names = texts_of(_name_of(named) if isinstance(named, dict) else named)
        yield from ((name, _kind(named)) for name in names)


def _name_of(item: Json) -> object:
    """The name of a JSON-LD object, or its two parts as one."""
    parts = (text_of(item.get("givenName")), text_of(item.get("familyName")))
    return item.get("name") or " ".join(part for part in parts if part)


def _kind(item: object) -> str:
    kinds: set[str] = types_of(item) if isinstance(item, dict) else set()
    if any("Organization" in kind for kind in kinds):
        return "Organization"
    return "Person" if "Person" in kinds else ""


def _sorted_out(declared: Iterable[tuple[str, str]], site: set[str]) -> _Signed:
    named = [_named_by(text, kind, site) for text, kind in declared if not _says_nobody(text)]
    people = dict.fromkeys(name for signed in named for name in signed.people)
    organisations = dict.fromkeys(name for signed in named for name in signed.organisations)
    agency = next((signed.agency for signed in named if signed.agency), None)
    return _Signed(tuple(_without_second(list(people))), tuple(organisations), agency)


def _says_nobody(text: str) -> bool:
    """Whether a field for a name holds none: an address, what stood behind a name, what programs fill in."""
    # With a comma before it, the name of a site or a job stands without the name of a person.
    return "://" in text or text.startswith(",") or len(text) > _LONGEST or text.lower() in byline_words("nobody")


def _named_by(text: str, kind: str, site: set[str]) -> _Signed:
    """Whom a field for a name names; `kind` is what it says that this is the name of, or nothing."""
    if known := agency_name(text):
        return _Signed((), (), known)
    # Two words are one name, or else an organisation's.
    is_short = kind != "Organization" and is_name(text) and text.count(" ") == 1
    signature = Signature((text,), None) if is_short else read_byline(text)
    if kind == "Organization" or _is_site(text, site) or read_body(text) == text:
        return _Signed((), (text,), signature.agency)
    if _is_joined(signature):
        return _Signed(signature.authors, (), signature.agency)
    if is_name(text) or _is_uncased_name(text) or (kind == "Person" and may_be_name(text)):
        return _Signed((text,), (), signature.agency)
    # Of one word: a reader's name for themselves, a company.
    organisations = (text,) if signature == NOBODY and may_be_name(text) else ()
    return _Signed(signature.authors or _given_first(text), organisations, signature.agency)


def _without_second(people: list[str]) -> list[str]:
    """The names without papers, jobs and cities behind the first."""
    return people[:1] + [name for name in people[1:] if not is_no_second_name(name)]


def _given_first(text: str) -> tuple[str, ...]:
    """The name of somebody whose family's name stands first: `Doe, Jane`."""
    family, _, given = text.partition(",")
    name = f"{given.strip()} {family.strip()}"
    return (name,) if given and text.count(" ") == 1 and is_name(name) else ()


def _is_joined(signature: Signature) -> bool:
    """Whether a field for one name holds more than that: `Jane Doe and John Roe`, `Jane Doe with AP`."""
    return len(signature.authors) > 1 or signature.agency is not None


def _is_uncased_name(text: str) -> bool:
    """Whether a declared author can be a name in a script without capital letters."""
    return len(text) <= _LONGEST_UNCASED and all(
        char.isalpha() and char.lower() == char.upper() for char in text if not char.isspace()
    )


def _in_lines(sources: Sources, site: set[str]) -> Iterator[_Origin]:
    """The by-lines on the page: those near each other belong together, and the best placed of these to the article."""
    runs = _runs(list(_signatures(sources, site)))
    places = [_place(run, sources) for run in runs]
    best = min(places, default=_Place.ELSEWHERE)
    for run, place in zip(runs, places, strict=True):
        names = dict.fromkeys(name for signed in run for name in signed.found.authors)
        people = _without_second([name for name in names if not _is_site(name, site)])
        bodies = dict.fromkeys(signed.body for signed in run if signed.body)
        bodies.update(dict.fromkeys(name for name in names if _is_site(name, site)))
        agency = next((signed.found.agency for signed in run if signed.found.agency), None)
        is_own = place is best and place is not _Place.ELSEWHERE and places.index(place) == runs.index(run)
        trust = _FIRST_LINES if is_own else _OTHER_LINES
        yield _Origin(_Signed(tuple(people), tuple(bodies), agency), origin_of(run[0].line), trust)


def _place(run: list[_SignedLine], sources: Sources) -> _Place:
    indexes = [signed.line.index for signed in run]
    if any(index in sources.below_headline for index in indexes):
        return _Place.BELOW
    if any(index in sources.near_headline for index in indexes):
        return _Place.ABOVE
    is_sure = not sources.below_headline or any(signed.opens for signed in run)
    return _Place.OPENING if is_sure else _Place.ELSEWHERE


def _signatures(sources: Sources, site: set[str]) -> Iterator[_SignedLine]:
    """The lines that name somebody: by-lines, dates with a name beside them, and near the headline what opens like a
    by-line, whatever it was taken for, or where none does, what was nearly taken for one."""
    near = sources.lines_near_headline
    opening = [line for line in near if line.role not in _SIGNED and opens_as_byline(line.text)]
    if not opening and not any(line.role is Role.BYLINE for line in near):
        opening = [line for line in near if _is_nearly_byline(line)]
    lines = [*sources.lines(Role.BYLINE), *sources.lines(Role.DATE), *opening]
    ends = tuple(site)
    for line in sorted(lines, key=_INDEX):
        if len(line.text) > _LONGEST:
            continue
        text = _without_site(line.text, site) if line.text.lower().endswith(ends) else line.text
        opens = opens_as_byline(text)
        found = _beside_date(text, opens) if line.role is Role.DATE else read_byline(text)
        body = read_body(text)
        if body and not (found.authors and found.agency):
            found = Signature((), found.agency)  # `Field Level Media` names nobody called Field Level
        if found.authors or found.agency or body:
            yield _SignedLine(line, found, body, opens or _is_labelled(line, sources))


def _without_site(text: str, site: set[str]) -> str:
    """A line without the site's name behind that of a person: `By Jane Doe The Gazette`."""
    words = text.split()
    for start in range(max(1, len(words) - _MOST_WORDS_OF_A_HOUSE), len(words)):
        if _is_site(" ".join(words[start:]), site):
            before = " ".join(words[:start])
            return before if read_byline(before).authors else text
    return text


def _is_labelled(line: Line, sources: Sources) -> bool:
    """Whether the line before is the opening of a by-line: `Written by`, `Author:`."""
    before = sources.page.texts[line.index - 1].rstrip(_BEHIND_LABELS) if line.index else ""
    return 0 < len(before) <= _LONGEST_LABEL and opens_as_byline(f"{before}: {line.text}")


def _is_nearly_byline(line: Line) -> bool:
    return is_name(line.text) and best_beside(line.score, line.role) is Role.BYLINE


def _beside_date(text: str, opens: bool) -> Signature:
    """Whom a line with a date names: `Jane Doe, 4 May 2031`, `4 May 2031 | By Jane Doe`."""
    date = find_date(text)
    if date is None or opens:
        label = " ".join(text.split()[:_WORDS_OF_A_LABEL])
        return read_byline(text) if date is None or not is_change(label) else NOBODY
    before, after = text[: date.start], text[date.end :]
    name = _divided(before.partition(",")[0].strip(" |–-•·"))[0]
    if is_name(name) and name.lower() not in byline_words("nobody") and not any(map(has_label, _divided(before))):
        return read_byline(name)
    words = after.split()
    parts = (" ".join(words[start:]).lstrip("| ") for start in range(min(len(words), _MOST_WORDS_OF_A_TIME + 1)))
    opening = next((read_byline(part) for part in parts if opens_as_byline(part)), None)
    return opening or _behind_divider(after)


def _behind_divider(text: str) -> Signature:
    """Whom the text behind a date names right behind a divider: ` • Jane Doe • 3 minutes`."""
    before, *parts = _divided(text)
    return read_byline(parts[0]) if parts and not before else NOBODY


def _divided(text: str) -> list[str]:
    return [part.strip() for part in _DIVIDER.split(text)]


def _runs(signed: list[_SignedLine]) -> list[list[_SignedLine]]:
    runs = [signed[:1]] if signed else []
    for before, one in pairwise(signed):
        if one.line.index - before.line.index > _NEAR:
            runs.append([])
        runs[-1].append(one)
    return runs
