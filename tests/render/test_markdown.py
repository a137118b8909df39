"""The article as Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml

import bodycopy
from bodycopy.article import Article, Block, BlockKind
from bodycopy.render.markdown import escape, markdown
from tests.roles_by_hand import ENCODING

HOSTILE = Path(__file__).parent / "hostile.html"
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_LIVE = re.compile(r"[<>\[\]*_`~]|\]\(|://|www\.|@|&#?\w+;")


def rendered(*blocks: tuple[BlockKind, str], title: str | None = None, standfirst: str | None = None) -> str:
    body = tuple(Block(kind=kind, text=text, lines=(0,)) for kind, text in blocks)
    return markdown(Article(encoding=ENCODING, title=title, standfirst=standfirst, body=body))


def live_markup(text: str) -> list[str]:
    """What Markdown would still read as markup within a line."""
    return _LIVE.findall(_ESCAPED.sub(" ", text.replace("&amp;", " ")))


def test_a_standfirst_among_the_blocks_is_written_once() -> None:
    body = (BlockKind.STANDFIRST, "Two years late."), (BlockKind.STANDFIRST, "And over."), (BlockKind.QUOTE, "Ah.")
    text = rendered(*body, title="Pier opens", standfirst="Two years late.\nAnd over.")
    assert text == "# Pier opens\n\n> Two years late.\n>\n> And over.\n\n> Ah.\n"


def test_an_article() -> None:
    text = rendered(
        (BlockKind.PARAGRAPH, "It rained."),
        (BlockKind.SUBHEADING, "Wind"),
        (BlockKind.PARAGRAPH, "It blew."),
        (BlockKind.LIST_ITEM, "Skarn\n- 4 metres \\"),
        (BlockKind.LIST_ITEM, "Ostermoor"),
        (BlockKind.QUOTE, "We waited."),
        (BlockKind.CODE, "tide = 6\n    # metres"),
        (BlockKind.TABLE, "Port\tDepth\nSkarn\t4"),
        title="Pier opens",
        standfirst="Two years late.\nAnd over budget.",
    )
    assert text == (
        "# Pier opens\n\n"
        "> Two years late.\n>\n> And over budget.\n\n"
        "It rained.\n\n"
        "## Wind\n\n"
        "It blew.\n\n"
        "- Skarn\\\n  \\- 4 metres \\\\\n- Ostermoor\n\n"
        "> We waited.\n\n"
        "```\ntide = 6\n    # metres\n```\n\n"
        "| Port | Depth |\n| --- | --- |\n| Skarn | 4 |\n"
    )


def test_a_headline_that_opens_the_body_is_written_once() -> None:
    pier = BlockKind.SUBHEADING, "Pier"
    assert (
        rendered(pier, (BlockKind.PARAGRAPH, "It rained."), pier, title="Pier") == "# Pier\n\nIt rained.\n\n## Pier\n"
    )
    assert rendered(pier, title="Tide") == "# Tide\n\n## Pier\n"
    assert rendered((BlockKind.PARAGRAPH, "Pier"), title="Pier") == "# Pier\n\nPier\n"


def list_of(*items: tuple[int, int | None]) -> str:
    """The Markdown of items of lists that say "tide", by their levels and numbers."""
    body = tuple(
        Block(kind=BlockKind.LIST_ITEM, text="tide", lines=(0,), level=level, number=number) for level, number in items
    )
    return markdown(Article(encoding=ENCODING, body=body))


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([(1, 1), (1, 2), (1, 10)], "1. tide\n2. tide\n10. tide\n"),
        ([(1, 3), (1, None)], "3. tide\n- tide\n"),
        ([(1, 9), (2, None), (3, 1), (2, None), (1, 10)], "9. tide\n   - tide\n     1. tide\n   - tide\n10. tide\n"),
        ([(4, None), (2, None), (3, None)], "- tide\n- tide\n  - tide\n"),
        ([(1, 1), (1, 1), (1, 2), (1, 1)], "1. tide\n1) tide\n2) tide\n1. tide\n"),
        ([(1, 0), (1, 1)], "0. tide\n1. tide\n"),
        ([(1, None), (2, 4)], "- tide\n\n  4. tide\n"),
    ],
)
def test_lists_are_nested_and_numbered_as_on_the_page(items: list[tuple[int, int | None]], text: str) -> None:
    assert list_of(*items) == text


def test_line_breaks_in_an_item_keep_its_indentation() -> None:
    body = (
        Block(kind=BlockKind.LIST_ITEM, text="Skarn", lines=(0,), level=1, number=10),
        Block(kind=BlockKind.LIST_ITEM, text="Pier\nSteps", lines=(1,), level=2),
    )
    text = markdown(Article(encoding=ENCODING, body=body))
    assert text == "10. Skarn\n    - Pier\\\n      Steps\n"


def test_no_list_is_indented_without_end() -> None:
    assert max(map(len, list_of(*[(level, None) for level in range(1, 1000)]).splitlines())) < 40


@given(st.lists(st.tuples(st.integers(1, 12), st.none() | st.integers(0, 12)), min_size=1, max_size=8))
def test_a_reader_of_markdown_finds_every_item_and_its_number(items: list[tuple[int, int | None]]) -> None:
    shown = READER.render(list_of(*items))
    assert re.sub(r"<[^>]*>|\s", "", shown) == "tide" * len(items)
    assert shown.count("<li>") == len(items)
    firsts = re.findall(r"<ol(?: start=\"(\d+)\")?>", shown)
    assert {int(first or 1) for first in firsts} <= {number for _, number in items}


@pytest.mark.parametrize(
    ("levels", "marks"),
    [
        ([1, 2, 3, 6], ["##", "##", "###", "######"]),
        ([None, None], ["##", "##"]),
        ([2, None, 3, None, None, 2, None], ["##", "###", "###", "####", "####", "##", "###"]),
        ([6, None], ["######", "######"]),
    ],
)
def test_headings_keep_their_level_below_the_headline(levels: list[int | None], marks: list[str]) -> None:
    body = tuple(Block(kind=BlockKind.SUBHEADING, text="Wind", lines=(0,), level=level) for level in levels)
    text = markdown(Article(encoding=ENCODING, body=body))
    assert text.replace(" Wind\n", "").split() == marks


def test_nothing() -> None:
    assert rendered() == ""


def test_the_method_of_the_article() -> None:
    assert Article(encoding=ENCODING, title="Pier").markdown() == "# Pier\n"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("It rained.", "It rained."),
        ("a * b _c_ `d`", r"a \* b \_c\_ \`d\`"),
        ("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)"),
        ("<script>", r"\<script\>"),
        ("Tom & Jerry", "Tom & Jerry"),
        ("&lt; &#60; &copy", "&amp;lt; &amp;#60; &copy"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("back\\slash", r"back\\slash"),
        ("https://tide.example", r"https:\//tide.example"),
        ("www.tide.example WWW.x", r"www\.tide.example WWW\.x"),
        ("desk@tide.example", r"desk\@tide.example"),
        ("# one", r"\# one"),
        ("#one", r"\#one"),
        ("- one", r"\- one"),
        ("+ one", r"\+ one"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("> one", r"\> one"),
        ("| one | two", r"\| one | two"),
        ("1. one", r"1\. one"),
        ("2024) one", r"2024\) one"),
        ("1.", r"1\."),
        ("1.5 metres", "1.5 metres"),
        ("2024 was wet", "2024 was wet"),
        ("a - b", "a - b"),
        ("  folded \n white  space ", "folded white space"),
        ("", ""),
    ],
)
def test_escaping(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_signs_at_the_end_of_a_heading_stay() -> None:
    assert rendered((BlockKind.SUBHEADING, "We are ##"), title="In C #") == "# In C \\#\n\n## We are \\##\n"


def test_the_fence_of_code_is_longer_than_any_inside() -> None:
    assert rendered((BlockKind.CODE, "```\n````\n```")) == "`````\n```\n````\n```\n`````\n"


def test_rows_of_a_table_become_equally_long() -> None:
    assert rendered((BlockKind.TABLE, "a\nb\tc")) == "| a |  |\n| --- | --- |\n| b | c |\n"


def test_pipes_do_not_divide_cells() -> None:
    assert rendered((BlockKind.TABLE, "|a|\tb\\|c")).splitlines()[0] == r"| \|a\| | b\\\|c |"


def elements_of(text: str) -> set[str]:
    """The elements that a reader of Markdown makes of it, with GitHub's tables, deletions and bare links."""
    return set(re.findall(r"<(\w+)", READER.render(text)))


READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
MARKS = st.text(alphabet="<>[]()*_`~\\&#!|+-=:/.@ \n\t1aw;", max_size=30)
KINDS = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.CODE])


@given(MARKS | st.text(max_size=20))
@example("\\[a](b)")
@example("[a]: http://tide.example")
def test_no_live_markup_comes_from_a_line(text: str) -> None:
    escaped = escape(text)
    assert live_markup(escaped) == []
    assert "\n" not in escaped
    assert not re.match(r"[#+\-=|]|\d{1,9}[.)](\s|$)", escaped)


@given(MARKS)
def test_escaping_loses_nothing(text: str) -> None:
    shown = _ESCAPED.sub(lambda match: match[0][1], escape(text).replace("&amp;", "&"))
    assert shown == " ".join(text.split())


@given(st.lists(st.tuples(KINDS, MARKS), max_size=4), MARKS, MARKS)
@example([], "", "&&1;")
def test_no_live_markup_comes_from_an_article(blocks: list[tuple[BlockKind, str]], title: str, standfirst: str) -> None:
    for line in rendered(*blocks, title=title, standfirst=standfirst).splitlines():
        text = re.sub(r"^(?:#{1,2} |> ?|- |\| )", "", line)
        assert live_markup(text) == []


@given(MARKS, MARKS)
def test_a_table_keeps_its_width(first: str, second: str) -> None:
    cells = [" ".join(text.split()) for text in (first, second)]
    (row, *_) = rendered((BlockKind.TABLE, "\t".join(cells))).splitlines()
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "[pier](javascript:alert(1))",
        "![pier](javascript:alert(1))",
        "<javascript:alert(1)>",
        "<https://tide.example>",
        "[pier]: javascript:alert(1)",
        "https://tide.example www.tide.example desk@tide.example mailto:desk@tide.example",
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "<!-- --><![CDATA[x]]><?php ?>",
        "&lt;script&gt;&#60;b&#62;",
        "~~gone~~ **bold** _thin_ `code` | a | b |",
        "[^1] [^1]: note",
        "    indented",
        "\\[pier](https://tide.example)",
    ],
)
def test_a_reader_of_markdown_finds_the_text_and_no_markup(text: str) -> None:
    shown = READER.render(rendered((BlockKind.PARAGRAPH, text)))
    assert shown == f"<p>{escapeHtml(' '.join(text.split()))}</p>\n"


OURS = {"br", "h1", "h2", "p", "blockquote", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "pre", "code"}


@given(st.lists(st.tuples(st.sampled_from(BlockKind), MARKS), max_size=4), MARKS, MARKS)
def test_a_reader_of_markdown_finds_no_element_but_ours(
    blocks: list[tuple[BlockKind, str]], title: str, standfirst: str
) -> None:
    assert elements_of(rendered(*blocks, title=title, standfirst=standfirst)) <= OURS


def test_a_reader_of_markdown_finds_nothing_live_in_a_hostile_page() -> None:
    article = bodycopy.extract(HOSTILE.read_bytes())
    assert "</script><script>" in article.text
    assert elements_of(article.markdown()) <= OURS


PIECES = st.lists(
    st.sampled_from(
        [
            "http:",
            "//",
            "/",
            ":",
            "www",
            "WWW",
            ".",
            "é",
            "x",
            "_",
            "*",
            "&amp;",
            "&",
            "#",
            "- ",
            "12",
            ")",
            " ",
            "\\",
            "\n",
        ]
    )
).map("".join)


@given(PIECES | MARKS)
@example("https://www.example.com")
@example("see WWW.example.com or awww.example:///")
@example("1234567890. no item")
def test_escaping_is_as_its_plain_form_says(text: str) -> None:
    """The plain form: each sign by what stands before it, and the first ones by the start of the text."""
    special = re.sub(r"[\\`*_\[\]<>~@]", r"\\\g<0>", " ".join(text.split()))
    entities = re.sub(r"&(?=#?\w+;)", "&amp;", special)
    urls = re.sub(r"(?i)(?<=:)//|(?<=\bwww)\.", r"\\\g<0>", entities)
    opening = re.sub(r"^([#+\-=|]|\d{1,9}[.)](?=\s|$))", lambda match: f"{match[0][:-1]}\\{match[0][-1]}", urls)
    assert escape(text) == opening
