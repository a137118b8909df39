"""Where the links of lines that are mostly link go, and what their addresses are like."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_itself.targets import targets
from bodycopy.page import Page
from tests.builders import html, page_of, text_page
from tests.classify.seen import seen

URL = "https://www.tide.example/news/pier"


def target_of_link(href: str, url: str | None = URL) -> set[str]:
    (found,) = seen(targets, page_of(f'<p><a href="{href}">Here</a></p>', url))
    return found


@pytest.mark.parametrize(
    ("href", "where"),
    [
        ("/news/pier", "inside"),
        ("pier", "inside"),
        ("https://tide.example/pier", "inside"),
        ("http://www.tide.example/pier", "inside"),
        ("//WWW.tide.example/pier", "inside"),
        ("//skarn.example/pier", "outside"),
        ("https://shop.tide.example/pier", "inside"),
        ("https://me@tide.example:443/pier", "inside"),
        ("https://skarn.example/pier", "outside"),
        ("https://lowtide.example/pier", "outside"),
        ("#pier", "anchor"),
        ("mailto:pier@tide.example", "action"),
        ("javascript:pier()", "action"),
    ],
)
def test_where_a_link_goes(href: str, where: str) -> None:
    assert f"target.{where}" in target_of_link(href)


@pytest.mark.parametrize(
    ("href", "what"),
    [
        ("/", "root"),
        ("https://skarn.example", "root"),
        ("https://skarn.example/?a=b", "root"),
        ("/sport", "name"),
        ("/sport/#top", "name"),
        ("/new-ferry-pier", "name"),
        ("/new-ferry-pier-opens", "story"),
        ("/new_ferry_pier_opens/", "story"),
        (f"/{'x' * 31}", "story"),
        (f"/{'x' * 30}", "name"),
        ("/2031/pier", "number"),
        ("/a/1234", "number"),
        ("/a/123", "name"),
        ("/a?id=12345", "name"),
    ],
)
def test_what_an_address_is_like(href: str, what: str) -> None:
    found = target_of_link(href)
    assert len(found) == 2
    assert {name.rpartition(".")[2] for name in found if name.count(".") == 2} == {what}


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://skarn.example/a">',
        '<meta property="og:url" content="https://skarn.example/a">',
    ],
)
def test_the_head_says_which_site_it_is_where_nobody_else_does(head: str) -> None:
    page = page_of(html('<p><a href="https://skarn.example/b">Here</a></p>', head=head))
    assert seen(targets, page) == [{"target.inside", "target.inside.name"}]


def test_without_a_site_a_whole_address_goes_nobody_knows_where() -> None:
    assert target_of_link("https://skarn.example/b", None) == {"target.unknown", "target.unknown.name"}
    assert target_of_link("/b", None) == {"target.inside", "target.inside.name"}


@pytest.mark.parametrize(("linked", "is_read"), [(6, True), (5, False)])
def test_only_lines_that_are_mostly_link_are_read(linked: int, is_read: bool) -> None:
    page = page_of(f'<p><a href="/pier">{"x" * linked}</a>{"y" * (10 - linked)}</p>', URL)
    assert seen(targets, page) == [{"target.inside", "target.inside.name"} if is_read else set()]


@pytest.mark.parametrize("page", [page_of("<p><a>Here</a></p>"), text_page("Here"), page_of("")])
def test_lines_without_a_target_are_passed_over(page: Page) -> None:
    assert seen(targets, page) == [set() for _ in page.texts]


@pytest.mark.parametrize(
    ("markup", "is_alone"),
    [
        ('<p><a href="/2024/ferry-sails-again-in-may">Ferry sails again after a long winter</a></p>', True),
        ('<p><a href="/2024/ferry-sails-again-in-may">Ferry sails again after</a> a long winter</p>', False),
        ('<p><a href="/2024/ferry-sails-again-in-may">Ferry sails again</a></p>', False),
        ('<p><a href="/2024/ferry">Ferry sails again after a long winter</a></p>', False),
        ('<p><a href="https://a.example/ferry-sails-again-in-may">Ferry sails again after winter</a></p>', False),
        ('<ul><li><a href="/2024/ferry-sails-again-in-may">Ferry sails again after a long winter</a></li></ul>', False),
        ('<h2><a href="/2024/ferry-sails-again-in-may">Ferry sails again after a long winter</a></h2>', False),
    ],
)
def test_a_line_that_is_nothing_but_a_link_to_a_story(markup: str, is_alone: bool) -> None:
    (found,) = seen(targets, page_of(markup, URL))
    assert ("target.alone" in found) is is_alone
