"""The metadata results as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.results import Described, Field, SetMetadata
from benchmarks.tables import NOTHING, Table, share, without_empty_columns

_HEADER = ("extractor", "title", "published", "authors P", "authors R", "authors F1", "ms", "failed")
_NOTE = (
    "Shares of the pages whose reference names the field; title: the same letters and digits; published: the same day; "
    "authors: names, all pages together. ms: CPU time, median; what metadata adds to an article that is read, or all "
    "of a metadata extractor."
)


def metadata_tables(sets: Iterable[SetMetadata]) -> list[Table]:
    """A table for each corpus."""
    return [_table(one) for one in sets]


def overview_tables(sets: Sequence[SetMetadata]) -> list[Table]:
    """The table that sums all up: a row for each corpus and extractor."""
    rows = [(f"{one.corpus} ({one.pages})", *_overview_row(found)) for one in sets for found in one.extractors]
    header = ("pages", "extractor", "title", "published", "authors F1", "ms", "failed")
    return [Table("Titles, days of publication and authors", header, rows, (_NOTE,))] if rows else []


def _overview_row(found: Described) -> tuple[str, ...]:
    label, title, published, _, _, authors, *rest = _row(found)
    return label, title, published, authors, *rest


def _table(one: SetMetadata) -> Table:
    own = one.extractors[0]
    named = (
        (own.title.pages if own.title else 0, "titles"),
        (own.published.pages if own.published else 0, "days"),
        (own.authors.named if own.authors else 0, "authors"),
    )
    counts = ", ".join(f"{number} {what}" for number, what in named if number)
    rows = [_row(found) for found in one.extractors]
    return without_empty_columns(Table(f"Metadata, {one.corpus}: {counts}", _HEADER, rows, (_NOTE,)))


def _row(found: Described) -> tuple[str, ...]:
    authors = found.authors
    return (
        found.label,
        _right(found.title),
        _right(found.published),
        *(map(share, (authors.precision, authors.recall, authors.f1)) if authors else (NOTHING,) * 3),
        f"{found.median:.2f}",
        str(found.failed),
    )


def _right(found: Field | None) -> str:
    return NOTHING if found is None else share(found.right)
