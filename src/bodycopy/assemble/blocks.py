"""Body lines to blocks: paragraphs, subheadings, list items, quotes, code and tables."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from bodycopy.article import Block, BlockKind
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
_MEMO: Final = "block kind"
_CELL: Final = 120
"""Tables with longer cells than this, in characters, on the average, hold the page's layout and not data."""
_LEAST_CELLS: Final = 4
_REPEATED: Final = 80
"""A line of this length that stands in the body twice is one that the page keeps twice, for two screen sizes."""


def body_blocks(page: Page) -> tuple[Block, ...]:
    """The body of the page in order."""
    lines = _without_copies([line for line in page.lines if line.role in (Role.BODY, Role.SUBHEADING)])
    tables = _data_tables(page, lines)
    blocks: list[Block] = []
    for table, run in groupby(lines, key=lambda line: tables.get(line.index)):
        if table is None:
            blocks.extend(_block(line) for line in run)
        else:
            blocks.append(_table(page, list(run)))
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


def _block(line: Line) -> Block:
    kind = BlockKind.SUBHEADING if line.role is Role.SUBHEADING else _kind(line.context)
    if kind is BlockKind.TABLE:
        kind = BlockKind.PARAGRAPH
    text = line.raw if kind is BlockKind.CODE and line.raw is not None else line.text
    return Block(kind=kind, text=text, lines=(line.index,))


def _kind(context: Context) -> BlockKind:
    found = context.memo.get(_MEMO)
    if found is None:
        here: Context | None = context
        while here is not None and here.tag not in _KINDS:
            here = here.parent
        found = context.memo[_MEMO] = BlockKind.PARAGRAPH if here is None else _KINDS[here.tag]
    assert isinstance(found, BlockKind)
    return found


def _data_tables(page: Page, lines: list[Line]) -> dict[int, int]:
    """Of each line in a table of data, the table's box."""
    cells: dict[int, list[Line]] = {}
    for line in lines:
        if line.role is Role.BODY and _kind(line.context) is BlockKind.TABLE:
            table = _box_around(page, line.box, "table")
            if table is not None:
                cells.setdefault(table, []).append(line)
    return {
        line.index: table
        for table, inside in cells.items()
        if len(inside) >= _LEAST_CELLS and sum(len(line.text) for line in inside) <= _CELL * len(inside)
        for line in inside
    }


def _box_around(page: Page, box: int, tag: str) -> int | None:
    while page.boxes[box].context.tag != tag:
        if box == 0:
            return None
        box = page.boxes[box].parent
    return box


def _table(page: Page, lines: list[Line]) -> Block:
    rows = [
        "\t".join(" ".join(line.text for line in cell) for _, cell in groupby(row, key=lambda line: _cell(page, line)))
        for _, row in groupby(lines, key=lambda line: _box_around(page, line.box, "tr"))
    ]
    return Block(kind=BlockKind.TABLE, text="\n".join(rows), lines=tuple(line.index for line in lines))


def _cell(page: Page, line: Line) -> int:
    box = line.box
    while page.boxes[box].context.tag not in ("td", "th") and box:
        box = page.boxes[box].parent
    return box
