"""What the page says of itself: its site's name, its own URL."""

from __future__ import annotations

import pytest

from bodycopy import extract
from tests.builders import html, json_ld, page_of
from tests.roles_by_hand import assembled, markup, with_roles


def site_name(head: str) -> str | None:
    return assembled(markup(html("<p>Tide</p>", head=head))).site_name


def test_the_site_s_name() -> None:
    publisher = json_ld(publisher={"name": "Tide Ltd"})
    metas = '<meta name="application-name" content="Tide App"><meta property="og:site_name" content=" The\n Tide ">'
    assert site_name(metas + publisher) == "The Tide"
    assert site_name(publisher) == "Tide Ltd"
    assert site_name(json_ld(publisher=3)) is None


def test_a_publisher_that_is_only_named_by_its_id() -> None:
    article = {"@type": "Article", "headline": "Pier", "publisher": {"@id": "#tide"}}
    assert site_name(json_ld(article, {"@type": "Organization", "@id": "#tide", "name": "The Tide"})) == "The Tide"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel=canonical href="https://tide.example/"><meta property=og:url content="/pier">', "/pier"),
        ('<link rel=canonical href="https://tide.example/">', "/"),
        (json_ld(mainEntityOfPage={"@id": "/pier"}), "/pier"),
        (json_ld(url="/pier", mainEntityOfPage=True), "/pier"),
        (json_ld(url=["/pier"]), "/pier"),
        (json_ld(url={"@id": 3}), None),
    ],
)
def test_the_front_page_is_not_the_url_of_another_page(head: str, url: str | None) -> None:
    expected = None if url is None else f"https://tide.example{url}"
    page = with_roles(page_of(html("<p>Tide</p>", head=head), "https://tide.example/pier?x=1"), {})
    assert assembled(page).canonical_url == expected


def test_the_site_as_the_json_ld_names_it() -> None:
    site = {"@type": "WebSite", "name": "The Tide", "url": "https://tide.example/"}
    assert extract(html("<p>It rained.</p>", head=json_ld(site))).site_name == "The Tide"


@pytest.mark.parametrize(
    "title", ["Pier opens | Skarn Log", "Skarn Log: Pier opens", "Skarn Log | Pier", "Pier – Skarn Log"]
)
@pytest.mark.parametrize("href", ["/", "https://skarn.example", "https://skarn.example/"])
def test_the_window_and_a_link_to_the_front_page_name_the_site(title: str, href: str) -> None:
    page = markup(html(f"<p><a href='{href}'>Skarn Log</a></p><p>Tide</p>", head=f"<title>{title}</title>"))
    assert assembled(page).site_name == "Skarn Log"


@pytest.mark.parametrize(
    ("title", "href"),
    [
        ("Skarn Log", "/"),
        ("Skarn Logs its rain", "/"),
        ("Why Skarn Log matters", "/"),
        ("Pier opens in Skarn Log", "/"),
        ("Pier opens | Skarn Log", "/about"),
        ("Pier opens | Skarn Log", "https://skarn.example/about"),
    ],
)
def test_other_links_and_titles_do_not(title: str, href: str) -> None:
    page = markup(html(f"<p><a href='{href}'>Skarn Log</a></p><p>Tide</p>", head=f"<title>{title}</title>"))
    assert assembled(page).site_name is None
