"""Scraped lines to the page type that markup gives, with gaps in the place of blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bodycopy.page import Head
from bodycopy.segment.text import segment_lines
from tests.builders import text_page, texts


def test_blank_lines_divide_boxes() -> None:
    page = text_page("a\nb\n\n \t\nc\n")
    assert [(line.index, line.text, line.box, line.gap) for line in page.lines] == [
        (0, "a", 1, True), (1, "b", 1, False), (2, "c", 2, True),
    ]  # fmt: skip
    assert page.parents == [0, 0, 0]
    assert page.gaps == {0, 2}


def test_white_space_is_folded() -> None:
    assert texts(text_page(["  a \t b\u00a0 c  ", "\u3000d"])) == ["a b c", "d"]


def test_lines_have_an_empty_context() -> None:
    page = text_page(["a", "", "b"], url="https://example.org/a")
    first, second = page.lines
    assert first.context is second.context
    assert (first.context.tag, first.context.names, first.context.hidden, first.context.linked) == (
        "",
        "",
        False,
        False,
    )
    assert (first.link_chars, first.href, first.raw) == (0, None, None)
    assert (page.has_markup, page.url, page.images, page.times, page.head) == (
        False, "https://example.org/a", [], [], Head(),
    )  # fmt: skip


def test_lines_may_come_from_a_generator() -> None:
    assert texts(text_page(str(number) for number in range(3))) == ["0", "1", "2"]


def test_lines_of_a_page_stay_as_they_are() -> None:
    lines = ["[a](b)", "**c**", "| --- |", "## d", "e " * 36, "f"] * 6
    assert segment_lines(lines).texts == [" ".join(line.split()) for line in lines]


def test_numbered_addresses_are_taken_off_text_without_other_signs() -> None:
    page = text_page(
        ["[1]News", "The ferry [2]sails at [3]noon.", "", "References", "1. /news", "2. /ferry", "3. /noon"]
    )
    assert [(line.text, line.href) for line in page.lines] == [("News", "/news"), ("The ferry sails at noon.", "/noon")]


def test_nothing_gives_an_empty_page() -> None:
    assert text_page([]).lines == []
    assert text_page(["", " "]).lines == []


@given(st.lists(st.text()))
def test_every_line_that_is_not_blank_is_there_once(lines: list[str]) -> None:
    page = text_page(lines)
    assert texts(page) == [folded for line in lines if (folded := " ".join(line.split()))]
    assert [line.index for line in page.lines] == list(range(len(page.lines)))
    boxes = [line.box for line in page.lines]
    assert boxes == sorted(boxes)
    assert all(line.gap == (index == 0 or boxes[index - 1] != line.box) for index, line in enumerate(page.lines))
