"""The lines of the article's text to blocks: paragraphs, subheadings, list items, quotes, code, tables, posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from bodycopy.article import Block, BlockKind
from bodycopy.assemble.boxes import box_around
from bodycopy.assemble.cells import cell_of, cells_of_rows
from bodycopy.assemble.copies import without_copies
from bodycopy.assemble.outline import heading_level, item_around, item_box
from bodycopy.assemble.posts import is_post, post_around
from bodycopy.page import Context, Page, Role, inherited
from bodycopy.segment.tags import CELLS, HEADINGS

_KINDS: Final = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
    "td": BlockKind.TABLE,
    "th": BlockKind.TABLE,
}
_LONGEST_ITEM: Final = 500
"""An item of several paragraphs, longer in characters than this in all, holds prose, as the posts of a live blog do."""
_LONGEST_CELL: Final = 120
"""Tables with longer cells than this, in characters, on the average, hold the page's layout and not data."""
_LEAST_CELLS: Final = 4
_MOST_TABLES: Final = 3
"""A line is taken for one of a cell of so many tables around it at most: those further out are layout."""
_OF_ONE_LINE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_OF_SEVERAL_LINES: Final = frozenset({BlockKind.CODE, BlockKind.LIST_ITEM, BlockKind.POST})
_BY_ROLE: Final = {Role.SUBHEADING: BlockKind.SUBHEADING, Role.STANDFIRST: BlockKind.STANDFIRST}


class _Around(NamedTuple):
    """What the elements around lines make of them."""

    kind: BlockKind
    in_cell: bool
    """They stand in a cell of a table, whatever stands between."""


_NOTHING_AROUND: Final = _Around(BlockKind.PARAGRAPH, False)
_IN_POST: Final = _Around(BlockKind.POST, False)
"""A post is no part of a table that it stands in."""
_Piece = tuple[BlockKind, str, tuple[int, ...]]
"""A block by its place alone, its text and the numbers of its lines: which paragraphs are subheadings or standfirst,
only the roles of lines tell."""
_Place = tuple[BlockKind, int | None]
"""What a line is, and the box that it shares with the other lines of its table, listing, item or post."""


def body_text(page: Page) -> str:
    """The article's text: its blocks but for posts, with a blank line between them."""
    return "\n\n".join([text for kind, text, _ in _pieces(page) if kind is not BlockKind.POST])


def body_blocks(page: Page) -> tuple[Block, ...]:
    """The blocks of a page whose lines have roles, in order."""
    return tuple(_block(page, _kind_by_role(page, kind, lines), text, lines) for kind, text, lines in _pieces(page))


def _block(page: Page, kind: BlockKind, text: str, lines: tuple[int, ...]) -> Block:
    level = number = None
    if kind is BlockKind.SUBHEADING:
        level = heading_level(page, lines[0])
    elif kind is BlockKind.LIST_ITEM and (item := item_around(page, lines[0])):
        level, number = item
    return Block(kind=kind, text=text, lines=lines, level=level, number=number)


def _kind_by_role(page: Page, kind: BlockKind, lines: tuple[int, ...]) -> BlockKind:
    if len(lines) > 1 or kind not in _OF_ONE_LINE:
        return kind
    return _BY_ROLE.get(page.lines[lines[0]].role, kind)


def _pieces(page: Page) -> list[_Piece]:
    texts, contexts = page.texts, page.contexts
    lines = without_copies(page, page.body or ())
    around = _around({contexts[line] for line in lines})
    alone = {context: _alone(found.kind) if page.has_markup else found.kind for context, found in around.items()}
    places = _shared_places(page, lines, around)
    pieces: list[_Piece] = []
    for place, run in groupby(lines, places.get):
        if place is None:
            pieces += [(alone[contexts[line]], texts[line], (line,)) for line in run]
        else:
            kind, box = place
            shared = tuple(run)
            if kind is BlockKind.TABLE and box is not None:
                text = _table(page, box, shared)
            elif kind is BlockKind.CODE:
                text = "\n".join([page.raws.get(line, texts[line]) for line in shared])
            else:
                text = "\n".join([texts[line] for line in shared])
            pieces.append((kind, text, shared))
    return pieces


def _around(contexts: Iterable[Context]) -> dict[Context, _Around]:
    """What the elements around lines make of them, for lines in these contexts."""
    known: dict[Context | None, _Around] = {None: _NOTHING_AROUND}
    return {context: _of_lines_in(context, inherited(context, known, _with_own)) for context in contexts}


def _with_own(found: _Around, context: Context) -> _Around:
    if is_post(context):
        return _IN_POST
    if context.tag in _KINDS and found is not _IN_POST:
        return _Around(_KINDS[context.tag], found.in_cell or context.tag in CELLS)
    return found


def _of_lines_in(context: Context, found: _Around) -> _Around:
    # Lists in preformatted text number the lines of a listing.
    is_listing = found.kind is BlockKind.LIST_ITEM and context.in_pre
    return found._replace(kind=BlockKind.CODE) if is_listing else found


def _alone(kind: BlockKind) -> BlockKind:
    """What a line in elements of this kind is where it shares its block with no other."""
    return BlockKind.QUOTE if kind is BlockKind.QUOTE else BlockKind.PARAGRAPH


def _shared_places(page: Page, lines: Sequence[int], around: dict[Context, _Around]) -> dict[int, _Place]:
    """Of each line of a table, a listing, an item or a post, its place."""
    if not any(found.in_cell or found.kind in _OF_SEVERAL_LINES for found in around.values()):
        return {}  # as on most pages
    of_kinds: dict[BlockKind, list[int]] = {}
    for line in lines:
        of_kinds.setdefault(around[page.contexts[line]].kind, []).append(line)
    places: dict[int, _Place] = {}
    for line in of_kinds.get(BlockKind.CODE, ()):
        places[line] = BlockKind.CODE, box_around(page, page.line_boxes[line], "pre")
    for line in of_kinds.get(BlockKind.POST, ()):
        places[line] = BlockKind.POST, post_around(page, page.line_boxes[line])
    for line, item in _items(page, of_kinds.get(BlockKind.LIST_ITEM, ())).items():
        places[line] = BlockKind.LIST_ITEM, item
    for line, table in _data_tables(page, lines, around).items():  # whatever stands in its cells
        places[line] = BlockKind.TABLE, table
    return places


def _items(page: Page, lines: Iterable[int]) -> dict[int, int]:
    """Of each of the lines in items of lists, the item's box; items that hold prose are left out."""
    inside: dict[int, list[int]] = {}
    for line in lines:
        item = item_box(page, line)
        if item is not None:
            inside.setdefault(item, []).append(line)
    return {line: item for item, found in inside.items() if not _holds_prose(page, found) for line in found}


def _holds_prose(page: Page, lines: list[int]) -> bool:
    """Whether the lines of one item are a text of their own: with a heading, or with much in several paragraphs."""
    if len(lines) == 1:
        return False
    if any(page.contexts[line].block.tag in HEADINGS for line in lines):
        return True
    return len({page.line_boxes[line] for line in lines}) > 1 and _length(page, lines) > _LONGEST_ITEM


def _length(page: Page, lines: Iterable[int]) -> int:
    return sum([len(page.texts[line]) for line in lines])


def _data_tables(page: Page, lines: Sequence[int], around: dict[Context, _Around]) -> dict[int, int]:
    """Of each line in a table of data, the box of the outermost of these; it holds whatever stands in its cells."""
    inside: dict[int, list[int]] = {}
    for line in lines:
        if around[page.contexts[line]].in_cell:
            for table in _tables_around(page, page.line_boxes[line]):
                inside.setdefault(table, []).append(line)
    found: dict[int, int] = {}
    for table in sorted(inside):  # outer ones first
        if inside[table][0] not in found and _holds_data(page, table, inside[table], around):
            found |= dict.fromkeys(inside[table], table)
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


def _holds_data(page: Page, table: int, lines: list[int], around: dict[Context, _Around]) -> bool:
    """Whether the lines of one table stand in a grid of short cells, most of them no code."""
    rows: dict[int | None, set[int]] = {}
    for line in lines:
        cell = cell_of(page, page.line_boxes[line], table)
        rows.setdefault(box_around(page, cell, "tr"), set()).add(cell)
    cells = sum(map(len, rows.values()))
    is_grid = len(rows) > 1 and max(map(len, rows.values())) > 1
    if not is_grid or cells < _LEAST_CELLS:
        return False
    length = _length(page, lines)
    code = _length(page, [line for line in lines if around[page.contexts[line]].kind is BlockKind.CODE])
    return length <= _LONGEST_CELL * cells and code * 2 <= length


def _table(page: Page, table: int, lines: Iterable[int]) -> str:
    texts: dict[int, str] = {}
    for line in lines:
        cell, text = cell_of(page, page.line_boxes[line], table), page.texts[line]
        texts[cell] = f"{texts[cell]} {text}" if cell in texts else text
    return "\n".join(map("\t".join, cells_of_rows(page, table, texts)))
