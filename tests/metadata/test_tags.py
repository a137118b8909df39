"""The article's topics."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.assemble import assemble
from bodycopy.metadata.tags import _divided
from bodycopy.page import Role
from tests.builders import html, json_ld, links, page_of
from tests.roles_by_hand import ENCODING, assembled, markup, scraped, with_roles


@pytest.mark.parametrize(
    "text",
    [
        links("ferries", "Ostermoor"),
        f"<h3>Follow these</h3>{links('ferries', 'Ostermoor')}",
        f"<p>Tags</p>{links('ferries', 'Ostermoor')}",
        f"<p>Schlagwort:</p>{links('ferries', 'Ostermoor')}",
        "<h3>Follow these</h3><button>ferries</button><button>Ostermoor</button>",
        "<p>Tags: ferries, Ostermoor</p>",
        "<p>Tags: <a href=/f>ferries</a>, <a href=/o>Ostermoor</a></p>",
        "<p>Filed under: ferries | Ostermoor</p>",
        "<p>Labels: <a href=/f>ferries</a>, <a href=/o>Ostermoor</a></p>",
        "<p>Tagged with ferries, Ostermoor</p>",
        "<p>#ferries #Ostermoor</p>",
        "<p>ferries, Ostermoor, ferries, x, </p>",
        f"<p>ferries; Ostermoor; {'x' * 61}</p>",
    ],
)
def test_tag_lines(text: str) -> None:
    assert assembled(markup(text, rest=Role.TAGS)).tags == ("ferries", "Ostermoor")


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("<a href=/f>ferries</a> <a href=/s>Little Skarn</a>", ("ferries", "Little Skarn")),
        ("<b>Tags</b><a href=/f>#ferries</a><a href=/s>#Little Skarn</a>", ("ferries", "Little Skarn")),
        ("#ferries <a href=/s>#Skarn</a>", ("ferries", "Skarn")),
    ],
)
def test_links_of_one_line_are_tags(line: str, tags: tuple[str, ...]) -> None:
    page = with_roles(page_of(source := html(f"<div>{line}</div>")), {}, rest=Role.TAGS)
    assert assemble(page, ENCODING, pipeline=None, data=source.encode()).tags == tags


def test_scraped_tags() -> None:
    assert assembled(scraped("Velmora, Kestria", rest=Role.TAGS)).tags == ("Velmora", "Kestria")
    assert assembled(scraped(", , , ,", rest=Role.TAGS)).tags == ()


HEAD = "<meta property=article:tag content=' ferries '><meta property=article:tag content=Ostermoor>"
KEYWORDS = "<meta name=keywords content='boats, tide'>"


def test_what_is_declared_stands_in() -> None:
    def declared(head: str, **data: object) -> tuple[str, ...]:
        return assembled(markup(html("<p>It rained.</p>", head=head + json_ld(**data)))).tags

    assert declared(HEAD + KEYWORDS, keywords="a1") == ("ferries", "Ostermoor")
    assert declared(KEYWORDS, keywords="wind, rain") == ("wind", "rain")
    assert assembled(markup(html("<p>It rained.</p>", head=KEYWORDS))).tags == ("boats", "tide")
    page = markup(html("<p>ferries</p>", head=json_ld(keywords="wind")), {"ferries": Role.TAGS})
    assert assembled(page).tags == ("ferries",)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (["1,5 degrees", "Skarn, N.H.", "C#"], ("1,5 degrees", "Skarn, N.H.", "C#")),
        (["wind, rain,sun"], ("wind", "rain", "sun")),
        ("1,5 degrees, C#", ("1,5 degrees", "C#")),
        ([{"@type": "DefinedTerm", "name": "wind"}, None, 3], ("wind",)),
        (["\ud800wind"], ("\ufffdwind",)),
        (3, ()),
        ({}, ()),
        ("", ()),
    ],
)
def test_keywords_of_any_type(value: object, found: tuple[str, ...]) -> None:
    assert assembled(markup(html("<p>It rained.</p>", head=json_ld(keywords=value)))).tags == found


def test_a_line_that_is_one_link_is_one_tag() -> None:
    found = assembled(markup(links("1,5 degrees", "Skarn, N.H.", "C#"), rest=Role.TAGS)).tags
    assert found == ("1,5 degrees", "Skarn, N.H.", "C#")
    assert assembled(markup(links("ferries,", "#tide #rain"), rest=Role.TAGS)).tags == ("ferries", "tide", "rain")
    assert assembled(markup(links("ferries, tide"), rest=Role.TAGS)).tags == ("ferries", "tide")


@given(st.text("a1,; #|、\t_é", max_size=12))
def test_tags_are_divided_as_by_all_that_may_stand_between_them(text: str) -> None:
    between = re.compile(r"\s*(?:(?<!\d),|,(?!\d)|[;|•·、،]|#(?=[^\W_]))\s*")
    assert _divided(text.strip()) == between.split(text.strip())
