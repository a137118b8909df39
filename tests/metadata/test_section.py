"""Where the article stands in its site."""

from __future__ import annotations

import pytest

from bodycopy import extract
from bodycopy.assemble import assemble
from bodycopy.page import Role
from tests.builders import article_page, html, json_ld, page_of
from tests.roles_by_hand import ENCODING, assembled, markup, scraped, with_roles


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
    assert assembled(markup(f"<p>{line}</p>", rest=Role.SECTION)).section == path


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("<a href=/>Home</a> <a href=/w>World</a> <a href=/p>Politics</a>", ("World", "Politics")),
        ("<a href='/'>Start</a><a href='/w'>World</a><a href='/p'>Politics</a>", ("World", "Politics")),
        ('in <a href="/w">World</a>, <a href="/p">Politics</a>', ("World", "Politics")),
        ('<a href="/w?a=1&amp;b=2">World /</a> <a href="/p">Food &amp; Drink</a>', ("World", "Food & Drink")),
        ("当前位置：<a href=/>首页</a> &gt; <a href=/w>World</a> &gt; 正文", ("World",)),
        ("<a href=/w>World</a> › <b>Politics</b>", ("World", "Politics")),
        ("<a href=/w>World</a> <i>Featured</i>", ("World",)),
    ],
)
def test_a_section_line_of_links(line: str, path: tuple[str, ...]) -> None:
    source = html(f"<nav>The World</nav><div>{line}</div>")
    page = with_roles(page_of(source), {"The World": Role.NAVIGATION}, rest=Role.SECTION)
    assert assemble(page, ENCODING, pipeline=None, data=source.encode()).section == path


def test_a_breadcrumb_of_several_lines() -> None:
    crumbs = "<ol><li>Home</li><li>World</li><li>Politics</li></ol><p>World</p>"
    assert assembled(markup(crumbs, rest=Role.SECTION)).section == ("World", "Politics")


def test_a_path_has_few_steps() -> None:
    steps = "".join(f"<p>Step {letter * 3}</p>" for letter in "abcdefghijklmnopqrst")
    assert len(assembled(markup(steps, rest=Role.SECTION)).section) == 12


@pytest.mark.parametrize("above", ["You are here:", "您在这里：", "5928990", "12-05-23", "Tide", "The Tide Online"])
@pytest.mark.parametrize("below", ["Pier opens", "pier opens!", ""])
def test_a_path_without_labels_numbers_the_site_and_the_article(above: str, below: str) -> None:
    crumbs = f"<h1>Pier opens</h1><ol><li>{above}</li><li>World</li><li>Politics</li><li>{below}</li></ol>"
    head = (
        '<title>Pier opens - Tide</title><meta property="og:site_name" content="Tide">'
        '<meta name="application-name" content="The Tide Online">'
    )
    page = markup(html(crumbs, head=head), rest=Role.SECTION)
    page.lines[0].role = Role.TITLE
    assert assembled(page).section == ("World", "Politics")


def test_a_section_of_which_the_headline_speaks_stays() -> None:
    head = "<title>Politics of the pier | Tide</title>"
    lines = html("<h1>Politics of the pier</h1><p>World / Politics</p>", head=head)
    page = markup(lines, {"Politics": Role.TITLE}, rest=Role.SECTION)
    assert assembled(page).section == ("World", "Politics")


def test_the_article_alone_is_no_section() -> None:
    page = markup("<h1>Pier opens</h1><p>Pier opens</p>", rest=Role.SECTION)
    page.lines[0].role = Role.TITLE
    assert assembled(page).section == ()


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
    assert assembled(scraped(line, rest=Role.DATE)).section == path


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
    head = f'<meta property="article:section" content=" Sport ">{json_ld(articleSection=value)}'
    assert assembled(markup(html("<p>It rained.</p>", head=head))).section == path


def test_the_page_comes_before_what_is_declared() -> None:
    page = markup(html("<p>World</p>", head=json_ld(articleSection="Sport")), rest=Role.SECTION)
    assert assembled(page).section == ("World",)
    assert [candidate.value for candidate in assembled(page).evidence["section"]][:2] == [("World",), ("Sport",)]


CRUMBS = [("Home", "/"), ("World", "/world"), ("Politics", "/world/politics"), ("Pier opens", "/pier")]


def test_breadcrumbs_without_the_front_page_and_the_article() -> None:
    steps = [{"@type": "ListItem", "name": name, "item": url} for name, url in CRUMBS]
    nested = [{"@type": "ListItem", "item": {"name": name, "@id": url}} for name, url in CRUMBS]
    for items in (steps, nested):
        data = json_ld({"@type": "BreadcrumbList", "itemListElement": items})
        page = markup(html("<p>It rained.</p>", head=f"<title>Pier opens - Tide</title>{data}"))
        assert assembled(page).section == ("World", "Politics")


@pytest.mark.parametrize("steps", [None, 3, [], [3, None, {}], [{"item": []}], {"name": 3}])
def test_breadcrumbs_of_wrong_types_give_nothing(steps: object) -> None:
    data = json_ld({"@type": "BreadcrumbList", "itemListElement": steps})
    page = page_of(html("<p>It rained.</p>", head=data))
    assert assembled(with_roles(page, {})).section == ()


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://tide.example/world/politics/2031/pier.html", ("world", "politics")),
        ("https://tide.example/en/news/food-drink/pier", ("food drink",)),
        ("https://tide.example/world/article/pier", ("world",)),
        ("https://tide.example/2031/05/04/pier", ()),
        ("https://tide.example/article/12345/pier", ()),
        ("https://tide.example/world", ()),
        ("https://tide.example/world/pier/", ("world",)),
        ("https://tide.example/pier-opens/", ()),
        ("https://[broken", ()),
    ],
)
def test_the_folders_of_the_url_stand_in(url: str, path: tuple[str, ...]) -> None:
    assert assembled(with_roles(page_of("<p>It rained.</p>", url), {})).section == path


def test_no_section() -> None:
    assert assembled(markup("<p>It rained.</p>")).section == ()


@pytest.mark.parametrize("name", ["Uncategorized", "Non classé", "Без рубрики"])
def test_a_section_for_pages_of_no_section(name: str) -> None:
    assert extract(article_page(head=json_ld(articleSection=[name]))).section == ()
    assert extract(article_page(head=json_ld(articleSection=[name, "Harbours"]))).section == ("Harbours",)


def test_a_breadcrumb_of_one_step_may_stand_alone() -> None:
    data = json_ld({"@type": "BreadcrumbList", "itemListElement": {"name": "World"}})
    assert assembled(with_roles(page_of(html("<p>It rained.</p>", head=data)), {})).section == ("World",)


def test_a_declared_section_may_be_several() -> None:
    assert extract(article_page(head=json_ld(articleSection="News, Harbours"))).section == ("News", "Harbours")


def test_the_author_s_link_is_no_section() -> None:
    lines = "<h1>Pier opens</h1><p>Edda Thornqvist</p><p>Ostermoor Harbours</p><p>It rained.</p>"
    roles = {"Pier": Role.TITLE, "Edda": Role.SECTION, "Ostermoor": Role.SECTION, "It": Role.BODY}
    head = json_ld(author={"@type": "Person", "name": "Edda Thornqvist"})
    assert assembled(with_roles(page_of(html(lines, head=head)), roles)).section == ("Ostermoor Harbours",)
    assert assembled(with_roles(page_of(html(lines)), roles)).section == ("Edda Thornqvist", "Ostermoor Harbours")
