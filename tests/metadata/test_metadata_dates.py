"""When the article was published and changed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bodycopy.metadata.dates import modified, published
from bodycopy.metadata.json_ld import article_object
from bodycopy.page import Page, Role
from tests.builders import html, page_of
from tests.roles_by_hand import with_roles


def page_with(
    body: str = "<p>Home</p>", *, head: str = "", roles: dict[str, Role] | None = None, **declared: object
) -> Page:
    data = json.dumps({"@type": "Article", "headline": "Pier", **declared})
    markup = html(body, head=f'{head}<script type="application/ld+json">{data}</script>')
    return with_roles(page_of(markup), roles or {})


def published_of(page: Page) -> datetime | date | None:
    return published(page, article_object(page.head))


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
    assert published_of(page_with(VISIBLE)) is None
    broken = "<p><time datetime=soon>Soon</time></p>"
    assert published_of(page_with(broken, roles={"Soon": Role.DATE})) is None


def test_modified() -> None:
    meta = '<meta property="article:modified_time" content="2024-03-15">'
    page = page_with(VISIBLE, head=meta, roles=ROLES)
    assert modified(page, {}) == date(2024, 3, 15)
    assert modified(page, {"dateModified": "2024-03-16"}) == date(2024, 3, 16)
    assert modified(page_with(VISIBLE, roles=ROLES), {}) is None
