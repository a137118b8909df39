"""The working types: lengths, evidence and contexts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.page import Context, Evidence, Finding, Head, Page, Role, inherited, weighed_length
from tests.builders import article_page, figure, line_of, links, page_of, paragraphs, text_page


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("rain", 4),
        ("Überschwemmung", 14),
        ("дождь", 5),
        ("أمطار", 5),
        ("雨が降った", 10),
        ("비가 왔다", 10),
        ("ฝนตก", 8),
        ("rain 雨", 6),  # mostly letters
        ("雨雨雨雨雨 rain", 10),  # just half
        ("雨雨雨雨雨雨 rain", 22),
        ("— “…” —", 7),  # punctuation is no script
        ("ắằẵặ", 4),  # Latin with two accents
    ],
)
def test_characters_of_scripts_without_letters_count_two(text: str, length: int) -> None:
    assert weighed_length(text) == length


@given(st.text())
def test_a_text_counts_once_or_twice(text: str) -> None:
    assert weighed_length(text) in (len(text), 2 * len(text))


@given(st.text(st.characters(max_codepoint=0x0DFF)))
def test_scripts_with_letters_count_once(text: str) -> None:
    assert weighed_length(text) == len(text)


def test_the_script_is_told_by_the_first_characters() -> None:
    assert weighed_length("雨" * 64 + "x" * 936) == 2000
    assert weighed_length("x" * 64 + "雨" * 936) == 1000


@given(st.text(st.sampled_from("aé\u0dff\u0e00\u1dff\u1e00’\u2fff\u3000雨\ud800\U0010ffff"), min_size=1, max_size=80))
def test_weighed_length_by_its_plain_definition(text: str) -> None:
    sample = text[:64]
    dense = [char for char in sample if char >= "\u0e00" and not "\u1e00" <= char <= "\u2fff"]
    assert weighed_length(text) == len(text) * (2 if len(dense) * 2 > len(sample) else 1)


def test_a_line_knows_its_length() -> None:
    assert line_of("雨が降った").length == 10


def test_evidence_is_flattened_in_order() -> None:
    a, b, c = (Evidence(name, "made", {Role.BODY: 1.0}) for name in "abc")
    nested = Finding(0, (Finding(0, (a,)), b, Finding(0, (Finding(0, (c,)),))))
    assert list(nested.evidence) == [a, b, c]
    line = line_of("Rain")
    line.findings += [nested, Finding(0, ()), Finding(0, (b,))]
    assert line.evidence == (a, b, c, b)


def test_what_is_reckoned_once_is_reckoned_at_the_first_call_only() -> None:
    page, asked = text_page("Rain"), list[Page]()
    assert [page.once("rains", asked.append) for _ in range(3)] == [None] * 3
    assert asked == [page]
    page.notes["sun"] = 0
    assert page.once("sun", lambda page: 1) == 0


def test_contexts_know_what_is_around_them() -> None:
    root = Context(None, "body")
    link = Context(Context(root, "div", "card", hidden=True), "a", is_block=False)
    word = Context(link, "em", "big red", is_block=False)
    assert (word.block.tag, word.hidden, word.linked) == ("div", True, True)
    assert (root.block, root.hidden, root.linked) == (root, False, False)
    assert repr(word) == "body > div.card > a > em.big red"


def test_what_is_inherited_is_asked_of_each_context_once_from_the_outermost_inwards() -> None:
    outer = Context(None, "main")
    inner = Context(Context(outer, "ul"), "li")
    asked: list[str] = []

    def add(found: str, context: Context) -> str:
        asked.append(context.tag)
        return f"{found} {context.tag}"

    known: dict[Context | None, str] = {None: "page"}
    assert inherited(inner, known, add) == "page main ul li"
    assert inherited(Context(outer, "p"), known, add) == "page main p"
    assert inherited(inner, known, add) == "page main ul li"
    assert asked == ["main", "ul", "li", "p"]


def test_the_first_meta_with_content_is_taken_in_the_order_of_the_names() -> None:
    head = Head(metas=[("description", " "), ("description", " Rain. "), ("og:description", "Sun.")])
    assert head.meta("description") == "Rain."
    assert head.meta("og:description", "description") == "Sun."
    assert head.meta("author") is None


# Columns, and lines as views of them.


def by_hand() -> Page:
    page = Page()
    root = Context(None, "body")
    item = Context(root, "li", "item")
    page.add_box(0, root)
    box = page.add_box(0, item)
    page.add_line("Ferry late", item, box, 5, "/ferry")
    page.add_line("雨が降った", root, 0)
    return page


PAGES: dict[str, Callable[[], Page]] = {
    "by hand": by_hand,
    "markup": lambda: page_of(
        article_page(
            body=paragraphs(2) + figure("The pier.", "Photo: Jane Roe") + "<pre>a\n  b</pre>",
            sidebar=links("Ferry late", "雨が降った"),
        )
    ),
    "text": lambda: text_page("Menu\n\nIt rained.\n雨が降った"),
    "empty": Page,
}
pages = pytest.mark.parametrize("make", PAGES.values(), ids=list(PAGES))


@pages
def test_columns_have_an_entry_a_line_or_a_box(make: Callable[[], Page]) -> None:
    page = make()
    columns = (page.texts, page.link_chars, page.hrefs, page.contexts, page.line_boxes, page.lengths, page.lines)
    assert {len(column) for column in columns} == {len(page.texts)}
    assert len(page.parents) == len(page.box_contexts)
    assert all(0 <= box < len(page.parents) for box in page.line_boxes)
    assert all(parent < box or box == parent == 0 for box, parent in enumerate(page.parents))


@pages
def test_lines_say_what_the_columns_say(make: Callable[[], Page]) -> None:
    page = make()
    for index, line in enumerate(page.lines):
        assert line.index == index
        assert line.text == page.texts[index]
        assert line.length == page.lengths[index] == weighed_length(page.texts[index])
        assert line.context is page.contexts[index]
        assert (line.box, line.link_chars, line.href) == (
            page.line_boxes[index],
            page.link_chars[index],
            page.hrefs[index],
        )
        assert line.gap is (index in page.gaps)
        assert line.raw == page.raws.get(index)
        assert (line.role, line.findings, line.counted, line.quiet) == (Role.NAVIGATION, [], 0, False)


@pages
def test_a_line_is_always_the_same_object(make: Callable[[], Page]) -> None:
    page = make()
    numbers = list(range(len(page.texts)))
    some = page.lines_at(numbers[1::2])
    assert page.lines is page.lines
    assert all(page.lines[line.index] is line for line in some)
    assert [line.index for line in page.lines_at(reversed(numbers))] == numbers[::-1]
    assert all(line is page.lines[line.index] for line in page.lines_at(reversed(numbers)))


def test_boxes_and_lines_made_by_hand() -> None:
    page = by_hand()
    first, second = page.lines
    assert (first.text, first.link_chars, first.href, first.box, first.context.names) == (
        "Ferry late",
        5,
        "/ferry",
        1,
        "item",
    )
    assert (second.text, second.length, second.link_chars, second.href, second.box) == ("雨が降った", 10, 0, None, 0)
    assert page.parents == [0, 0]
    assert [context.tag for context in page.box_contexts] == ["body", "li"]


def test_a_page_of_markup_has_no_gaps_and_scraped_text_no_raws() -> None:
    assert PAGES["markup"]().gaps == set()
    text = PAGES["text"]()
    assert (text.gaps, text.raws) == ({0, 1}, {})
