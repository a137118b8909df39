"""Measures titles, dates and authors against what annotators gave, for bodycopy and trafilatura in the same run.

Only pages whose reference names a field count for it. Texts are compared after Unicode NFKC, case folding and folding
all that is not a letter or a digit to one space, dates by day, authors as sets over all pages. A news agency counts as
an author, under its short name wherever it is written in another way.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from statistics import median
from typing import Final, NamedTuple

import regex

import bodycopy
from benchmarks import ours, peers
from benchmarks.corpora import Page, Reader, Stated
from benchmarks.floors import FigurePath
from benchmarks.progress import counted
from benchmarks.results import Described, Field, Names, SetMetadata
from bodycopy.lexicon.agencies import agency

COMMAND: Final = "metadata"
PEER: Final = "trafilatura"
"""The one to compare with: it has a metadata extractor of its own."""

_NOT_TEXT: Final = regex.compile(r"[^\p{L}\p{N}]+")
_FIELDS: Final = (
    "title", "standfirst", "description", "authors", "agency", "dateline", "published", "modified", "section", "tags",
    "language", "declared_language", "site_name", "canonical_url", "lead_image", "licence", "access", "saved",
)  # fmt: skip


class Found(NamedTuple):
    """What was found on a page, or what its reference gives."""

    title: str
    day: str
    """In ISO 8601."""
    authors: frozenset[str]


NOTHING: Final = Found("", "", frozenset())


class Extractor(NamedTuple):
    """Who finds metadata."""

    name: str
    label: str
    find: Callable[[bytes, str | None], tuple[Found, float]]
    """What it finds on a page with a URL, and in how many CPU milliseconds."""


@dataclass(slots=True)
class Count:
    """One extractor's counts over the pages of a corpus."""

    titles: int = 0
    titles_right: int = 0
    days: int = 0
    days_right: int = 0
    authors_named: int = 0
    authors_found: int = 0
    authors_right: int = 0
    failed: int = 0
    milliseconds: list[float] = field(default_factory=list)

    def add(self, reference: Found, found: Found) -> None:
        """Count one page."""
        if reference.title:
            self.titles += 1
            self.titles_right += found.title == reference.title
        if reference.day:
            self.days += 1
            self.days_right += found.day == reference.day
        if reference.authors:
            self.authors_named += len(reference.authors)
            self.authors_found += len(found.authors)
            self.authors_right += len(found.authors & reference.authors)

    def described(self, extractor: Extractor) -> Described:
        """The figures."""
        return Described(
            name=extractor.name,
            label=extractor.label,
            failed=self.failed,
            title=Field(pages=self.titles, right=self.titles_right / self.titles) if self.titles else None,
            published=Field(pages=self.days, right=self.days_right / self.days) if self.days else None,
            authors=self._names() if self.authors_named else None,
            median=median(self.milliseconds) if self.milliseconds else 0.0,
        )

    def _names(self) -> Names:
        right, found, named = self.authors_right, self.authors_found, self.authors_named
        return Names(
            named=named,
            precision=right / found if found else 0.0,
            recall=right / named,
            f1=2 * right / (found + named),
        )


def folded(text: str | None) -> str:
    """A text as it is compared."""
    plain_text: str = _NOT_TEXT.sub(" ", unicodedata.normalize("NFKC", text or "").casefold())
    return plain_text.strip()


def names(authors: Iterable[str]) -> frozenset[str]:
    """Authors as they are compared."""
    return frozenset(folded(agency(name) or name) for name in authors) - {""}


def reference_of(stated: Stated) -> Found:
    """What the annotators gave for a page."""
    return Found(folded(stated.title), (stated.date or "")[:10], names(stated.authors))


def by_bodycopy(html: bytes, url: str | None) -> tuple[Found, float]:
    """What bodycopy finds, and the CPU milliseconds that all metadata adds to those for lines with roles."""
    article = bodycopy.extract(html, url=url)
    _ = article.lines
    began = time.process_time()
    for name in _FIELDS:
        getattr(article, name)
    taken = 1000 * (time.process_time() - began)
    authors = [*article.authors, *([article.agency] if article.agency else [])]
    return Found(folded(article.title), _day(article.published), names(authors)), taken


def _day(moment: datetime | date | None) -> str:
    return "" if moment is None else moment.isoformat()[:10]


def by_trafilatura(html: bytes, url: str | None) -> tuple[Found, float]:
    """What trafilatura's `extract_metadata` finds, and the CPU milliseconds for it and its parsing."""
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import decode_file

    text = decode_file(html)
    began = time.process_time()
    document = extract_metadata(text, default_url=url)
    taken = 1000 * (time.process_time() - began)
    return Found(folded(document.title), document.date or "", names((document.author or "").split(";"))), taken


def extractors(peer_names: Iterable[str] = (PEER,)) -> list[Extractor]:
    """bodycopy, and trafilatura if it is among the peers and installed."""
    own = Extractor(ours.NAME, f"{ours.NAME} {ours.VERSION}", by_bodycopy)
    if PEER in peer_names and peers.PEERS[PEER].version:
        return [own, Extractor(PEER, peers.PEERS[PEER].label, by_trafilatura)]
    return [own]


def measure(corpus: str, read: Reader, runners: Sequence[Extractor], limit: int | None = None) -> SetMetadata | None:
    """The figures of one corpus; None where no reference names anything. Raises CorpusError."""
    counts = [Count() for _ in runners]
    pages = 0
    for page in counted(islice(read(), limit), f"{corpus}, metadata"):
        reference = reference_of(page.stated)
        if page.html is None or reference == NOTHING:
            continue
        pages += 1
        for runner, count in zip(runners, counts, strict=True):
            _count(runner, count, page, page.html, reference)
    if not pages:
        return None
    found = [count.described(runner) for runner, count in zip(runners, counts, strict=True)]
    return SetMetadata(corpus=corpus, pages=pages, extractors=found)


def _count(runner: Extractor, count: Count, page: Page, html: bytes, reference: Found) -> None:
    try:
        found, taken = runner.find(html, page.url)
    except Exception:
        count.failed += 1
        count.add(reference, NOTHING)
        return
    count.add(reference, found)
    count.milliseconds.append(taken)


def figures(sets: Iterable[SetMetadata]) -> dict[FigurePath, float]:
    """bodycopy's figures, by the paths that `benchmarks.floors` describes."""
    found: dict[FigurePath, float] = {}
    for one in sets:
        own, scope = one.extractors[0], (COMMAND, one.corpus, "html")
        if own.title:
            found[*scope, "title", "right"] = own.title.right
        if own.published:
            found[*scope, "published", "right"] = own.published.right
        if own.authors:
            found[*scope, "authors", "f1"] = own.authors.f1
    return found
