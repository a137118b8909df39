"""What the fields are chosen from: one page, with what several fields need of it reckoned once, on first need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, Final, TypeVar

from bodycopy.classify.by_role import lines_by_role
from bodycopy.datelines import NO_DATELINE, Dateline, read_city, read_dateline
from bodycopy.json_ld import Json, objects
from bodycopy.metadata.claims import Claim
from bodycopy.metadata.fillers import FIRST_OF_FILLERS, is_filler
from bodycopy.metadata.json_ld import types_of
from bodycopy.metadata.link_texts import link_texts
from bodycopy.metadata.marks import Mark, marks, saved_at
from bodycopy.metadata.own import own_articles, own_pages
from bodycopy.page import Line, Page, Role

Reckoned = TypeVar("Reckoned")

_OF_ARTICLE: Final = 1.0
_OF_PAGE: Final = 0.6
_TELLING: Final = frozenset({"name", "url"})
"""What an object must have that others only name by its `@id`."""
_ABOVE: Final = 3
_BELOW: Final = 10
"""So many lines above and below the headline are near it."""


_FEW_WORDS: Final = 60
"""So many characters are no paragraph of a text, but a by-line or the like before its first one."""


class Sources:
    """A page whose lines have roles, its markup where there is some, and when it was fetched where the caller knows."""

    def __init__(self, page: Page, data: bytes = b"", fetched: datetime | None = None) -> None:
        self.page = page
        self._data = data
        self._fetched = fetched
        self._reckoned: dict[Callable[[Sources], Any], Any] = {}

    def once(self, reckon: Callable[[Sources], Reckoned]) -> Reckoned:
        """What several fields need of a page, reckoned when the first of them does."""
        if reckon not in self._reckoned:
            self._reckoned[reckon] = reckon(self)
        found: Reckoned = self._reckoned[reckon]
        return found

    @property
    def objects(self) -> list[Json]:
        """All objects of the page's JSON-LD."""
        return objects(self.page)

    def marks(self, attribute: str) -> list[Mark]:
        """What one of `ATTRIBUTES` in the markup says of the article."""
        return self._marks[attribute]

    @cached_property
    def _marks(self) -> dict[str, list[Mark]]:
        return marks(self._data)

    def link_texts(self, line: Line) -> list[str]:
        """The texts of a line's links, where the markup shows them."""
        return link_texts(line, self._data)

    @cached_property
    def saved(self) -> datetime | None:
        """When the page was saved, where it says so."""
        return saved_at(self._data)

    @cached_property
    def month_first(self) -> bool:
        """Whether the page declares the one language and country in which 4/5 is the fifth of April."""
        tags = (self.page.head.language, self.page.head.meta("og:locale"), self.page.head.meta("content-language"))
        return any(tag and tag.replace("_", "-").lower() == "en-us" for tag in tags)

    @property
    def seen(self) -> datetime | None:
        """When somebody had the page: nothing in it was published later."""
        return self._fetched or self.saved

    def in_json_ld(self, key: str) -> list[tuple[Any, str, float]]:
        """What the JSON-LD says under this key: value, origin, and the share of the trust that its object deserves."""
        return [
            (item[key], f"json-ld:{kind}.{key}", share) for item, kind, share in self._own if item.get(key) is not None
        ]

    @cached_property
    def _own(self) -> list[tuple[Json, str, float]]:
        """The objects of the page's own article and of the page, each with its type and with its share of the trust."""
        given = self.objects
        articles = own_articles(self.page, given, self.lines(Role.TITLE))
        shares = [(item, _OF_ARTICLE) for item in articles] + [(item, _OF_PAGE) for item in own_pages(given)]
        return [(item, min(types_of(item), default="Thing"), share) for item, share in shares]

    def in_metas(self, trusts: Mapping[str, float]) -> list[Claim[str]]:
        """What the head's meta elements of these names say, with the trust in each name, in the order of the names."""
        metas = self._metas
        return [
            Claim(text, f"meta:{name}", trusts[name])
            for name in trusts
            if name in metas
            for content in metas[name]
            if (text := " ".join(content.split())) and not (text[0] in FIRST_OF_FILLERS and is_filler(text))
        ]

    @cached_property
    def _metas(self) -> dict[str, list[str]]:
        metas: defaultdict[str, list[str]] = defaultdict(list)
        for name, content in self.page.head.metas:
            metas[name].append(content)
        return metas

    def lines(self, role: Role) -> Sequence[Line]:
        """The lines with this role, in order."""
        return self._by_role.get(role, ())

    @cached_property
    def _by_role(self) -> Mapping[Role, Sequence[Line]]:
        return lines_by_role(self.page)

    @cached_property
    def near_headline(self) -> range:
        """The numbers of the lines around the headline, or else the text's first: who wrote it, and when, is here."""
        below = self.below_headline
        return range(max(0, below.start - _ABOVE), below.stop)

    @property
    def lines_near_headline(self) -> Sequence[Line]:
        """These lines."""
        return self.page.lines[self.near_headline.start : self.near_headline.stop]

    @cached_property
    def below_headline(self) -> range:
        """The numbers of those of them that do not stand above it."""
        titles, body = self.lines(Role.TITLE), self.lines(Role.BODY)
        above = [line for line in titles if body and line.index < body[0].index]
        found = above[-1:] or titles[:1] or body[:1]
        return range(found[0].index, found[0].index + _BELOW + 1) if found else range(0)

    @cached_property
    def dateline(self) -> tuple[Dateline, str]:
        """What the article's text opens with, and where that stands: behind a line of few words, or in the summary."""
        body, summary = self.lines(Role.BODY), self.lines(Role.STANDFIRST)
        opening = body[: 1 + (len(body) > 1 and len(body[0].text) <= _FEW_WORDS)]
        found = [(read_dateline(line.text), line) for line in opening]
        found += [(read_city(line.text), line) for line in summary[:1]]
        return next(((read, origin_of(line)) for read, line in found if read != NO_DATELINE), (NO_DATELINE, ""))

    def reference(self, item: object) -> object:
        """The JSON-LD object that another only names by its `@id`; anything else as it is."""
        if isinstance(item, dict) and isinstance(item.get("@id"), str) and "name" not in item:
            return self._by_id.get(item["@id"], item)
        return item

    @cached_property
    def _by_id(self) -> dict[str, Json]:
        named = [item for item in self.objects if isinstance(item.get("@id"), str) and _TELLING.intersection(item)]
        return {item["@id"]: item for item in reversed(named)}


def origin_of(line: Line) -> str:
    """How a line is named as an origin."""
    return f"line {line.index}"
