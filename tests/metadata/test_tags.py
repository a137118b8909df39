"""The article's topics."""

from __future__ import annotations

import pytest

from bodycopy.metadata.tags import tags
from bodycopy.page import Role
from tests.builders import html, links
from tests.roles_by_hand import markup, scraped


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
        "<p>#ferries #Ostermoor</p>",
        "<p>ferries, Ostermoor, ferries, x, </p>",
        f"<p>ferries; Ostermoor; {'x' * 61}</p>",
    ],
)
def test_tag_lines(text: str) -> None:
    assert tags(markup(text, rest=Role.TAGS), {}) == ("ferries", "Ostermoor")


def test_scraped_tags() -> None:
    assert tags(scraped("Velmora, Kestria", rest=Role.TAGS), {}) == ("Velmora", "Kestria")
    assert tags(scraped(", , , ,", rest=Role.TAGS), {}) == ()


HEAD = "<meta property=article:tag content=' ferries '><meta property=article:tag content=Ostermoor>"
KEYWORDS = "<meta name=keywords content='boats, tide'>"


def test_what_is_declared_stands_in() -> None:
    assert tags(markup(html("<p>It rained.</p>", head=HEAD + KEYWORDS)), {"keywords": "a1"}) == ("ferries", "Ostermoor")
    assert tags(markup(html("<p>It rained.</p>", head=KEYWORDS)), {"keywords": "wind, rain"}) == ("wind", "rain")
    assert tags(markup(html("<p>It rained.</p>", head=KEYWORDS)), {}) == ("boats", "tide")
    assert tags(markup("<p>ferries</p>", {"ferries": Role.TAGS}), {"keywords": "wind"}) == ("ferries",)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (["wind", "rain, sun"], ("wind", "rain", "sun")),
        ([{"@type": "DefinedTerm", "name": "wind"}, None, 3], ("wind",)),
        (["\ud800wind"], ("\ufffdwind",)),
        (3, ()),
        ({}, ()),
        ("", ()),
    ],
)
def test_keywords_of_any_type(value: object, found: tuple[str, ...]) -> None:
    assert tags(markup("<p>It rained.</p>"), {"keywords": value}) == found
