"""Contexts that pages share: found again, told apart by all that tells elements apart, and never too many."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bodycopy.page import Context, Page
from bodycopy.segment import contexts, html
from bodycopy.segment.contexts import ContextTable
from tests import builders


def page_of(markup: str) -> Page:
    """A page of the one site that is read here."""
    return builders.page_of(markup, "https://example.com/a/b")


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[ContextTable]:
    """A table of the test's own."""
    made = ContextTable(html._kinds_by_tag_id())
    monkeypatch.setattr(html, "_TABLE", made)
    yield made


def context_of(markup: str) -> Context:
    """The context of the first line."""
    return page_of(markup).contexts[0]


def test_pages_of_a_site_share_contexts() -> None:
    first, second = page_of('<div class="story"><p>One'), page_of('<div class="story"><p>Two<p>Three')
    assert {*second.contexts} == {*first.contexts}
    assert repr(first.contexts[0]).endswith("body > div.story > p")


@pytest.mark.parametrize("url", [None, "https://example.org/a/b", "https://www.example.com/", "example.com"])
def test_other_pages_do_not(url: str | None) -> None:
    ours, other = context_of("<p>x"), builders.page_of("<p>x", url).contexts[0]
    assert other is not ours
    assert repr(other) == repr(ours)


def test_a_page_of_another_site_between_makes_them_begin_anew() -> None:
    first = context_of("<p>x")
    builders.page_of("<p>x")
    assert context_of("<p>x") is first
    builders.page_of("<p>x", "https://example.org/")
    assert context_of("<p>x") is not first


def test_contexts_that_nobody_looks_for_hold_no_others() -> None:
    page = builders.page_of("<div><p>x<b>y</b><ul><li>z")
    assert not any(context.inside for context in page.box_contexts)
    assert any(context.inside for context in page_of("<div><p>x").box_contexts)


@pytest.mark.parametrize("same", ['<p class="a7">x', '<p class="a12">x', '<p class=a data-x=1 style="color: red">x'])
def test_numbers_and_other_attributes_tell_no_elements_apart(same: str) -> None:
    assert context_of(same) is context_of('<p class="a">x')


@pytest.mark.parametrize(
    "other",
    [
        "<p>x",
        '<p class="b">x',
        '<p class="a b">x',
        '<p class="a" hidden>x',
        '<p class="a" id="b">x',
        '<div class="a">x',
        '<div><p class="a">x',
    ],
)
def test_elements_are_told_apart(other: str) -> None:
    assert context_of(other) is not context_of('<p class="a">x')


def test_names_of_digits_are_no_names() -> None:
    assert context_of('<p id="1">x') is context_of("<p class>x") is context_of("<p>x")


def test_a_hidden_element_is_not_one_with_such_a_name() -> None:
    assert [context_of(f"<p {names}>x").hidden for names in ("class=hidden", "hidden", 'class="!" id="!p"')] == [
        False,
        True,
        False,
    ]


def test_contexts_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contexts, "_MOST_CONTEXTS", 10)
    before = context_of("<p>x")
    assert context_of("<p>x") is before
    page = page_of("".join(f'<p class="{"a" * number}">x' for number in range(20)))
    assert len({*page.contexts}) == 20  # one page's are all of one kind, however many
    assert context_of("<p>x") is not before
    assert repr(context_of("<p>x")) == repr(before)


def test_long_names_count_more(table: ContextTable) -> None:
    page_of(f'<p class="{"long " * 400}">x')
    assert table._contexts > 2_000 // contexts._USUAL_KEY


def test_keys_have_an_end(monkeypatch: pytest.MonkeyPatch, table: ContextTable) -> None:
    monkeypatch.setattr(contexts, "_MOST_KEYS", table.keys + 20)
    page = page_of("".join(f'<p class="a{number}">x<x-{number}>y' for number in range(20)))
    assert table.keys > contexts._MOST_KEYS
    again = page_of('<p class="a1">x<x-3>y')
    assert table.keys < 10
    assert {*again.contexts} <= {*page.contexts}


def test_very_long_names_are_not_kept(table: ContextTable) -> None:
    before = table.keys
    page_of(f'<p class="{"promo " * 100_000}">x')
    assert table.keys <= before + 1  # the body's


def test_many_threads_share_contexts() -> None:
    markup = "".join(
        f'<div class="c{"x" * (number % 7)}"><p class="d{"y" * (number % 5)}">x</div>' for number in range(99)
    )
    with ThreadPoolExecutor(8) as threads:
        pages = list(threads.map(page_of, [markup] * 16))
    assert len({context for page in pages for context in page.contexts}) == len({*pages[0].contexts}) == 35
