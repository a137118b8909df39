"""Scraped text has one headline, and its repetitions."""

from __future__ import annotations

import pytest

from bodycopy.classify.decoder import decode
from bodycopy.classify.kind import NOTE as KIND_NOTE
from bodycopy.classify.scores import finding, verdict
from bodycopy.classify.signs import NOTE, PRIOR, Signs, Tables
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict
from bodycopy.page import Evidence, Page, Role
from tests.builders import text_page
from tests.classify.told import told
from tests.roles_by_hand import check_text

BODY = {Role.BODY: 4.0}


def decoded(*lines: tuple[str, dict[Role, float]], has_markup: bool = False) -> Page:
    """A page of these lines, each with what signs say of it."""
    page = told(text_page([text for text, _ in lines]), *[0.0] * len(lines))
    page.has_markup = has_markup
    page.notes |= {
        NOTE: Signs(Tables({}, {PRIOR: {}}, {})),
        KIND_NOTE: KindVerdict({PageKind.ARTICLE: 1.0}) if has_markup else None,
    }
    for line, (_, weights) in zip(page.lines, lines, strict=True):
        line.findings.append(finding(Evidence("test", "made for a test", weights)))
    decode(page)
    for line in page.lines:
        assert line.role is verdict(line.score)[0]
        assert line.counted == len(line.findings)
    check_text(page)
    return page


def roles(page: Page) -> list[Role]:
    return [line.role for line in page.lines]


def test_of_two_headlines_the_likelier_one_stays() -> None:
    page = decoded(("Rain", {Role.TITLE: 3.0}), ("It rained.", BODY), ("Gale", {Role.TITLE: 2.0, Role.RELATED: 1.0}))
    assert roles(page) == [Role.TITLE, Role.BODY, Role.RELATED]
    assert page.lines[2].evidence[-1].reason == "a page has one headline, and another line is likelier"


def test_a_page_without_a_headline_gets_the_likeliest_line() -> None:
    page = decoded(("Rain in hills", {Role.NAVIGATION: 2.0, Role.TITLE: 1.5}), ("Hills had rain.", BODY))
    assert roles(page) == [Role.TITLE, Role.BODY]
    assert page.lines[0].evidence[-1].reason == "a page has one headline, and no line is likelier"


def test_of_two_likely_lines_the_one_whose_words_come_again_is_the_headline() -> None:
    other = ("Gale over harbour", {Role.TITLE: 3.0, Role.RELATED: 1.0})
    page = decoded(other, ("Rain in hills", {Role.TITLE: 1.0}), ("Hills had rain, people said.", BODY))
    assert roles(page) == [Role.RELATED, Role.TITLE, Role.BODY]


def test_an_unlikely_line_is_no_headline() -> None:
    page = decoded(("Home", {Role.NAVIGATION: 2.0, Role.TITLE: 0.5}), ("It rained.", BODY))
    assert roles(page) == [Role.NAVIGATION, Role.BODY]


def test_a_line_far_behind_the_first_of_the_text_is_not() -> None:
    late = ("Gale", {Role.RELATED: 1.0, Role.TITLE: 0.9})
    assert roles(decoded(("It rained.", BODY), *[("It poured.", BODY)] * 4, late))[-1] is Role.RELATED


def test_repetitions_are_titles_too() -> None:
    title = "Harbour railway to reopen"
    page = decoded(
        (f"{title} | The Gull", {Role.NAVIGATION: 2.0}),
        (title, {Role.TITLE: 2.0}),
        ("It rained.", BODY),
        (title, {Role.RELATED: 4.0}),
    )
    assert roles(page) == [Role.TITLE, Role.TITLE, Role.BODY, Role.RELATED]


def test_a_headline_is_taken_from_the_text_and_none_is_put_there() -> None:
    title = ("Rain in hills", {Role.BODY: 1.0, Role.TITLE: 0.5})
    page = decoded(title, ("Hills had rain.", BODY), ("It poured.", BODY))
    assert roles(page) == [Role.TITLE, Role.BODY, Role.BODY]
    page = decoded(("Rain", {Role.TITLE: 3.0}), ("It rained.", BODY), ("Gale", {Role.TITLE: 2.0, Role.BODY: 1.5}))
    assert roles(page)[2] not in (Role.TITLE, Role.BODY)


def test_a_page_without_text_is_left_alone() -> None:
    assert roles(decoded(("Rain", {Role.TITLE: 3.0}), ("Gale", {Role.TITLE: 2.0}))) == [Role.TITLE, Role.TITLE]


def test_the_only_line_of_the_text_is_no_headline() -> None:
    assert roles(decoded(("Rain", {Role.BODY: 1.0, Role.TITLE: 0.5}))) == [Role.BODY]


def test_markup_tells_headlines() -> None:
    page = decoded(("Rain", {Role.TITLE: 3.0}), ("Gale", {Role.TITLE: 2.0}), ("It rained.", BODY), has_markup=True)
    assert roles(page) == [Role.TITLE, Role.TITLE, Role.BODY]


@pytest.mark.parametrize(
    "window",
    ["Harbour railway to reopen | The Gull", "Harbour railway to reopen - Gull - Home", "Harbour railway to reopen"],
)
def test_the_title_of_the_window_tells_the_headline(window: str) -> None:
    page = decoded(
        (window, {Role.NAVIGATION: 3.0}),
        ("Gale warning for Sunday", {Role.TITLE: 3.0}),
        ("Harbour railway to reopen", {Role.RELATED: 1.0, Role.TITLE: 0.5}),
        ("It rained.", BODY),
    )
    assert [line.text for line in page.lines if line.role is Role.TITLE][-1] == "Harbour railway to reopen"
    assert page.lines[1].role is not Role.TITLE


def test_short_titles_of_windows_tell_nothing() -> None:
    page = decoded(
        ("Home | The Gull", {Role.NAVIGATION: 3.0}),
        ("Gale warning for Sunday", {Role.TITLE: 3.0}),
        ("Home", {Role.NAVIGATION: 1.0, Role.TITLE: 0.5}),
        ("It rained.", BODY),
    )
    assert page.lines[1].role is Role.TITLE
