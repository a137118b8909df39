"""Body lines to blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.article import BlockKind
from bodycopy.assemble.blocks import body_blocks, body_text
from bodycopy.page import Page, Role
from tests.builders import SENTENCES, html, page_of, paragraphs
from tests.roles_by_hand import markup, scraped, with_body

LONG = " ".join(SENTENCES[:2])


def kinds_and_texts(page: Page) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in body_blocks(page)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<p>tide</p>", BlockKind.PARAGRAPH),
        ("<div><span>tide</span></div>", BlockKind.PARAGRAPH),
        ("<ul><li>tide</ul>", BlockKind.LIST_ITEM),
        ("<ol><li><p>tide</p></ol>", BlockKind.LIST_ITEM),
        ("<dl><dt>tide</dl>", BlockKind.LIST_ITEM),
        ("<dl><dd>tide</dl>", BlockKind.LIST_ITEM),
        ("<blockquote>tide</blockquote>", BlockKind.QUOTE),
        ("<blockquote><p><em>tide</em></p></blockquote>", BlockKind.QUOTE),
        ("<blockquote><ul><li>tide</ul></blockquote>", BlockKind.LIST_ITEM),
        ("<pre>tide</pre>", BlockKind.CODE),
        ("<pre><code>tide</code></pre>", BlockKind.CODE),
        ("<table><tr><td>tide</table>", BlockKind.PARAGRAPH),
        ("<table><tr><td><blockquote>tide</blockquote></table>", BlockKind.QUOTE),
    ],
)
def test_the_nearest_element_that_tells_says_what_a_block_is(text: str, kind: BlockKind) -> None:
    assert kinds_and_texts(markup(text)) == [(kind, "tide")]


def test_blocks_keep_the_order_and_the_numbers_of_their_lines() -> None:
    page = markup("<nav>Home</nav><h2>Two</h2><p>Three</p><ul><li>Four<li>Five</ul>", {"Home": Role.NAVIGATION})
    assert [block.lines for block in body_blocks(page)] == [(1,), (2,), (3,), (4,)]


def test_a_subheading_is_one_wherever_it_stands() -> None:
    page = markup("<ul><li>Wind</ul><p>It blew.</p>", {"Wind": Role.SUBHEADING})
    assert kinds_and_texts(page) == [(BlockKind.SUBHEADING, "Wind"), (BlockKind.PARAGRAPH, "It blew.")]


def test_scraped_lines_are_paragraphs_and_subheadings() -> None:
    page = scraped("Wind\n\nIt blew.", {"Wind": Role.SUBHEADING})
    assert [block.kind for block in body_blocks(page)] == [BlockKind.SUBHEADING, BlockKind.PARAGRAPH]


def test_code_keeps_its_line_breaks_and_indents() -> None:
    page = markup("<pre>\ndef tide():\n    return 'high &amp; low'\n\n</pre>")
    assert kinds_and_texts(page) == [(BlockKind.CODE, "def tide():\n    return 'high & low'")]


@pytest.mark.parametrize(("outer", "inner"), [("ol", "li"), ("div", "div"), ("dl", "dd"), ("div", "p")])
def test_code_keeps_its_shape_in_boxes_too(outer: str, inner: str) -> None:
    lines = "".join(f"<{inner}>{line}</{inner}>" for line in ("def tide():", "    low()", "", "high()"))
    page = markup(f"<pre><{outer}>{lines}</{outer}></pre>")
    assert kinds_and_texts(page) == [(BlockKind.CODE, "def tide():\n    low()\n\nhigh()")]


def test_the_lines_of_one_listing_are_one_block_and_two_listings_are_two() -> None:
    page = markup("<pre><div>one</div><div>two</div></pre><pre>three</pre>")
    assert kinds_and_texts(page) == [(BlockKind.CODE, "one\ntwo"), (BlockKind.CODE, "three")]
    assert body_blocks(page)[0].lines == (0, 1)


@pytest.mark.parametrize("item", ["<li>one<br>two", "<li><p>one</p><p>two</p>", "<li>one<div>two</div>"])
def test_the_lines_of_one_item_are_one_block(item: str) -> None:
    page = markup(f"<ul>{item}<li>three</ul>")
    assert kinds_and_texts(page) == [(BlockKind.LIST_ITEM, "one\ntwo"), (BlockKind.LIST_ITEM, "three")]
    assert body_blocks(page)[0].lines == (0, 1)


def test_an_item_around_another_list() -> None:
    page = markup("<ul><li>one<ul><li>two<br>three<li>four</ul>five</ul>")
    assert [block.text for block in body_blocks(page)] == ["one", "two\nthree", "four", "five"]


def test_an_item_of_several_lines_is_no_subheading() -> None:
    page = markup("<ul><li>Wind<br>It blew.</ul>", {"Wind": Role.SUBHEADING})
    assert kinds_and_texts(page) == [(BlockKind.LIST_ITEM, "Wind\nIt blew.")]


@pytest.mark.parametrize(
    "item",
    [f"<li><h3>Wind</h3><p>{LONG}</p>", f"<li>{paragraphs(3)}", f"<dd>{paragraphs(3)}"],
    ids=lambda item: item[:8],
)
def test_an_item_that_holds_a_text_gives_paragraphs(item: str) -> None:
    page = markup(f"<ol>{item}<li>one</ol>", {"Wind": Role.SUBHEADING} if "Wind" in item else {})
    kinds = [block.kind for block in body_blocks(page)]
    assert kinds[-1] is BlockKind.LIST_ITEM
    assert set(kinds[:-1]) <= {BlockKind.PARAGRAPH, BlockKind.SUBHEADING}
    assert len(kinds) > 2


def test_a_grid_of_short_cells_is_a_table() -> None:
    page = markup(
        "<p>Before.</p><table><tr><th>Port<th>Depth<tr><td>Skarn<td><p>4</p><p>metres</p><tr><td>Ostermoor<td>9</table>"
    )
    assert kinds_and_texts(page) == [
        (BlockKind.PARAGRAPH, "Before."),
        (BlockKind.TABLE, "Port\tDepth\nSkarn\t4 metres\nOstermoor\t9"),
    ]
    assert body_blocks(page)[1].lines == tuple(range(1, 8))


@pytest.mark.parametrize("empty", ["", "&nbsp;", '<img src="/a.png">'])
def test_a_cell_without_text_keeps_its_column(empty: str) -> None:
    page = markup(f"<table><tr><th>{empty}<th>Depth<th>Tide<tr><td>Skarn<td>{empty}<td>6<tr><td>Oster<td>9</table>")
    assert kinds_and_texts(page) == [(BlockKind.TABLE, "\tDepth\tTide\nSkarn\t\t6\nOster\t9")]


def test_columns_and_rows_without_any_text_are_left_out() -> None:
    page = markup("<table><tr><td>a<td><td>b<tr><td><td><td><tr><td>c<td><td>d</table>")
    assert kinds_and_texts(page) == [(BlockKind.TABLE, "a\tb\nc\td")]


@pytest.mark.parametrize(
    ("width", "row"), [("2", "North\t\t3"), ("0", "North\t3"), ("x", "North\t3"), ("1000", "North")]
)
def test_a_cell_over_several_columns(width: str, row: str) -> None:
    wide = f"<tr><td colspan={width}>North<td>3"
    page = markup(f"<table><tr><th>Port<th>Depth<th>Tide{wide}<tr><td>Skarn<td>4<td>6</table>")
    (block,) = body_blocks(page)
    assert block.text.split("\n")[1].startswith(row)


@pytest.mark.parametrize(
    ("height", "rows"),
    [
        ("2", ["North\t1\t2", "\t3\t4", "South\t5\t6"]),
        ("3", ["North\t1\t2", "\t3\t4", "\tSouth\t5\t6"]),
        ("0", ["North\t1\t2", "3\t4", "South\t5\t6"]),
        ("x", ["North\t1\t2", "3\t4", "South\t5\t6"]),
    ],
)
def test_a_cell_over_several_rows(height: str, rows: list[str]) -> None:
    page = markup(f"<table><tr><th rowspan={height}>North<td>1<td>2<tr><td>3<td>4<tr><td>South<td>5<td>6</table>")
    (block,) = body_blocks(page)
    assert block.text.split("\n") == rows


def test_a_cell_over_columns_and_rows() -> None:
    page = markup("<table><tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e<tr><td>f<td>g<td>h<td>i</table>")
    (block,) = body_blocks(page)
    assert block.text.split("\n") == ["a\tb\t\tc", "d\t\t\te", "f\tg\th\ti"]


def test_a_cell_over_rows_without_text_still_counts_them() -> None:
    page = markup("<table><tr><td rowspan=3>a<td>b<tr><td><tr><td>c<tr><td>d<td>e</table>")
    (block,) = body_blocks(page)
    assert block.text.split("\n") == ["a\tb", "\tc", "d\te"]


def levels_and_numbers(page: Page) -> list[tuple[int | None, int | None]]:
    return [(block.level, block.number) for block in body_blocks(page)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<ul><li>Skarn<li>Pier</ul>", [(1, None), (1, None)]),
        ("<ol><li>Skarn<li>Pier</ol>", [(1, 1), (1, 2)]),
        ("<ol start=3><li>Skarn<li>Pier</ol>", [(1, 3), (1, 4)]),
        ("<ol start=0><li>Skarn</ol>", [(1, 0)]),
        ("<ol start=x><li>Skarn</ol>", [(1, 1)]),
        ("<ol><li>Skarn<li value=7>Pier<li>Steps</ol>", [(1, 1), (1, 7), (1, 8)]),
        ("<ol><li>Skarn<ul><li>Pier</ul><li>Steps</ol>", [(1, 1), (2, None), (1, 2)]),
        ("<ol><li>Skarn<ol><li>Pier</ol><li>Steps</ol>", [(1, 1), (2, 1), (1, 2)]),
        ("<dl><dt>Skarn<dd>Pier<ol><li>Steps</ol></dl>", [(1, None), (2, None), (3, 1)]),
        ("<ol><li><p>Skarn<p>Pier<li>Steps</ol>", [(1, 1), (1, 2)]),
        ("<ol><li><img src=a.png><li>Steps</ol>", [(1, 2)]),
        ("<p>Skarn<blockquote>Pier</blockquote>", [(None, None), (None, None)]),
    ],
)
def test_items_of_lists_have_levels_and_numbers(text: str, expected: list[tuple[int | None, int | None]]) -> None:
    assert levels_and_numbers(markup(text)) == expected


def test_headings_have_levels() -> None:
    roles = dict.fromkeys(["Wind", "Tide", "Ice"], Role.SUBHEADING)
    page = markup("<h2>Wind</h2><p>It blew.</p><h4>Tide</h4><p>It rose.</p><p><b>Ice</b></p>", roles)
    assert levels_and_numbers(page) == [(2, None), (None, None), (4, None), (None, None), (None, None)]


@pytest.mark.parametrize(
    "cell",
    [
        "<ul><li>Pier<li>Steps</ul>",
        "<pre>Pier\nSteps</pre>",
        "<blockquote>Pier Steps</blockquote>",
        "<table><tr><td>Pier<td>Steps</table>",
        "<table><tr><td>Pier<tr><td>Steps</table>",
    ],
)
def test_a_cell_may_hold_anything(cell: str) -> None:
    page = markup(f"<table><tr><th>Part<th>Depth<tr><td>{cell}<td>4<tr><td>Light<td>9</table>")
    assert kinds_and_texts(page) == [(BlockKind.TABLE, "Part\tDepth\nPier Steps\t4\nLight\t9")]


def test_a_table_that_lays_out_code_stays_code() -> None:
    rows = "".join(f"<tr><td>{number}<td><pre>    line {number}</pre>" for number in range(4))
    kinds = [block.kind for block in body_blocks(markup(f"<table>{rows}</table>"))]
    assert BlockKind.TABLE not in kinds
    assert BlockKind.CODE in kinds


def test_a_text_inside_a_table_of_short_cells_is_no_table() -> None:
    inner = f"<table><tr><td>{paragraphs(4)}</table>"
    page = markup(f"<table><tr><td>a<td>b<tr><td>c<td>{inner}</table>")
    assert {block.kind for block in body_blocks(page)} == {BlockKind.PARAGRAPH}


def test_two_tables_in_a_row_are_two_blocks() -> None:
    table = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert kinds_and_texts(markup(table * 2)) == [(BlockKind.TABLE, "a\tb\nc\td")] * 2


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td>{paragraphs(4)}</td><td>{paragraphs(3)}</td></tr><tr><td>a<td>b</tr></table>",
        "<table><tr><td>one<br>two<br>three<br>four<br>five</table>",
        "<table><tr><td>one<tr><td>two<tr><td>three<tr><td>four</table>",
        "<table><tr><td>one<td>two<td>three<td>four</table>",
        "<table><tr><td>one<td>two</table>",
    ],
    ids=["long cells", "one cell", "one column", "one row", "two cells"],
)
def test_a_table_for_layout_gives_paragraphs(table: str) -> None:
    assert {block.kind for block in body_blocks(markup(table))} == {BlockKind.PARAGRAPH}


def test_a_table_of_data_inside_one_for_layout() -> None:
    inner = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    page = markup(f"<table><tr><td>{LONG}{inner}</td><td>{LONG} Again.</td></tr></table>")
    assert [block.kind for block in body_blocks(page)] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]


def test_a_subheading_inside_a_table_is_a_row_of_it() -> None:
    rows = "<tr><td>a<td>b<tr><td>c<td>d"
    page = markup(f"<table>{rows}<tr><th>North{rows}</table>", {"North": Role.SUBHEADING})
    assert kinds_and_texts(page) == [(BlockKind.TABLE, "a\tb\nc\td\nNorth\na\tb\nc\td")]


def test_a_line_that_is_no_body_divides_no_table() -> None:
    page = markup("<table><tr><td>a<td>b<tr><td>Ad<tr><td>c<td>d</table>", {"Ad": Role.PROMO})
    assert kinds_and_texts(page) == [(BlockKind.TABLE, "a\tb\nc\td")]
    assert body_blocks(page)[0].lines == (0, 1, 3, 4)


def test_no_body_no_blocks() -> None:
    for page in (markup(html("<p>Home</p>"), rest=Role.NAVIGATION), markup(""), scraped("")):
        assert body_blocks(page) == ()
        assert body_text(page) == ""


PARTS = st.sampled_from(
    [
        "<p>tide</p>",
        f"<p>{LONG}</p>",
        f"<h2>{SENTENCES[2]}</h2>",
        "<ul><li>one<li>two</ul>",
        f"<ul><li>one<br>two<li><h3>three</h3>{LONG}</ul>",
        "<pre>a\n b<div>c</div></pre>",
        "<pre>d</pre>",
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<table><tr><td>a<td>b</table>",
        "<table><tr><td><td>a<ul><li>b</ul><tr><td colspan=2>c<tr><td>d<td>e</table>",
        "<blockquote><p>quoted</p></blockquote>",
    ]
)
ROLES = st.sampled_from([Role.BODY, Role.BODY, Role.SUBHEADING, Role.STANDFIRST, Role.PROMO])


@given(st.lists(PARTS, max_size=6).map("".join), st.data())
def test_the_text_is_that_of_the_blocks_though_it_is_made_before_the_roles(text: str, data: st.DataObject) -> None:
    page = page_of(text)
    for line in page.lines:
        line.role = data.draw(ROLES)
    with_body(page)
    assert page.body is not None
    blocks = body_blocks(page)
    assert body_text(page) == "\n\n".join(block.text for block in blocks)
    for line in page.lines:
        line.role = Role.NAVIGATION
    assert body_text(page) == "\n\n".join(block.text for block in blocks)
    numbers = [number for block in blocks for number in block.lines]
    assert numbers == sorted(set(numbers))
    assert set(numbers) <= set(page.body)
    left_out = [page.texts[number] for number in page.body if number not in numbers]
    assert all(len(text) >= 80 and text in body_text(page) for text in left_out)


def test_a_deep_page_is_no_trouble() -> None:
    page = markup("<div>" * 400 + "<table><tr><td>tide</table>")
    assert kinds_and_texts(page) == [(BlockKind.PARAGRAPH, "tide")]


def test_a_standfirst_is_a_block_of_its_own_kind_and_text() -> None:
    page = markup("<h2>Late.</h2><ul><li>Dear.</ul><pre>x</pre><p>tide</p>", {"tide": Role.BODY}, rest=Role.STANDFIRST)
    with_body(page)
    kinds = [BlockKind.STANDFIRST, BlockKind.STANDFIRST, BlockKind.CODE, BlockKind.PARAGRAPH]
    assert [block.kind for block in body_blocks(page)] == kinds
    assert body_text(page) == "Late.\n\nDear.\n\nx\n\ntide"
