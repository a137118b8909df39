"""Tables, as aligned plain text and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.bootstrap import Interval

_NUMBER = re.compile(r"[-+]?[\d,.]+(?: \([\d.]+–[\d.]+\))?|–")

NOTHING = "–"
"""A cell for which there is no figure."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells are text already. Columns of nothing but numbers stand to the right."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    notes: tuple[str, ...] = ()
    """Sentences that stand under the table."""


def plain(table: Table) -> str:
    """The table for a terminal."""
    cells = [table.header, *table.rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    right = _right_aligned(table)
    lines = [table.title, ""]
    for row in cells:
        padded = (
            cell.rjust(width) if on_right else cell.ljust(width)
            for cell, width, on_right in zip(row, widths, right, strict=True)
        )
        lines.append("  " + "  ".join(padded).rstrip())
    return "\n".join([*lines, *(["", *table.notes] if table.notes else [])]) + "\n"


def markdown(table: Table) -> str:
    """The table for a README."""
    rule = tuple("---:" if on_right else "---" for on_right in _right_aligned(table))
    rows = [
        "| " + " | ".join(cell.replace("|", r"\|") for cell in row) + " |" for row in (table.header, rule, *table.rows)
    ]
    notes = [f"\n{note}" for note in table.notes]
    return "\n".join([f"**{table.title}**", "", *rows, *notes]) + "\n"


def share(value: float) -> str:
    """A share between 0 and 1 to the third digit."""
    return f"{value:.3f}"


def with_bounds(value: Interval, digits: int = 3) -> str:
    """A figure with the bounds of its interval."""
    return f"{value.value:.{digits}f} ({value.low:.{digits}f}–{value.high:.{digits}f})"


def without_empty_columns(table: Table) -> Table:
    """The table without the columns that have no figure in any row."""
    kept = [column for column in range(len(table.header)) if any(row[column] != NOTHING for row in table.rows)]
    rows = [tuple(row[column] for column in kept) for row in table.rows]
    return replace(table, header=tuple(table.header[column] for column in kept), rows=rows)


def _right_aligned(table: Table) -> list[bool]:
    return [all(_NUMBER.fullmatch(row[column]) for row in table.rows) for column in range(len(table.header))]
