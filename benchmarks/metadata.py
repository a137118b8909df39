"""Measures titles, dates and authors against what annotators gave, for bodycopy and trafilatura in the same run.

Only pages whose reference names a field count for it. Texts are compared after Unicode NFKC, case folding and folding
all that is not a letter or a digit to one space, dates by day, authors as sets over all pages. A news agency counts as
an author, under its short name wherever it is written in another way.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

import click
import regex

import bodycopy
from benchmarks import corpora, ours, peers
from benchmarks.progress import counted
from benchmarks.tables import Table, plain, share
from bodycopy.lexicon.agencies import agency

CORPORA: Final = ("aed-dev", "fundus-dev", "wcxb-dev")
_PEER: Final = "trafilatura"
_NOT_TEXT: Final = regex.compile(r"[^\p{L}\p{N}]+")
_FIELDS: Final = (
    "title", "standfirst", "description", "authors", "agency", "dateline", "published", "modified", "section", "tags",
    "language", "declared_language", "site_name", "canonical_url", "lead_image", "licence", "access", "saved",
)  # fmt: skip


class Found(NamedTuple):
    """What was found on a page, or what its reference gives."""

    title: str | None
    day: str | None
    """In ISO 8601."""
    authors: frozenset[str]


@dataclass(slots=True)
class Score:
    """Counts over the pages of a corpus."""

    label: str
    titles: int = 0
    titles_right: int = 0
    days: int = 0
    days_right: int = 0
    authors_named: int = 0
    authors_found: int = 0
    authors_right: int = 0
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

    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        right, found, named = self.authors_right, self.authors_found, self.authors_named
        return (
            self.label,
            _ratio(self.titles_right, self.titles),
            _ratio(self.days_right, self.days),
            _ratio(right, found),
            _ratio(right, named),
            _ratio(2 * right, found + named),
            f"{median(self.milliseconds):.2f}",
        )


def _ratio(part: int, whole: int) -> str:
    return share(part / whole) if whole else "–"


def folded(text: str | None) -> str:
    """A text as it is compared."""
    plain_text: str = _NOT_TEXT.sub(" ", unicodedata.normalize("NFKC", text or "").casefold())
    return plain_text.strip()


def names(authors: Iterable[str]) -> frozenset[str]:
    """Authors as they are compared."""
    return frozenset(folded(agency(name) or name) for name in authors) - {""}


def reference_of(row: dict[str, Any]) -> Found:
    """What the annotators gave for a page of a corpus."""
    return Found(folded(row["title"]), (row["date"] or "")[:10], names(row["authors"] or ()))


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


def _day(moment: datetime | date | None) -> str | None:
    return None if moment is None else moment.isoformat()[:10]


def by_trafilatura(html: bytes, url: str | None) -> tuple[Found, float]:
    """What trafilatura's `extract_metadata` finds, and the CPU milliseconds for it and its parsing."""
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import decode_file

    text = decode_file(html)
    began = time.process_time()
    document = extract_metadata(text, default_url=url)
    taken = 1000 * (time.process_time() - began)
    return Found(folded(document.title), document.date, names((document.author or "").split(";"))), taken


def measure(path: Path, limit: int | None = None) -> list[Score]:
    """The scores of all that is installed, on the pages of one corpus."""
    contestants: dict[str, Callable[[bytes, str | None], tuple[Found, float]]] = {
        f"{ours.NAME} {ours.VERSION}": by_bodycopy
    }
    if peers.PEERS[_PEER].version:
        contestants[peers.PEERS[_PEER].label] = by_trafilatura
    scores = {label: Score(label) for label in contestants}
    for row in counted(list(corpora.read_rows(path))[:limit], path.name):
        reference, html = reference_of(row), corpora.page_bytes(row)
        for label, find in contestants.items():
            found, taken = find(html, row["url"])
            scores[label].add(reference, found)
            scores[label].milliseconds.append(taken)
    return list(scores.values())


def table(name: str, scores: list[Score]) -> Table:
    """The table of one corpus."""
    first = scores[0]
    return Table(
        f"Metadata, {name}: {first.titles} titles, {first.days} days, {first.authors_named} authors",
        ("extractor", "title", "published", "authors P", "authors R", "authors F1", "ms"),
        [score.cells() for score in scores],
        ("ms: CPU time, median; what metadata adds to an article that is read, or all of a metadata extractor.",),
    )


@click.command("metadata")
@click.option("--corpus", "chosen", type=click.Choice(CORPORA), multiple=True, help="A corpus.  [default: all]")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N pages of a corpus.")
@click.option(
    "--shared", type=click.Path(path_type=Path, file_okay=False), default=corpora.SHARED, show_default="../shared",
    help="The corpora folder beside the checkout.",
)  # fmt: skip
def command(chosen: tuple[str, ...], limit: int | None, shared: Path) -> None:
    """Compare titles, dates and authors with what annotators gave, beside trafilatura."""
    paths = {name: shared / "corpus" / f"{name}.jsonl.xz" for name in chosen or CORPORA}
    present = {name: path for name, path in paths.items() if path.exists()}
    if not present:
        raise click.UsageError(f"no pages with reference metadata in {shared}")
    for name, path in present.items():
        click.echo(plain(table(name, measure(path, limit))))
