"""Who wrote the article."""

from __future__ import annotations

import json
from typing import Any

import pytest

import bodycopy
from bodycopy.classify.scores import pack
from bodycopy.page import Role
from tests.builders import article_page, html, json_ld, page_of
from tests.roles_by_hand import assembled, with_roles

Found = tuple[tuple[str, ...], str | None]


def found(
    author: Any = None, *, body: str = "<p>Home</p>", head: str = "", roles: dict[str, Role] | None = None
) -> Found:
    data = json.dumps({"@type": "Article", "headline": "Pier", "author": author})
    page = with_roles(
        page_of(html(body, head=f'{head}<script type="application/ld+json">{data}</script>')), roles or {}
    )
    article = assembled(page)
    return article.authors, article.agency


EDDA = {"@type": "Person", "name": "Edda Thornqvist"}
UNA = {"@type": "Person", "name": "Una Pellow"}


@pytest.mark.parametrize(
    ("author", "authors", "agency"),
    [
        ("Edda Thornqvist", ("Edda Thornqvist",), None),
        (EDDA, ("Edda Thornqvist",), None),
        ([EDDA, UNA], ("Edda Thornqvist", "Una Pellow"), None),
        ([EDDA, EDDA], ("Edda Thornqvist",), None),
        (["Edda Thornqvist", UNA], ("Edda Thornqvist", "Una Pellow"), None),
        ({"@type": "Person", "name": ["Edda Thornqvist", "Una Pellow"]}, ("Edda Thornqvist", "Una Pellow"), None),
        ("By Edda Thornqvist and Una Pellow", ("Edda Thornqvist", "Una Pellow"), None),
        ("Edda Thornqvist, Una Pellow", ("Edda Thornqvist", "Una Pellow"), None),
        ({"@type": "Organization", "name": "Morning News"}, ("Morning News",), None),
        ([{"@type": "Organization", "name": "Morning News"}, EDDA], ("Edda Thornqvist",), None),
        ([{"@type": "NewsMediaOrganization", "name": "Una Pellow"}, EDDA], ("Edda Thornqvist",), None),
        ([{"@type": "Organization", "name": "Morning News"}, "dpa"], (), "dpa"),
        ({"@type": "Person", "name": "Field Level Media"}, ("Field Level Media",), None),
        ("thornqvist", ("thornqvist",), None),
        ("admin", (), None),
        ({"@type": ["Thing", "Organization"], "name": "Reuters"}, (), "Reuters"),
        ([EDDA, {"@type": "Organization", "name": "Associated Press"}], ("Edda Thornqvist",), "AP"),
        ("AP", (), "AP"),
        ("高瀬美緒", ("高瀬美緒",), None),
        ("هيثم البرقوقي", ("هيثم البرقوقي",), None),
        ({"@type": "Person"}, (), None),
        ({"@type": "Person", "name": {"first": "Edda"}}, (), None),
        (["", None, 3, [EDDA]], ("Edda Thornqvist",), None),
        ("https://tide.example/edda", (), None),
        (", Ostermoor Daily Reporter", (), None),
        ({"@type": "Organization", "name": ", THE TIDE"}, (), None),
        ("Edda Thornqvist, Associated Press", ("Edda Thornqvist",), "AP"),
        ("Edda Thornqvist, Chief Technology Officer", ("Edda Thornqvist",), None),
        ("x" * 5_000, (), None),
    ],
    ids=str,
)
def test_authors_in_the_json_ld(author: Any, authors: tuple[str, ...], agency: str | None) -> None:
    assert found(author) == (authors, agency)


def test_the_head_stands_in() -> None:
    head = (
        "<meta name=author content=' Edda  Thornqvist '><meta property=article:author content='https://fb.example/u'>"
    )
    assert found(head=head) == (("Edda Thornqvist",), None)
    assert found(UNA, head=head) == (("Una Pellow",), None)
    assert found({"@type": "Organization", "name": "Reuters"}, head=head) == (("Edda Thornqvist",), "Reuters")


def test_by_lines_stand_in() -> None:
    roles = {"By Edda": Role.BYLINE, "AP": Role.BYLINE}
    body = "<p>By Edda Thornqvist</p><p>AP</p>"
    assert found(body=body, roles=roles) == (("Edda Thornqvist",), "AP")
    assert found(UNA, body=body, roles=roles) == (("Una Pellow",), "AP")


def test_a_biography_is_no_by_line() -> None:
    biography = "Edda Thornqvist " + "has written about boats and harbours for many years. " * 4
    assert found(body=f"<p>{biography}</p>", roles={"Edda": Role.BYLINE}) == ((), None)


def test_people_on_the_page_come_before_a_declared_organisation() -> None:
    site = {"@type": "Organization", "name": "Morning News"}
    body = "<p>By Edda Thornqvist</p>"
    assert found(site, body=body, roles={"By": Role.BYLINE}) == (("Edda Thornqvist",), None)
    assert found(
        "Morning News", head="<meta property=og:site_name content='Morning News'>", body=body, roles={"By": Role.BYLINE}
    ) == (("Edda Thornqvist",), None)


def test_an_author_that_is_only_named_by_its_id() -> None:
    data = [{"@type": "Article", "headline": "Pier", "author": {"@id": "#edda"}}, {**EDDA, "@id": "#edda"}]
    page = page_of(html("<p>It rained.</p>", head=json_ld(*data)))
    assert assembled(with_roles(page, {})).authors == ("Edda Thornqvist",)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Edda Thornqvist, Reporter 4 May 2031 • 3:55pm", "Edda Thornqvist"),
        ("By Edda Thornqvist | May 4, 2031", "Edda Thornqvist"),
        ("4 May 2031 | Von Edda Thornqvist", "Edda Thornqvist"),
        ("Posted on 2031-05-04 18:46 EST by Edda Thornqvist", "Edda Thornqvist"),
        ("4 May 2031 • Edda Thornqvist • 3 min", "Edda Thornqvist"),
        ("4 May 2031 · Edda Thornqvist in Harbours", "Edda Thornqvist"),
        ("Edda Thornqvist | Senior Writer | May 4, 2031", "Edda Thornqvist"),
        ("4 May 2031 • 3 min • Edda Thornqvist", None),
        ("Tide Arts · Posted: May 4, 2031", None),
        ("Last Updated May 4, 2031", None),
        ("Published On 4 May 2031", None),
        ("4 May 2031", None),
        ("Thứ Bảy, 12 tháng 4, 2031", None),
    ],
)
def test_names_beside_a_date(line: str, author: str | None) -> None:
    assert found(body=f"<p>{line}</p>", roles={line[:4]: Role.DATE}) == ((author,) if author else (), None)


def test_a_by_line_near_the_headline_that_was_taken_for_something_else() -> None:
    roles = {"Pier": Role.TITLE, "Von": Role.WIDGET}
    assert found(body="<h1>Pier opens</h1><p>Von: Edda Thornqvist</p>", roles=roles)[0] == ("Edda Thornqvist",)


def test_a_by_line_far_from_the_first_is_another_s() -> None:
    lines = "<p>Filler</p>" * 5
    body = f"<p>By Edda Thornqvist</p>{lines}<p>By Una Pellow</p><p>AP</p>"
    assert found(body=body, roles={"By": Role.BYLINE, "AP": Role.BYLINE}) == (("Edda Thornqvist",), None)


def test_marks_stand_in_unless_there_are_many() -> None:
    body = '<p><a rel="author" href="/u">Una Pellow</a></p>'
    many = "".join(f'<a rel="author">{name} Pellow</a>' for name in ("Una", "Ada", "Ida", "Eda"))
    assert bodycopy.extract(article_page(header=body)).authors == ("Una Pellow",)
    assert bodycopy.extract(article_page(header=f"<p>{many}</p>")).authors == ()


@pytest.mark.parametrize(("names", "authors"), [(["edda"], ("edda",)), (["edda", "una", "ida", "ada"], ())])
def test_a_mark_may_give_the_name_that_somebody_goes_by_on_a_board(names: list[str], authors: tuple[str, ...]) -> None:
    marks = "".join(f'<b itemprop="author">{name}</b> wrote: ' for name in names)
    assert bodycopy.extract(article_page(header=f"<p>{marks}</p>")).authors == authors


def test_marks_are_not_looked_for_where_a_by_line_stands_in_its_place() -> None:
    markup = article_page(header='<a rel="author" href="/u">Una Pellow</a>', byline="By Edda Thornqvist")
    article = bodycopy.extract(markup)
    assert article.authors == ("Edda Thornqvist",)
    assert [claim.origin.split()[0] for claim in article.evidence["authors"]] == ["line"]


def test_a_by_line_that_names_a_desk_names_nobody_by_half_of_its_words() -> None:
    body = "<p>By</p><p>Tide Level Media</p>"
    assert found(body=body, roles={"By": Role.BYLINE, "Tide": Role.BYLINE})[0] == ("Tide Level Media",)
    divided = "<p>By Edda Thornqvist | Tide News</p>"
    assert found(body=divided, roles={"By": Role.BYLINE})[0] == ("Edda Thornqvist",)


def test_a_by_line_that_names_the_site() -> None:
    head = "<meta property=og:site_name content='Edda Thornqvist'>"
    body = "<p>By Edda Thornqvist</p>"
    assert found(head=head, body=body, roles={"By": Role.BYLINE})[0] == ("Edda Thornqvist",)
    assert found(UNA, head=head, body=body, roles={"By": Role.BYLINE})[0] == ("Una Pellow",)


@pytest.mark.parametrize(
    ("label", "authors"), [("Written by", 1), ("Author:", 1), ("BY", 1), ("Read more", 0), ("Edda Thornqvist", 0)]
)
def test_a_name_far_from_everything_behind_the_opening_of_a_by_line(label: str, authors: int) -> None:
    body = f"<h1>Pier opens</h1>{'<p>Filler</p>' * 20}<p>{label}</p><p>Una Pellow</p>"
    people = found(body=body, roles={"Pier": Role.TITLE, "Una": Role.BYLINE})[0]
    assert people == ("Una Pellow",) * authors


def test_nobody() -> None:
    assert found() == ((), None)


def test_a_by_line_above_the_headline_is_rather_another_story_s() -> None:
    body = "<p>By Una Pellow</p><p>More</p><h1>Pier opens</h1><p>-</p><p>-</p><p>By Edda Thornqvist</p>"
    assert found(body=body, roles={"By": Role.BYLINE, "Pier": Role.TITLE})[0] == ("Edda Thornqvist",)


def test_a_name_that_stands_far_from_everything_is_evidence_only() -> None:
    body = f"<h1>Pier opens</h1>{'<p>Filler</p>' * 20}<p>Una Pellow</p>"
    page = with_roles(page_of(html(body)), {"Pier": Role.TITLE, "Una": Role.BYLINE})
    article = assembled(page)
    assert article.authors == ()
    assert [claim.value for claim in article.evidence["authors"]] == [("Una Pellow",)]


def test_a_declaration_that_names_more_people_wins() -> None:
    head = "<meta name=author content='Edda Thornqvist'>"
    assert found([EDDA, UNA], head=head)[0] == ("Edda Thornqvist", "Una Pellow")
    lines = "<h1>Pier</h1><p>By Edda Thornqvist and Una Pellow</p>"
    assert found(EDDA, head=head, body=lines, roles={"By": Role.BYLINE})[0] == ("Edda Thornqvist",)


@pytest.mark.parametrize(("site", "agency"), [("Reuters", None), ("Morning News", "Reuters")])
def test_an_agency_s_own_site_takes_nothing_over(site: str, agency: str | None) -> None:
    head = f"<meta property=og:site_name content='{site}'>"
    body = "<p>OSTERMOOR, May 4 (Reuters) - The pier opened.</p>"
    assert found(EDDA, head=head, body=body, roles={"OST": Role.BODY}) == (("Edda Thornqvist",), agency)


@pytest.mark.parametrize(
    ("by_line", "runner_up", "authors"),
    [
        (None, Role.BYLINE, ("Una Pellow",)),
        (None, Role.RELATED, ()),
        ("By Edda Thornqvist", Role.BYLINE, ("Edda Thornqvist",)),
    ],
)
def test_a_name_that_was_nearly_taken_for_a_by_line_counts_where_there_is_none(
    by_line: str | None, runner_up: Role, authors: tuple[str, ...]
) -> None:
    lines = [
        "<h1>Ferry pier opens</h1>",
        "<div>Una Pellow</div>",
        f"<div>{by_line}</div>" if by_line else "",
        "<p>Home</p>",
    ]
    roles = {"Ferry pier opens": Role.TITLE, "Una Pellow": Role.SUBHEADING, "Home": Role.BODY}
    page = with_roles(page_of(html("".join(lines))), roles | ({by_line: Role.BYLINE} if by_line else {}))
    name = next(line for line in page.lines if line.text == "Una Pellow")
    name.score = pack({Role.SUBHEADING: 3.0, runner_up: 2.0})
    assert assembled(page).authors == authors


@pytest.mark.parametrize(
    "line",
    [
        "By Edda Thornqvist | Updated May 4, 2031",
        "By Edda Thornqvist • Updated May 4, 2031",
        "Von Edda Thornqvist | aktualisiert am 4. Mai 2031",
        "By Edda Thornqvist, Published May 3, 2031, Updated May 4, 2031",
    ],
)
def test_a_by_line_names_somebody_whatever_its_date_is_that_of(line: str) -> None:
    assert found(body=f"<p>{line}</p>", roles={line[:4]: Role.DATE})[0] == ("Edda Thornqvist",)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By EDDA THORNQVIST Associated Press", "AP"),
        ("By EDDA THORNQVIST BBC News", None),
        ("By EDDA THORNQVIST The Tide News", None),
    ],
)
def test_whom_somebody_works_for_behind_the_name(line: str, agency: str | None) -> None:
    head = "<meta property=og:site_name content='The Tide News'>"
    assert found(head=head, body=f"<p>{line}</p>", roles={"By": Role.BYLINE}) == (("EDDA THORNQVIST",), agency)


@pytest.mark.parametrize(
    ("name", "authors", "agency"),
    [
        ("Edda Thornqvist and Una Pellow", ("Edda Thornqvist", "Una Pellow"), None),
        ("Edda Thornqvist und Una Pellow", ("Edda Thornqvist", "Una Pellow"), None),
        ("Edda Thornqvist with AP", ("Edda Thornqvist",), "AP"),
        ("Edda Thornqvist Transport Correspondent", ("Edda Thornqvist",), None),
    ],
)
def test_a_person_in_the_json_ld_may_be_several(name: str, authors: tuple[str, ...], agency: str | None) -> None:
    body = f"<p>By {name}</p>"
    assert found({"@type": "Person", "name": name}, body=body, roles={"By": Role.BYLINE}) == (authors, agency)


@pytest.mark.parametrize(("name", "agency"), [("Tidebote mit dpa", "dpa"), ("Reuters Staff", "Reuters")])
def test_an_organisation_s_name_may_name_an_agency(name: str, agency: str) -> None:
    assert found({"@type": "Organization", "name": name}) == ((), agency)


@pytest.mark.parametrize(
    "name",
    ["undefined", "null", "None", "Unknown", "Webmaster", "wpadmin", "Super User", "Администратор", "{{author}}"],
)
def test_nobody_s_name_is_no_author(name: str) -> None:
    assert found({"@type": "Person", "name": name}) == ((), None)


def test_a_by_line_names_somebody_better_than_a_login_does() -> None:
    head = "<meta name=author content=ethornqvist>"
    login = {"@type": "Person", "name": "ethornqvist"}
    assert found(login, head=head)[0] == ("ethornqvist",)
    body = "<p>By Edda Thornqvist</p>"
    assert found(login, head=head, body=body, roles={"By": Role.BYLINE})[0] == ("Edda Thornqvist",)


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ({"@type": "Person", "givenName": "Edda", "familyName": "Thornqvist"}, ("Edda Thornqvist",)),
        ({"@list": [EDDA, UNA]}, ("Edda Thornqvist", "Una Pellow")),
    ],
)
def test_other_shapes_of_authors(author: Any, authors: tuple[str, ...]) -> None:
    assert found(author) == (authors, None)


def test_the_agency_that_the_json_ld_calls_the_source() -> None:
    source = {"@type": "Organization", "name": "Associated Press"}
    assert bodycopy.extract(article_page(head=json_ld(sourceOrganization=source))).agency == "AP"


def test_a_name_on_a_board_is_a_name_there() -> None:
    head = json_ld(
        {"@type": "DiscussionForumPosting", "headline": "Pier", "author": {"@type": "Person", "name": "edda"}}
    )
    page = page_of(html("<p>Thread Tools</p>", head=head))
    assert assembled(with_roles(page, {"Thread": Role.BYLINE})).authors == ("edda",)


def test_families_names_before_a_comma() -> None:
    head = '<meta name="citation_author" content="Kaufman, Jeff T."><meta name="citation_author" content="Doe, Jane">'
    assert found(head=head)[0] == ("Jeff T. Kaufman", "Jane Doe")
    assert found(head='<meta name="author" content="Doe, Jane">')[0] == ("Jane Doe",)


@pytest.mark.parametrize("second", ["Skarn Tribune", "Software Engineer", "Los Angeles"])
def test_a_second_line_may_name_a_paper_a_job_or_a_city(second: str) -> None:
    body = f"<p>By Edda Thornqvist</p><p>{second}</p>"
    assert found(body=body, roles={"By": Role.BYLINE, second: Role.BYLINE})[0] == ("Edda Thornqvist",)
    declared = {"@type": "Person", "name": second}
    assert found([EDDA, declared])[0] == ("Edda Thornqvist",)
