"""Body lines to blocks: paragraphs, subheadings, list items, quotes, code and tables."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from bodycopy.article import Block, BlockKind
from bodycopy.assemble.boxes import box_around
from bodycopy.page import Context, Line, Page, Role

_KINDS: Final = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
    "td": BlockKind.TABLE,
    "th": BlockKind.TABLE,
}
_LONGEST_CELL: Final = 120
"""Tables with longer cells than this, in characters, on the average, hold the page's layout and not data."""
_LEAST_CELLS: Final = 4
_REPEATED: Final = 80
"""A line of this length that stands in the body twice is one that the page keeps twice, for two screen sizes."""


def body_blocks(page: Page) -> tuple[Block, ...]:
    """The body of the page in order."""
    lines = _without_copies([line for line in page.lines if line.role in (Role.BODY, Role.SUBHEADING)])
    tables = _data_tables(page, lines)
    blocks: list[Block] = []
    for (kind, _), run in groupby(lines, key=lambda line: _place(page, line, tables)):
        if kind is BlockKind.TABLE:
            blocks.append(_table(page, list(run)))
        elif kind is BlockKind.CODE:
            blocks.append(_code(list(run)))
        else:
            blocks.extend(Block(kind=kind, text=line.text, lines=(line.index,)) for line in run)
    return tuple(blocks)


def _without_copies(lines: list[Line]) -> list[Line]:
    seen: set[str] = set()
    kept = []
    for line in lines:
        if len(line.text) >= _REPEATED:
            if line.text in seen:
                continue
            seen.add(line.text)
        kept.append(line)
    return kept


def _place(page: Page, line: Line, tables: dict[int, int]) -> tuple[BlockKind, int | None]:
    """What the line is, and the box that it shares with the other lines of its table or listing."""
    if line.role is Role.SUBHEADING:
        return BlockKind.SUBHEADING, None
    kind = _kind(line.context)
    if kind is BlockKind.CODE:
        return kind, box_around(page, line.box, "pre")
    if kind is BlockKind.TABLE:
        table = tables.get(line.index)
        return (BlockKind.PARAGRAPH, None) if table is None else (kind, table)
    return kind, None


def _kind(context: Context) -> BlockKind:
    here: Context | None = context
    while here is not None and here.tag not in _KINDS:
        here = here.parent
    return BlockKind.PARAGRAPH if here is None else _KINDS[here.tag]


def _code(lines: list[Line]) -> Block:
    text = "\n".join(line.text if line.raw is None else line.raw for line in lines)
    return Block(kind=BlockKind.CODE, text=text, lines=tuple(line.index for line in lines))


def _data_tables(page: Page, lines: list[Line]) -> dict[int, int]:
    """Of each line in a table of data, the table's box."""
    inside: dict[int, list[Line]] = {}
    for line in lines:
        if line.role is Role.BODY and _kind(line.context) is BlockKind.TABLE:
            table = box_around(page, line.box, "table")
            if table is not None:
                inside.setdefault(table, []).append(line)
    return {line.index: table for table, cells in inside.items() if _holds_data(page, cells) for line in cells}


def _holds_data(page: Page, lines: list[Line]) -> bool:
    """Whether the lines of one table stand in a grid of short cells."""
    rows: dict[int | None, set[int | None]] = {}
    for line in lines:
        rows.setdefault(_row(page, line), set()).add(_cell(page, line))
    cells = sum(map(len, rows.values()))
    is_grid = len(rows) > 1 and max(map(len, rows.values())) > 1
    return is_grid and cells >= _LEAST_CELLS and sum(len(line.text) for line in lines) <= _LONGEST_CELL * cells


def _table(page: Page, lines: list[Line]) -> Block:
    rows = [
        "\t".join(" ".join(line.text for line in cell) for _, cell in groupby(row, key=lambda line: _cell(page, line)))
        for _, row in groupby(lines, key=lambda line: _row(page, line))
    ]
    return Block(kind=BlockKind.TABLE, text="\n".join(rows), lines=tuple(line.index for line in lines))


def _row(page: Page, line: Line) -> int | None:
    return box_around(page, line.box, "tr")


def _cell(page: Page, line: Line) -> int | None:
    return box_around(page, line.box, "td", "th")
