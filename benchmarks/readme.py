"""Puts measured figures into README.md, between two comments that hold their place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import CHECKOUT
from benchmarks.tables import Table, markdown

README = CHECKOUT / "README.md"


class NoPlaceError(ValueError):
    """The file has not one place for the figures, or is not there."""


def write_tables(name: str, tables: Sequence[Table], path: Path) -> None:
    """Replace what stands between `<!-- benchmarks:NAME -->` and `<!-- /benchmarks:NAME -->`. Raises NoPlaceError."""
    opening, closing = f"<!-- benchmarks:{name} -->", f"<!-- /benchmarks:{name} -->"
    text = path.read_text("utf-8") if path.exists() else ""
    before, opened, rest = text.partition(opening)
    _, closed, after = rest.partition(closing)
    if not (opened and closed):
        raise NoPlaceError(f"{path.name} has no place for the figures: put the lines {opening} and {closing} into it")
    body = "\n".join(markdown(table) for table in tables)
    path.write_text(f"{before}{opening}\n\n{body}\n{closing}{after}", "utf-8")
