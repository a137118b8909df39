"""Who wrote the article."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bodycopy.metadata.authors import authors_and_agency
from bodycopy.metadata.json_ld import article_object
from bodycopy.page import Role
from tests.builders import html, page_of
from tests.roles_by_hand import with_roles

Found = tuple[tuple[str, ...], str | None]


def found(
    author: Any = None, *, body: str = "<p>Home</p>", head: str = "", roles: dict[str, Role] | None = None
) -> Found:
    data = json.dumps({"@type": "Article", "headline": "Pier", "author": author})
    page = with_roles(
        page_of(html(body, head=f'{head}<script type="application/ld+json">{data}</script>')), roles or {}
    )
    return authors_and_agency(page, article_object(page.head))


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
        ({"@type": "Organization", "name": "Morning News"}, (), None),
        ({"@type": "NewsMediaOrganization", "name": "Edda Thornqvist"}, (), None),
        ({"@type": ["Thing", "Organization"], "name": "Reuters"}, (), "Reuters"),
        ([EDDA, {"@type": "Organization", "name": "Associated Press"}], ("Edda Thornqvist",), "AP"),
        ("AP", (), "AP"),
        ("高瀬美緒", ("高瀬美緒",), None),
        ("هيثم البرقوقي", ("هيثم البرقوقي",), None),
        ({"@type": "Person"}, (), None),
        ({"@type": "Person", "name": {"first": "Edda"}}, (), None),
        (["", None, 3, [EDDA]], ("Edda Thornqvist",), None),
        ("https://tide.example/edda", (), None),
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


def test_nobody() -> None:
    assert found() == ((), None)
