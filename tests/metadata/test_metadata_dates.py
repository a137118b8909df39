"""When the article was published and changed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bodycopy import extract
from bodycopy.metadata.dates import modified, published
from bodycopy.metadata.sources import Sources
from bodycopy.page import Page, Role
from tests.builders import article_page, html, page_of, paragraphs
from tests.roles_by_hand import with_roles


def page_with(
    body: str = "<p>Home</p>", *, head: str = "", roles: dict[str, Role] | None = None, **declared: object
) -> Page:
    data = json.dumps({"@type": "Article", "headline": "Pier", **declared})
    markup = html(body, head=f'{head}<script type="application/ld+json">{data}</script>')
    return with_roles(page_of(markup), roles or {})


def published_of(page: Page, fetched: datetime | None = None) -> datetime | date | None:
    return next((claim.value for claim in published(Sources(page, fetched=fetched))), None)


def modified_of(page: Page) -> datetime | date | None:
    return next((claim.value for claim in modified(Sources(page))), None)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-03-14", date(2024, 3, 14)),
        ("2024-03-14T09:12:00Z", datetime(2024, 3, 14, 9, 12, tzinfo=UTC)),
        ("2024-03-14T09:12:00+09:00", datetime(2024, 3, 14, 9, 12, tzinfo=timezone(timedelta(hours=9)))),
        ("2024-03-14T09:12:00+0900", datetime(2024, 3, 14, 9, 12, tzinfo=timezone(timedelta(hours=9)))),
        ("2024-03-14 09:12", datetime(2024, 3, 14, 9, 12)),
        ("March 14, 2024", date(2024, 3, 14)),
        ("1851-09-18", date(1851, 9, 18)),
        ("2099-12-31", date(2099, 12, 31)),
        ("2024-03-14T09:12:00+09:00:30", datetime(2024, 3, 14, 9, 12)),
        ("2024-02-30", None),
        ("2024-13-01T00:00:00Z", None),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("1970-01-01", None),
        ("1969-12-31T19:00:00-05:00", None),
        ("9999-12-31", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_declared_date(text: str, moment: datetime | date | None) -> None:
    found = published_of(page_with(datePublished=text))
    assert found == moment
    assert type(found) is type(moment)


@pytest.mark.parametrize("value", [None, 20240314, 1.5, True, [], {}, {"name": 3}, ["x", "2024-03-14"]])
def test_a_declared_date_of_a_wrong_type_is_no_date(value: object) -> None:
    assert published_of(page_with(datePublished=value)) is None


META = '<meta property="article:published_time" content="2024-03-13"><meta name="date" content="2024-03-12">'
VISIBLE = "<p>Published <time datetime='2024-03-11T08:00'>11 March</time></p><p>10 March 2024</p>"
ROLES = {"Published": Role.DATE, "10 March": Role.DATE}


def test_the_json_ld_comes_first_then_the_head_then_the_page() -> None:
    every = page_with(VISIBLE, head=META, roles=ROLES, datePublished="2024-03-14")
    assert published_of(every) == date(2024, 3, 14)
    assert published_of(page_with(VISIBLE, head=META, roles=ROLES, datePublished="soon")) == date(2024, 3, 13)
    assert published_of(page_with(head=META.replace("2024-03-13", "soon"))) == date(2024, 3, 12)
    assert published_of(page_with(VISIBLE, roles=ROLES)) == datetime(2024, 3, 11, 8)
    assert published_of(page_with("<p>10 March 2024</p>", roles={"10": Role.DATE})) == date(2024, 3, 10)


def test_dates_in_other_lines_do_not_count() -> None:
    assert published_of(page_with("<p>10 March 2024</p>")) is None
    broken = "<p><time datetime=soon>Soon</time></p>"
    assert published_of(page_with(broken, roles={"Soon": Role.DATE})) is None


def test_modified() -> None:
    meta = '<meta property="article:modified_time" content="2024-03-15">'
    page = page_with(VISIBLE, head=meta, roles=ROLES)
    assert modified_of(page) == date(2024, 3, 15)
    assert modified_of(page_with(VISIBLE, head=meta, dateModified="2024-03-16")) == date(2024, 3, 16)
    assert modified_of(page_with(VISIBLE, roles=ROLES)) is None


def test_attributes_date_the_article_only_where_nothing_is_declared() -> None:
    dates = {"datePublished": "2024-03-11", "dateModified": "2024-03-12"}
    body = "".join(f"<b itemprop={name} content={day}>x</b>" for name, day in dates.items())
    article = extract(html(f"<p>Pier</p>{body}"))
    assert (article.published, article.modified) == (date(2024, 3, 11), date(2024, 3, 12))
    declared = extract(html(f"<p>Pier</p>{body}", head='<meta property="article:published_time" content="2024-03-10">'))
    assert (declared.published, declared.modified) == (date(2024, 3, 10), None)  # the change is a post's


def test_the_date_of_a_change_is_told_by_its_label() -> None:
    body = "<p>Published 10 March 2024 | Updated 12 March 2024 10:15</p>"
    page = page_with(body, roles={"Published": Role.DATE})
    assert (published_of(page), modified_of(page)) == (date(2024, 3, 10), datetime(2024, 3, 12, 10, 15))
    divided = page_with("<p>Zuletzt aktualisiert:</p><p>12.03.2024</p>", roles={"12": Role.DATE})
    assert modified_of(divided) == date(2024, 3, 12)


@pytest.mark.parametrize(
    "label", ["Joined", "Valid until", "Member since:", "Founded:", "Registriert:", "Last post:", "Letzte Antwort"]
)
def test_dates_of_other_things(label: str) -> None:
    assert published_of(page_with(f"<p>{label} 10 March 2024</p>", roles={label: Role.DATE})) is None


@pytest.mark.parametrize("role", [Role.WIDGET, Role.RELATED, Role.PROMO])
def test_a_date_near_the_headline_whatever_it_was_taken_for(role: Role) -> None:
    body = "<h1>Pier</h1><p>10 March 2024</p>"
    assert published_of(page_with(body, roles={"Pier": Role.TITLE, "10": role})) == date(2024, 3, 10)


def test_the_date_near_the_headline_is_the_article_s_and_not_one_far_above_it() -> None:
    menu = "".join(f"<li>Pier {number}</li>" for number in range(9))
    body = f"<p>Tuesday, 19 March 2024</p><ul>{menu}</ul><h1>Tide</h1><p>10 March 2024</p>"
    roles = {"Tide": Role.TITLE, "10": Role.DATE}
    assert published_of(page_with(body, roles={**roles, "Tuesday": Role.DATE})) == date(2024, 3, 10)
    two = "<h1>Tide</h1><p>10 March 2024</p><p><time datetime='2024-03-12'>12 March 2024</time></p>"
    assert published_of(page_with(two, roles={**roles, "12": Role.DATE})) == date(2024, 3, 10)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://tide.example/2024/03/14/pier", date(2024, 3, 14)),
        ("https://tide.example/2024/mar/14/pier", date(2024, 3, 14)),
        ("https://tide.example/pier-2024-03-14.html", date(2024, 3, 14)),
        ("https://tide.example/20240314-pier", date(2024, 3, 14)),
        ("https://tide.example/2024/03/pier", None),
        ("https://tide.example/2024/03/14-things-to-do", None),
        ("https://tide.example/2024/03/1234", None),
        ("https://tide.example/2024/13/14/pier", None),
        ("https://tide.example/pier?date=2024-03-14", None),
        ("https://tide.example/a20240314", None),
        ("https://tide.example/920240314", None),
    ],
)
def test_the_day_in_the_url(url: str, day: date | None) -> None:
    page = page_of("<p>Tide</p>", url)
    assert published_of(page) == day


def test_the_page_s_own_day_comes_before_that_of_utc() -> None:
    page = page_with("<p>13 March 2024</p>", roles={"13": Role.DATE}, datePublished="2024-03-14T03:10:00Z")
    assert published_of(page) == date(2024, 3, 13)
    meta = '<meta property="article:published_time" content="2024-03-13T22:10:00-05:00">'
    moment = published_of(page_with(head=meta, datePublished="2024-03-14T03:10:00Z"))
    assert moment is not None and moment.isoformat() == "2024-03-13T22:10:00-05:00"


def test_nothing_is_later_than_the_page_was_fetched() -> None:
    page = page_with("<p>10 March 2024</p>", roles={"10": Role.DATE}, datePublished="2031-05-04")
    assert published_of(page) == date(2031, 5, 4)
    assert published_of(page, datetime(2024, 3, 11, tzinfo=UTC)) == date(2024, 3, 10)


def test_the_last_day_there_is_was_no_day_of_the_future_for_a_page() -> None:
    page = page_with(datePublished="2031-05-04T09:12:00Z")
    for fetched in (datetime.max, datetime.max.replace(tzinfo=UTC)):
        assert published_of(page, fetched=fetched) == datetime(2031, 5, 4, 9, 12, tzinfo=UTC)
    assert published_of(page, fetched=datetime.min) is None
    saved = "<!--\n Page saved with SingleFile\n saved date: 9999-12-31T23:59:59\n-->"
    article = extract(saved + article_page(date="4 May 2031", body=f"<p>3 hours ago</p>{paragraphs(5)}"))
    assert article.saved == datetime(9999, 12, 31, 23, 59, 59)
    assert article.model_validate_json(article.model_dump_json()) == article


def test_relative_dates_are_reckoned_from_when_the_page_was_fetched() -> None:
    pytest.importorskip("dateparser", reason="needs the dates extra")
    page = page_with("<p>3 hours ago</p>", roles={"3": Role.DATE})
    assert published_of(page) is None
    assert published_of(page, datetime(2024, 3, 11, 12, tzinfo=UTC)) == datetime(2024, 3, 11, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language", "moment"),
    [
        ("3 hours ago", "en", datetime(2031, 5, 4, 9, tzinfo=UTC)),
        ("Published 45 mins ago", "en", datetime(2031, 5, 4, 11, 15, tzinfo=UTC)),
        ("2 days ago", "en-GB", date(2031, 5, 2)),
        ("vor 3 Stunden", "de", datetime(2031, 5, 4, 9, tzinfo=UTC)),
        ("il y a 2 jours", "fr", date(2031, 5, 2)),
        ("hace 3 horas", "es", datetime(2031, 5, 4, 9, tzinfo=UTC)),
        ("for 3 timer siden", "no", datetime(2031, 5, 4, 9, tzinfo=UTC)),
        ("3 часа назад", "ru", datetime(2031, 5, 4, 9, tzinfo=UTC)),
        ("3時間前", "ja", datetime(2031, 5, 4, 9, tzinfo=UTC)),
        ("منذ 3 ساعات", "ar", datetime(2031, 5, 4, 9, tzinfo=UTC)),
    ],
)
def test_a_relative_date_of_a_page_that_was_fetched_at_a_known_time(
    text: str, language: str, moment: datetime | date
) -> None:
    pytest.importorskip("dateparser", reason="needs the dates extra")
    page = html(f"<article><h1>Ostermoor opens its pier</h1><p>{text}</p>{paragraphs(5)}</article>", lang=language)
    assert extract(page).published is None
    assert extract(page, fetched=datetime(2031, 5, 4, 12, tzinfo=UTC)).published == moment


def test_a_relative_date_of_a_page_that_says_when_it_was_saved() -> None:
    pytest.importorskip("dateparser", reason="needs the dates extra")
    page = html(f"<article><h1>Ostermoor opens its pier</h1><p>3 hours ago</p>{paragraphs(5)}</article>")
    saved = "<!--\n Page saved with SingleFile \n saved date: Sun May 04 2031 12:00:00 GMT+0200\n-->"
    found = extract(saved + page).published
    assert found is not None and found.isoformat() == "2031-05-04T09:00:00+02:00"


def test_a_relative_date_of_a_change_is_no_publication() -> None:
    pytest.importorskip("dateparser", reason="needs the dates extra")
    page = html(f"<article><h1>Ostermoor opens its pier</h1><p>Updated 3 hours ago</p>{paragraphs(5)}</article>")
    article = extract(page, fetched=datetime(2031, 5, 4, 12, tzinfo=UTC))
    assert (article.published, article.modified) == (None, datetime(2031, 5, 4, 9, tzinfo=UTC))
    assert extract(page).modified is None


@pytest.mark.parametrize("text", ["30 minutes", "5 min read", "Three years ago the pier burned down", "2 of 3"])
def test_durations_and_sentences_are_no_relative_dates(text: str) -> None:
    page = html(f"<article><h1>Ostermoor opens its pier</h1><p>{text}</p>{paragraphs(5)}</article>")
    assert extract(page, fetched=datetime(2031, 5, 4, 12, tzinfo=UTC)).published is None


def test_where_the_page_says_that_it_is_american_the_month_comes_first() -> None:
    body = "<p>04/05/2024</p>"
    meta = '<meta property="og:locale" content="en_US">'
    assert published_of(page_with(body, roles={"04": Role.DATE})) == date(2024, 5, 4)
    assert published_of(page_with(body, head=meta, roles={"04": Role.DATE})) == date(2024, 4, 5)


def test_one_mark_dates_the_article_many_do_not() -> None:
    mark = '<b itemprop="datePublished" content="2024-03-1{}">March</b>'
    assert extract(article_page(header=mark.format(1))).published == date(2024, 3, 11)
    assert extract(article_page(header=mark.format(1) + mark.format(2))).published is None


@pytest.mark.parametrize(
    ("filler", "expected"),
    [(0, date(2031, 5, 6)), (20, date(2031, 5, 4))],
    ids=["beside the headline", "far from it"],
)
def test_the_date_that_readers_see_wins_near_the_headline(filler: int, expected: date) -> None:
    head = "<meta property=article:published_time content=2031-05-04>"
    body = f"<h1>Pier</h1>{'<p>-</p>' * filler}<p>6 May 2031</p>"
    page = page_with(body, head=head, roles={"Pier": Role.TITLE, "6 May": Role.DATE}, datePublished="2031-05-04")
    assert published_of(page) == expected


def test_declarations_that_the_url_supports_win_over_the_visible_date() -> None:
    head = "<meta property=article:published_time content=2031-05-04>"
    page = page_with(
        "<h1>Pier</h1><p>6 May 2031</p>", head=head, roles={"Pier": Role.TITLE, "6 May": Role.DATE},
        datePublished="2031-05-04",
    )  # fmt: skip
    page.url = "https://tide.example/2031/05/04/pier"
    assert published_of(page) == date(2031, 5, 4)


@pytest.mark.parametrize("line", ["2/3/2031", "02.03.2031"])
def test_a_declaration_or_the_url_settles_the_order_of_numbers(line: str) -> None:
    body, roles = f"<p>{line}</p>", {line: Role.DATE}
    assert published_of(page_with(body, roles=roles)) == date(2031, 3, 2)
    assert published_of(page_with(body, roles=roles, datePublished="2031-02-03")) == date(2031, 2, 3)
    assert published_of(page_with(body, roles=roles, dateModified="2031-02-04T02:00:00Z")) == date(2031, 2, 3)
    in_url = with_roles(page_of(html(body), "https://tide.example/2031/02/03/pier"), {line: Role.DATE})
    assert published_of(in_url) == date(2031, 2, 3)
    timed = body.replace("<p>", "<p><time datetime='2031-02-03T10:15'>").replace("</p>", "</time></p>")
    assert published_of(page_with(timed, roles=roles)) == datetime(2031, 2, 3, 10, 15)


def test_the_head_may_write_the_month_first_as_its_country_does() -> None:
    head = '<meta name="date" content="02/03/2031">'
    assert published_of(page_of(html("<p>Pier</p>", head=head, lang="en-US"))) == date(2031, 2, 3)
    assert published_of(page_of(html("<p>Pier</p>", head=head, lang="en-GB"))) == date(2031, 3, 2)


def test_other_shapes_of_declared_dates() -> None:
    assert published_of(page_with(dateCreated="2024-03-14")) == date(2024, 3, 14)
    assert published_of(page_with(dateCreated="2024-03-14", datePublished="2024-03-15")) == date(2024, 3, 15)
    for number in (1710407520, 1710407520000):
        assert published_of(page_with(datePublished=number)) == datetime(2024, 3, 14, 9, 12, tzinfo=UTC)
    assert published_of(page_with(datePublished=float("inf"))) is None


@pytest.mark.parametrize("names", ["read-also", "current-date", "header-today"])
def test_a_date_of_another_thing_does_not_win_against_what_is_declared(names: str) -> None:
    body = f"<h1>Pier</h1><div class={names}><a href=/x>Strike ends</a><b>12 January 2024</b></div>"
    roles = {"Pier": Role.TITLE, "Strike": Role.DATE}
    assert published_of(page_with(body, roles=roles)) == date(2024, 1, 12)
    assert published_of(page_with(body, roles=roles, datePublished="2024-03-14")) == date(2024, 3, 14)
    assert published_of(page_with(body.replace(names, "meta"), roles=roles, datePublished="2024-03-14")) == (
        date(2024, 1, 12)
    )
