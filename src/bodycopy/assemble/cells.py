"""The cells of a table of data, with those that hold no text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from bodycopy.assemble.boxes import number_said
from bodycopy.page import Page
from bodycopy.segment.tags import CELLS

_MOST_COLUMNS: Final = 100
"""A cell that says it is wider is not believed; some say 1000 for "all". In columns behind this, none is taken for
higher than its row."""


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

    A cell over several columns or rows has its text in the first of them.

    Args:
        page: with its boxes.
        table: the box of the table.
        texts: by the boxes of their cells.
    """
    rows = [row for row in _filled(page, _rows(page, table), texts) if any(row)]
    filled = {column for row in rows for column, text in enumerate(row) if text}
    return [[text for column, text in enumerate(row) if column in filled] for row in rows]


def _filled(page: Page, rows: Iterable[Sequence[int]], texts: Mapping[int, str]) -> Iterator[list[str]]:
    """Of each row, the texts of its columns: empty where a cell from before or above stands."""
    reaching: dict[int, int] = {}
    """Of each column that a cell from above reaches down into, into how many rows more."""
    for cells in rows:
        row: list[str] = []
        above, reaching = reaching, {column: more - 1 for column, more in reaching.items() if more > 1}
        for cell in cells:
            while len(row) in above:
                row.append("")
            columns, more = _many(page, cell, "colspan"), _many(page, cell, "rowspan") - 1
            if more:
                last = min(len(row) + columns, _MOST_COLUMNS)
                reaching |= dict.fromkeys(range(len(row), last), more)
            row += [texts.get(cell, ""), *[""] * (columns - 1)]
        yield row


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


def _many(page: Page, cell: int, attribute: str) -> int:
    """Over how many columns or rows a cell stands, as its attribute says."""
    return min(max(number_said(page, cell, attribute, default=1), 1), _MOST_COLUMNS)
