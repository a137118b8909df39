"""The cells of tables that the text holds for the most part.

The model judges each line by itself, and leaves out a cell here and there: "Yes", "4.2", the name of a column. A table
of data without them says something else, so that all its cells stand in the text with the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bodycopy.classify.body.around import all_around, stands_in
from bodycopy.page import Context, Page
from bodycopy.segment.tags import CELLS

_LEAST_LINES: Final = 4
"""Fewer lines than this say nothing of a table."""
_LEAST_SHARE: Final = 0.6
"""The least share of a table's letters that must be text already."""
_LONGEST_CELL: Final = 120
"""Tables with longer cells than this, in characters, on the average, hold the page's layout and not data."""
_FARTHEST: Final = 30
"""A line with more elements than this between itself and its table is not looked at: climbing must stay cheap."""


def overlooked_cells(page: Page, text: Sequence[int]) -> list[int]:
    """The numbers of the lines that miss in tables of data; `text` are those of the lines of the text."""
    if not any(map(_is_table, all_around({page.contexts[number] for number in text}))):
        return []  # as on most pages
    known: dict[Context | None, bool] = {}
    cells: dict[int, list[tuple[int, int]]] = {}
    for number, context in enumerate(page.contexts):
        if stands_in(context, _is_table, known) and (found := _cell_and_table(page, page.line_boxes[number])):
            cell, table = found
            cells.setdefault(table, []).append((number, cell))
    chosen = set(text)
    return [
        number
        for pairs in cells.values()
        if _is_told(page, pairs, chosen)
        for number, _ in pairs
        if (number not in chosen and not page.contexts[number].hidden)
    ]


def _is_table(context: Context) -> bool:
    return context.tag == "table"


def _cell_and_table(page: Page, box: int) -> tuple[int, int] | None:
    """The nearest cell around a box, and the table that it is one of."""
    cell = None
    for _ in range(_FARTHEST):
        tag = page.box_contexts[box].tag
        if tag in CELLS and cell is None:
            cell = box
        elif tag == "table":
            return None if cell is None else (cell, box)
        box = page.parents[box]
    return None


def _is_told(page: Page, pairs: Sequence[tuple[int, int]], chosen: set[int]) -> bool:
    """Whether the lines, each with its cell, are those of a table of data most of which is text."""
    texts = [number for number, _ in pairs if number in chosen]
    if len(texts) == len(pairs) or len(texts) < _LEAST_LINES:
        return False
    rows: dict[int, set[int]] = {}
    for _, cell in pairs:
        rows.setdefault(page.parents[cell], set()).add(cell)
    cells = sum(map(len, rows.values()))
    whole = page.length_of([number for number, _ in pairs])
    is_grid = len(rows) > 1 and max(map(len, rows.values())) > 1 and whole <= _LONGEST_CELL * cells
    return is_grid and page.length_of(texts) >= _LEAST_SHARE * whole
