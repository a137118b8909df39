"""The shapes of the lines around a line, and its place on the page."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_itself.surroundings import surroundings
from bodycopy.page import Page
from tests.builders import SENTENCES, page_of, text_page
from tests.classify.seen import seen, starting, unweighed

LONG = " ".join(SENTENCES[:2])
SENTENCE = SENTENCES[0]
HEADLINE = SENTENCE.removesuffix(".")


def test_shapes_of_the_lines_next_to_it() -> None:
    found = seen(surroundings, text_page(["Menu", HEADLINE, LONG, SENTENCE, "Yes."]))
    assert [starting("near.", names) for names in found] == [
        {"near.edge.label.headline"},
        {"near.label.headline.long"},
        {"near.headline.long.sentence"},
        {"near.long.sentence.brief"},
        {"near.sentence.brief.edge"},
    ]


def test_shapes_two_lines_off() -> None:
    found = seen(surroundings, text_page(["Menu", HEADLINE, LONG, SENTENCE]))
    assert [starting("wide.", names) for names in found] == [
        {"wide.before.edge.label", "wide.behind.long.label"},
        {"wide.before.edge.headline", "wide.behind.sentence.headline"},
        {"wide.before.label.long", "wide.behind.edge.long"},
        {"wide.before.headline.sentence", "wide.behind.edge.sentence"},
    ]


def test_a_line_of_links_is_linked_however_long() -> None:
    found = seen(surroundings, page_of(f'<p><a href="/">{LONG}</a></p><p>{SENTENCE}</p>'))
    assert [starting("near.", names) for names in found] == [
        {"near.edge.linked.sentence"},
        {"near.linked.sentence.edge"},
    ]


def test_blank_lines_are_gaps() -> None:
    found = seen(surroundings, text_page(["Menu", "Home", "", LONG]))
    assert [starting("gap.", names) for names in found] == [{"gap.label"}, set(), {"gap.long"}]


def test_places_rise_through_the_page() -> None:
    found = seen(surroundings, text_page([f"Line {number}" for number in range(100)]))
    places = [int(name.removeprefix("place.")) for names in found for name in starting("place.", names)]
    assert places == sorted(places)
    assert [places.count(step) for step in range(7)] == [2, 8, 15, 25, 25, 15, 10]


def test_lines_that_stand_there_twice() -> None:
    assert ["repeated" in names for names in seen(surroundings, text_page(["One", "Two", "One"]))] == [
        True,
        False,
        True,
    ]


def test_a_line_is_compared_with_all_of_the_page_when_it_is_asked_of_alone() -> None:
    page = unweighed(text_page(["Menu", LONG, "Menu"]))
    surroundings(page, page.lines_at([2]))
    assert {piece.name for piece in page.lines[2].evidence} == {
        "near.long.label.edge",
        "wide.before.label.label",
        "wide.behind.edge.label",
        "place.4",
        "repeated",
    }
    assert page.lines[0].evidence == ()


@pytest.mark.parametrize("page", [page_of(""), text_page("")], ids=["markup", "text"])
def test_a_page_without_lines(page: Page) -> None:
    assert seen(surroundings, page) == []
