"""The article's headline."""

from __future__ import annotations

import json

import pytest

from bodycopy.metadata.sources import Sources
from bodycopy.metadata.title import titles
from bodycopy.page import Role
from tests.builders import html, page_of
from tests.roles_by_hand import URL, with_roles

HEADLINE = "Ostermoor opens its new ferry pier"


def title_of(body: str = "<p>Home</p>", *, head: str = "", roles: dict[str, Role] | None = None) -> str | None:
    page = with_roles(page_of(html(body, head=head), URL), roles or {})
    claims = titles(Sources(page))
    return claims[0].value if claims else None


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "Article", **fields})}</script>'


def test_the_visible_headline_comes_first() -> None:
    head = f"<title>Other</title>{ld(headline='Another')}"
    assert title_of(f"<h1>{HEADLINE}</h1>", head=head, roles={"Ostermoor": Role.TITLE}) == HEADLINE


def test_of_several_headlines_the_one_that_the_head_says_too() -> None:
    body = f"<h1>The Tide</h1><div>{HEADLINE}</div>"
    roles = {"The Tide": Role.TITLE, "Ostermoor": Role.TITLE}
    assert title_of(body, head=f"<title>{HEADLINE} - The Tidings</title>", roles=roles) == HEADLINE
    assert title_of(body, roles=roles) == "The Tide"


def test_a_kicker_in_the_headline_s_line_is_left_out_where_the_head_gives_the_headline_alone() -> None:
    body = f"<h1><span>Ferries:</span> {HEADLINE}</h1>"
    roles = {"Ferries": Role.TITLE}
    assert title_of(body, head=ld(headline=HEADLINE), roles=roles) == HEADLINE
    assert title_of(body, head=f"<meta property=og:title content='{HEADLINE}'>", roles=roles) == HEADLINE
    assert title_of(body, head=ld(headline="ferry pier"), roles=roles) == f"Ferries: {HEADLINE}"


def test_the_head_stands_in_in_order() -> None:
    every = [
        ld(headline=f"{HEADLINE} one"),
        f"<meta property='og:title' content='{HEADLINE} two'>",
        f"<meta name='twitter:title' content='{HEADLINE} three'>",
        f"<title>{HEADLINE} four</title>",
    ]
    found = [title_of(head="".join(every[start:])) for start in range(5)]
    assert found == [f"{HEADLINE} {number}" for number in ("one", "two", "three", "four")] + [None]


def test_the_headline_comes_before_the_last_step_of_a_path() -> None:
    body = f"<nav><ol><li>Home</li><li><h1>Pier opens: all you need to know</h1></li></ol></nav><h2>{HEADLINE}</h2>"
    roles = {"Pier": Role.TITLE, "Ostermoor": Role.TITLE}
    assert title_of(body, head="<title>Pier opens: all you need to know</title>", roles=roles) == HEADLINE


def test_parts_of_the_head_that_agree_outvote_one() -> None:
    head = f"{ld(headline='Pier, pier, pier')}<meta property=og:title content='{HEADLINE}'><title>{HEADLINE}</title>"
    assert title_of(head=head) == HEADLINE


def test_a_headline_with_a_dash_is_not_taken_for_one_with_a_site() -> None:
    headline = f"{HEADLINE}: – Absurd"
    assert title_of(f"<h1>{headline}</h1>", head=f"<title>{headline}</title>", roles={"Oster": Role.TITLE}) == headline


SITE = '<meta property="og:site_name" content="Morning News">'


@pytest.mark.parametrize(
    ("said", "head"),
    [
        (f"{HEADLINE} | Morning News", SITE),
        (f"{HEADLINE} - Morning News", SITE),
        (f"{HEADLINE} – Morning News", SITE),
        (f"{HEADLINE} · Morning News", SITE),
        (f"Morning News | {HEADLINE}", SITE),
        (f"Morning News: {HEADLINE}".replace(":", " :"), SITE),
        (f"Morning News | {HEADLINE} | Morning News", SITE),
        (f"{HEADLINE} | Morning News", ld(publisher={"name": "Morning News"})),
        (f"{HEADLINE} | The Tide", ""),
        (f"{HEADLINE} - TIDE.example", ""),
        (f"Tide Example | {HEADLINE}", ""),
        (f"{HEADLINE} | Other Gazette", ""),
        (f"{HEADLINE} - Gazette", ""),
        (f"Gazette | Ferries | {HEADLINE}", ""),
        (f"{HEADLINE}｜朝の新聞", ""),
        (HEADLINE, SITE),
        (f"  {HEADLINE.replace(' ', '  ')}\n", ""),
    ],
)
def test_the_site_s_name_is_left_out(said: str, head: str) -> None:
    assert title_of(head=f"{head}<title>{said}</title>") == HEADLINE


@pytest.mark.parametrize(
    "said",
    [
        "Storm – what we know about the damage so far",
        "Ostermoor – a town that waits for its ferry and its money",
        "Morning News",
        "Well-known skipper re-elected",
        "Yard and garden: Living with skunks",
        "| x",
        "-",
        "Two | parts",
    ],
)
def test_a_headline_with_dashes_stays_whole(said: str) -> None:
    assert title_of(head=f"{SITE}<title>{said}</title>") == said


@pytest.mark.parametrize("said", ["Morning News - Morning News", "Morning News | Tide Example"])
def test_a_title_of_nothing_but_the_site_s_name_is_one_name(said: str) -> None:
    assert title_of(head=f"{SITE}<title>{said}</title>") == "Morning News"


def test_a_dash_before_the_site_s_name_stays() -> None:
    said = "Storm – what we know – Morning News"
    assert title_of(head=f"{SITE}<title>{said}</title>") == "Storm – what we know"


@pytest.mark.parametrize(
    ("window", "read"),
    [
        (f"{HEADLINE} - Harbours and Islands", HEADLINE),
        (f"{HEADLINE} | Harbours and Islands | North", HEADLINE),
        (f"{HEADLINE}-builders on strike", f"{HEADLINE}-builders on strike"),
        (f"{HEADLINE} at last - North", f"{HEADLINE} at last"),
    ],
)
def test_the_section_behind_the_json_ld_s_headline_is_no_part_of_it(window: str, read: str) -> None:
    page = with_roles(page_of(html("<p>Home</p>", head=f"<title>{window}</title>{ld(headline=HEADLINE)}"), URL), {})
    assert next(claim.value for claim in titles(Sources(page)) if claim.origin == "title") == read


def test_no_title() -> None:
    assert title_of() is None
    assert title_of(head="<title> </title><meta property=og:title content=' '>") is None


def test_a_heading_above_the_text_that_was_taken_for_something_else() -> None:
    body = "<h1>Pier opens</h1><p>It rained in Ostermoor.</p><h1>Tide</h1>"
    assert title_of(body, roles={"It": Role.BODY}) == "Pier opens"
    assert title_of(body, roles={"Pier": Role.BODY}) is None


def test_a_heading_that_names_the_site_is_no_headline() -> None:
    body = "<h1>Tide Boards</h1><h1>Pier opens</h1><p>It rained in Ostermoor.</p>"
    head = "<meta property=og:site_name content='Tide Boards'>"
    assert title_of(body, head=head, roles={"It": Role.BODY}) == "Pier opens"
    assert title_of(body.replace("Pier opens", "Tide Boards"), head=head, roles={"It": Role.BODY}) is None
    assert title_of(body, roles={"It": Role.BODY}) == "Tide Boards"


def test_of_two_headings_the_one_that_the_window_opens_with() -> None:
    body = "<h1>Tide Boards</h1><h1>Pier opens</h1><p>It rained in Ostermoor.</p>"
    head = "<title>Pier opens - Harbours - Tide Boards</title>"
    assert title_of(body, head=head, roles={"It": Role.BODY}) == "Pier opens"


def test_a_heading_among_links_that_the_window_does_not_open_with_is_the_site_s() -> None:
    body = "<h1><a href=/>Tide Boards</a></h1><p>It rained in Ostermoor.</p>"
    roles = {"Tide": Role.NAVIGATION, "It": Role.BODY}
    assert title_of(body, head="<title>Pier opens</title>", roles=roles) == "Pier opens"
    assert title_of(body, head="<title>Tide Boards - Start</title>", roles=roles) == "Tide Boards"
    assert title_of(body, roles=roles) == "Tide Boards"


def test_a_window_s_title_that_goes_on_behind_a_heading_supports_it() -> None:
    body = "<h1>Pier timetable</h1><p>It rained in Ostermoor.</p>"
    head = "<meta property=og:title content='Pier timetable and fares of all boats in the year 2031'>"
    window = "<title>Pier timetable - Fares of all boats in the year 2031</title>"
    assert title_of(body, head=head + window, roles={"It": Role.BODY}) == "Pier timetable"
    other = window.replace("timetable -", "opening -")
    assert title_of(body, head=head + other, roles={"It": Role.BODY}) != "Pier timetable"


@pytest.mark.parametrize("window", ["The Gull: Pier opens at last", "Pier opens at last | Ostermoor"])
def test_a_line_that_names_the_window_and_was_taken_for_something_else(window: str) -> None:
    body = "<div>Tide</div><div>Pier opens at last</div><p>It rained in Ostermoor.</p>"
    head = f"<title>{window}</title>"
    assert title_of(body, head=head, roles={"It": Role.BODY}) == "Pier opens at last"
    assert (
        title_of(body, head="<title>Pier opens at last minute</title>", roles={"It": Role.BODY}) != "Pier opens at last"
    )
