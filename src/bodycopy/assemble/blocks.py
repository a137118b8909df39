"""The lines of the article's text to blocks: paragraphs, subheadings, list items, quotes, code, tables, posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from bodycopy.article import Block, BlockKind
from bodycopy.assemble.boxes import box_around
from bodycopy.assemble.cells import CELLS, cell_of, cells_of_rows
from bodycopy.assemble.posts import is_post, post_around
from bodycopy.page import Context, Line, Page, Role
from bodycopy.segment.tags import HEADINGS

_KINDS: Final = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
    "td": BlockKind.TABLE,
    "th": BlockKind.TABLE,
}
_ITEMS: Final = ("li", "dd", "dt")
_LONGEST_ITEM: Final = 500
"""An item of several paragraphs, longer in characters than this in all, holds prose, as the posts of a live blog do."""
_LONGEST_CELL: Final = 120
"""Tables with longer cells than this, in characters, on the average, hold the page's layout and not data."""
_LEAST_CELLS: Final = 4
_MOST_TABLES: Final = 3
"""A line is taken for one of a cell of so many tables around it at most: those further out are layout."""
_REPEATED: Final = 80
"""A line of this length that stands in the body twice is one that the page keeps twice, for two screen sizes."""
_OF_ONE_LINE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_BY_ROLE: Final = {Role.SUBHEADING: BlockKind.SUBHEADING, Role.STANDFIRST: BlockKind.STANDFIRST}


class _Around(NamedTuple):
    """What the elements around lines make of them."""

    kind: BlockKind
    in_cell: bool
    """They stand in a cell of a table, whatever stands between."""


class _Piece(NamedTuple):
    """A block by its place alone: which paragraphs are subheadings or standfirst, only the roles of lines tell."""

    kind: BlockKind
    text: str
    lines: tuple[Line, ...]


def body_text(page: Page) -> str:
    """The article's text: its blocks but for posts, with a blank line between them."""
    return "\n\n".join([piece.text for piece in _pieces(page) if piece.kind is not BlockKind.POST])


def body_blocks(page: Page) -> tuple[Block, ...]:
    """The blocks of a page whose lines have roles, in order."""
    return tuple(
        Block(kind=_kind_by_role(piece), text=piece.text, lines=tuple([line.index for line in piece.lines]))
        for piece in _pieces(page)
    )


def _kind_by_role(piece: _Piece) -> BlockKind:
    if len(piece.lines) > 1:
        return piece.kind
    return _BY_ROLE.get(piece.lines[0].role, piece.kind) if piece.kind in _OF_ONE_LINE else piece.kind


def _pieces(page: Page) -> list[_Piece]:
    lines = _without_copies(page.lines_at(page.body or ()))
    around = {context: _around(context) for context in {line.context for line in lines}}
    tables = _data_tables(page, lines, around)
    items = _items(page, lines, around)
    pieces: list[_Piece] = []
    for (kind, box), run in groupby(
        lines, key=lambda line: _place(page, line, around[line.context].kind, tables, items)
    ):
        if kind is BlockKind.TABLE and box is not None:
            pieces.append(_table(page, box, tuple(run)))
        elif kind is BlockKind.CODE:
            pieces.append(_code(tuple(run)))
        elif kind is BlockKind.POST or kind is BlockKind.LIST_ITEM:
            pieces.append(_joined(kind, tuple(run)))
        else:
            pieces.extend([_Piece(kind, line.text, (line,)) for line in run])
    return pieces


def _without_copies(lines: Iterable[Line]) -> list[Line]:
    seen: set[str] = set()
    kept = []
    for line in lines:
        if len(line.text) >= _REPEATED:
            if line.text in seen:
                continue
            seen.add(line.text)
        kept.append(line)
    return kept


def _around(context: Context) -> _Around:
    found: BlockKind | None = None
    in_cell = False
    here: Context | None = context
    while here is not None:
        if is_post(here):
            return _Around(BlockKind.POST, in_cell)
        found = found or _KINDS.get(here.tag)
        in_cell = in_cell or here.tag in CELLS
        here = here.parent
    # Lists in preformatted text number the lines of a listing.
    is_listing = found is BlockKind.LIST_ITEM and context.in_pre
    return _Around(BlockKind.CODE if is_listing else found or BlockKind.PARAGRAPH, in_cell)


def _place(
    page: Page, line: Line, kind: BlockKind, tables: dict[int, int], items: dict[int, int]
) -> tuple[BlockKind, int | None]:
    """What the line is, and the box that it shares with the other lines of its table, listing, item or post."""
    table = tables.get(line.index)
    if table is not None:
        return BlockKind.TABLE, table
    if kind is BlockKind.CODE:
        return kind, box_around(page, line.box, "pre")
    if kind is BlockKind.TABLE:
        return BlockKind.PARAGRAPH, None
    if kind is BlockKind.LIST_ITEM:
        item = items.get(line.index)
        return (BlockKind.PARAGRAPH, None) if item is None else (kind, item)
    if kind is BlockKind.POST:
        return kind, post_around(page, line.box)
    return kind, None


def _code(lines: tuple[Line, ...]) -> _Piece:
    return _Piece(BlockKind.CODE, "\n".join(line.text if line.raw is None else line.raw for line in lines), lines)


def _joined(kind: BlockKind, lines: tuple[Line, ...]) -> _Piece:
    return _Piece(kind, "\n".join(line.text for line in lines), lines)


def _items(page: Page, lines: Iterable[Line], around: dict[Context, _Around]) -> dict[int, int]:
    """Of each line in an item of a list, the item's box; items that hold prose are left out."""
    inside: dict[int, list[Line]] = {}
    for line in lines:
        if around[line.context].kind is BlockKind.LIST_ITEM:
            item = box_around(page, line.box, *_ITEMS)
            if item is not None:
                inside.setdefault(item, []).append(line)
    return {line.index: item for item, found in inside.items() if not _holds_prose(found) for line in found}


def _holds_prose(lines: list[Line]) -> bool:
    """Whether the lines of one item are a text of their own: with a heading, or with much in several paragraphs."""
    if len(lines) == 1:
        return False
    if any(line.context.block.tag in HEADINGS for line in lines):
        return True
    return len({line.box for line in lines}) > 1 and sum(len(line.text) for line in lines) > _LONGEST_ITEM


def _data_tables(page: Page, lines: Iterable[Line], around: dict[Context, _Around]) -> dict[int, int]:
    """Of each line in a table of data, the box of the outermost of these; it holds whatever stands in its cells."""
    inside: dict[int, list[Line]] = {}
    for line in lines:
        kind, in_cell = around[line.context]
        if in_cell and kind is not BlockKind.POST:
            for table in _tables_around(page, line.box):
                inside.setdefault(table, []).append(line)
    found: dict[int, int] = {}
    for table in sorted(inside):  # outer ones first
        if inside[table][0].index not in found and _holds_data(page, table, inside[table], around):
            found |= dict.fromkeys([line.index for line in inside[table]], table)
    return found


def _tables_around(page: Page, box: int) -> Iterator[int]:
    """The nearest tables that have the box in a cell."""
    for _ in range(_MOST_TABLES):
        cell = box_around(page, box, *CELLS)
        table = None if cell is None else box_around(page, cell, "table")
        if table is None:
            return
        yield table
        box = page.parents[table]


def _holds_data(page: Page, table: int, lines: list[Line], around: dict[Context, _Around]) -> bool:
    """Whether the lines of one table stand in a grid of short cells, most of them no code."""
    rows: dict[int | None, set[int]] = {}
    for line in lines:
        cell = cell_of(page, line.box, table)
        rows.setdefault(box_around(page, cell, "tr"), set()).add(cell)
    cells = sum(map(len, rows.values()))
    is_grid = len(rows) > 1 and max(map(len, rows.values())) > 1
    if not is_grid or cells < _LEAST_CELLS:
        return False
    length = sum(len(line.text) for line in lines)
    code = sum(len(line.text) for line in lines if around[line.context].kind is BlockKind.CODE)
    return length <= _LONGEST_CELL * cells and code * 2 <= length


def _table(page: Page, table: int, lines: tuple[Line, ...]) -> _Piece:
    texts: dict[int, str] = {}
    for line in lines:
        cell = cell_of(page, line.box, table)
        texts[cell] = f"{texts[cell]} {line.text}" if cell in texts else line.text
    return _Piece(BlockKind.TABLE, "\n".join(map("\t".join, cells_of_rows(page, table, texts))), lines)
