"""The cells of a table of data, with those that hold no text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from bodycopy.page import Page

CELLS: Final = frozenset({"td", "th"})
_MOST_COLUMNS: Final = 100
"""A cell that says it is wider is not believed; some say 1000 for "all"."""


def cell_of(page: Page, box: int, table: int) -> int:
    """The cell of the table that a box below it stands in, or is, even where another table stands between."""
    cell = box
    while box > table:
        if page.box_contexts[box].tag in CELLS:
            cell = box
        box = page.parents[box]
    return cell


def cells_of_rows(page: Page, table: int, texts: Mapping[int, str]) -> list[list[str]]:
    """The texts of the cells by row and column; a column or a row without any text is left out.

    Args:
        page: with its boxes.
        table: the box of the table.
        texts: by the boxes of their cells.
    """
    rows = [
        [text for cell in cells for text in (texts.get(cell, ""), *[""] * (_columns(page, cell) - 1))]
        for cells in _rows(page, table)
        if any(cell in texts for cell in cells)
    ]
    filled = {column for row in rows for column, text in enumerate(row) if text}
    return [[text for column, text in enumerate(row) if column in filled] for row in rows]


def _rows(page: Page, table: int) -> Iterator[list[int]]:
    """The cells of each row of the table, without those of tables inside it."""
    rows: dict[int, list[int]] = {}
    owners = {table: table}
    for box in range(table + 1, len(page.parents)):
        parent = page.parents[box]
        if parent not in owners:
            break  # boxes inside the table follow on each other
        tag = page.box_contexts[box].tag
        owners[box] = box if tag == "table" else owners[parent]
        if tag in CELLS and owners[box] == table:
            rows.setdefault(parent, []).append(box)
    yield from rows.values()


def _columns(page: Page, cell: int) -> int:
    """How many columns a cell is wide."""
    said = (page.spans.get(cell, {}).get("colspan") or "").strip()
    return min(max(int(said), 1), _MOST_COLUMNS) if said.isdecimal() and len(said) < 5 else 1
