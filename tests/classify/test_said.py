"""Which lines are, or open with, a phrase of a role."""

from __future__ import annotations

from bodycopy.classify.by_itself.phrasing import phrasing
from bodycopy.classify.said import said_in
from bodycopy.page import Role
from tests.builders import SENTENCES, text_page


def test_phrasing_notes_the_lines_that_are_or_open_with_a_phrase() -> None:
    page = text_page(["Sign up for our newsletter", SENTENCES[0], "Read more"])
    phrasing(page, page.lines)
    assert set(said_in(page)) == {0, 2}
    assert Role.PROMO in said_in(page)[0]


def test_phrases_inside_a_line_are_not_said_of_it() -> None:
    page = text_page(["The council asked people to sign up for our newsletter"])
    phrasing(page, page.lines)
    assert said_in(page) == {}
    assert page.lines[0].evidence != ()


def test_links_of_menus_say_nothing() -> None:
    page = text_page(["Sign up for our newsletter"])
    page.lines[0].quiet = True
    page.lines[0].link_chars = page.lines[0].length
    phrasing(page, page.lines)
    assert said_in(page) == {}


def test_headings_of_menus_say_what_else_stands_there() -> None:
    page = text_page(["Follow us", "Search"])
    for line in page.lines:
        line.quiet = True
    phrasing(page, page.lines)
    assert said_in(page) == {0: (Role.PROMO,)}


def test_a_page_has_one_note() -> None:
    page = text_page(["Rain"])
    said_in(page)[0] = (Role.PROMO,)
    assert said_in(page) == {0: (Role.PROMO,)}
    assert said_in(text_page(["Rain"])) == {}
