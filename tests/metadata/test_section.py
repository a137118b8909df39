"""Where the article stands in its site."""

from __future__ import annotations

import pytest

from bodycopy.metadata.section import section
from bodycopy.page import Role
from tests.builders import html
from tests.roles_by_hand import markup, scraped


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("World", ("World",)),
        ("World / Politics", ("World", "Politics")),
        ("Home > World › Politics", ("World", "Politics")),
        ("Startseite » Lokales", ("Lokales",)),
        ("Food & Drink", ("Food & Drink",)),
        ("Filed under: Islands, Recipes", ("Islands", "Recipes")),
        ("World / World", ("World",)),
        ("Home", ()),
        (f"World / {'x' * 60}", ("World",)),
    ],
)
def test_a_section_line(line: str, path: tuple[str, ...]) -> None:
    assert section(markup(f"<p>{line}</p>", rest=Role.SECTION), {}) == path


def test_a_breadcrumb_of_several_lines() -> None:
    crumbs = "<ol><li>Home</li><li>World</li><li>Politics</li></ol><p>World</p>"
    assert section(markup(crumbs, rest=Role.SECTION), {}) == ("World", "Politics")


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("date 2020-01-08 World / Politics", ("World", "Politics")),
        ("2020-01-08 | World > Politics", ("World", "Politics")),
        ("2020-01-08 World", ()),
        ("2020-01-08 10:15 / 11:30", ()),
        ("World / Politics", ()),
    ],
)
def test_a_section_beside_a_date(line: str, path: tuple[str, ...]) -> None:
    assert section(scraped(line, rest=Role.DATE), {}) == path


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("World", ("World",)),
        (["World", "Politics"], ("World", "Politics")),
        ([], ("Sport",)),
        (None, ("Sport",)),
        (3, ("Sport",)),
        ([{}, None], ("Sport",)),
    ],
)
def test_declared_sections(value: object, path: tuple[str, ...]) -> None:
    page = markup(html("<p>It rained.</p>", head='<meta property="article:section" content=" Sport ">'))
    assert section(page, {"articleSection": value}) == path


def test_the_page_comes_before_what_is_declared() -> None:
    assert section(markup("<p>World</p>", rest=Role.SECTION), {"articleSection": "Sport"}) == ("World",)


def test_no_section() -> None:
    assert section(markup("<p>It rained.</p>"), {}) == ()
