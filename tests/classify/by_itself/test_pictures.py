"""Picture credits, and pictures next to the line."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_itself.pictures import pictures
from tests.builders import figure, page_of, text_page
from tests.classify.seen import seen, starting

IMAGE = '<img src="/pier.jpg">'
CREDITED = "The new pier in the harbour of Ostermoor. Photo: Jane Roe"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Photo: Jane Roe", {"credit.only"}),
        ("Jane Roe/Reuters", {"credit.only"}),
        (CREDITED, {"credit.end", "credit.apart"}),
        ("The new pier in the harbour of Ostermoor.", set()),
        ("Rain", set()),
    ],
)
def test_credits_in_scraped_text(text: str, names: set[str]) -> None:
    assert seen(pictures, text_page([text])) == [names]


@pytest.mark.parametrize(("distance", "is_read"), [(0, True), (4, True), (5, False)])
def test_credits_are_looked_for_right_behind_a_picture(distance: int, is_read: bool) -> None:
    page = page_of(f"<div>{IMAGE}</div>{'<p>Rain</p>' * distance}<p>Photo: Jane Roe</p>")
    assert ("credit.only" in seen(pictures, page)[-1]) is is_read


@pytest.mark.parametrize(("distance", "is_read"), [(0, True), (2, True), (3, False)])
def test_credits_are_looked_for_right_before_a_picture(distance: int, is_read: bool) -> None:
    page = page_of(f"<p>Photo: Jane Roe</p>{'<p>Rain</p>' * distance}<div>{IMAGE}</div><p>Rain</p>")
    assert ("credit.only" in seen(pictures, page)[0]) is is_read


def test_without_a_picture_no_credit_is_looked_for() -> None:
    assert seen(pictures, page_of("<p>Photo: Jane Roe</p>")) == [set()]


def test_a_caption_in_the_picture_s_block() -> None:
    found = seen(pictures, page_of(f"<p>Rain</p><div><div>{figure('The new pier.', 'Jane Roe')}</div></div><p>Sun</p>"))
    assert [starting("picture.", names) for names in found] == [
        set(),
        {"picture.near", "picture.before"},
        {"picture.before2"},
    ]


def test_text_in_one_block_with_a_picture() -> None:
    found = seen(pictures, page_of(f"<section><div>{IMAGE}The new pier.</div></section><p>Rain</p><p>Sun</p>"))
    assert found == [{"picture.same", "picture.before"}, {"picture.before2"}, set()]


def test_lines_around_the_picture_s_block_are_near() -> None:
    found = seen(pictures, page_of(f"<section>Rain<div>{IMAGE}</div></section><section><p>Sun</p></section>"))
    assert found == [{"picture.near"}, {"picture.before"}]


def test_a_line_that_is_all_link_is_no_credit() -> None:
    page = page_of(f'{IMAGE}<p><a href="/">Photo: Jane Roe</a></p><p>Photo: <a href="/">Jane Roe</a></p>')
    assert ["credit.only" in names for names in seen(pictures, page)] == [False, True]


def test_quiet_lines_are_no_credits() -> None:
    page = page_of(f"<div><div>{IMAGE}</div></div><p>Photo: Jane Roe</p>")
    page.lines[0].quiet = True
    assert seen(pictures, page) == [{"picture.before"}]


@pytest.mark.parametrize(
    ("text", "is_apart"),
    [
        ("The ferry leaves the harbour at noon. (Photo: Jane Roe)", True),
        ("The ferry leaves the harbour at noon. Photograph by Jane Roe.", True),
        ("The ferry leaves the harbour at noon. Jane Roe / Getty Images", True),
        ("It has the news from an unlikely source: the Harbour Board.", False),
        ("The ferry leaves the harbour at noon.", False),
    ],
)
def test_scraped_captions_end_in_a_credit_apart(text: str, is_apart: bool) -> None:
    (found,) = seen(pictures, text_page([text]))
    assert ("credit.apart" in found) is is_apart


def test_where_there_are_pictures_no_credit_is_apart() -> None:
    (found,) = seen(pictures, page_of(f"<div>{IMAGE}The ferry leaves the harbour at noon. (Photo: Jane Roe)</div>"))
    assert "credit.end" in found
    assert "credit.apart" not in found
