"""What pages of some kinds have beside what they exist for is none of their text."""

from __future__ import annotations

import pytest

from bodycopy.classify.body.aside import lines_aside
from bodycopy.classify.body.overlooked import overlooked
from bodycopy.classify.kind import NOTE
from bodycopy.classify.pipeline import find_body
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict
from bodycopy.page import Page
from tests.builders import html, page_of, paragraphs, text_page
from tests.classify.told import told

PART = "<p>I bought this pier for my ferry, and never had a better one in all the years.</p>"
SAYS = "I bought this pier for my ferry, and never had a better one in all the years."


def page_with(part: str, kind: PageKind | dict[PageKind, float], *, text: str = paragraphs(3)) -> Page:
    """A page of this kind that has such a part behind its text, all of which the model takes for text."""
    page = page_of(html(f"<main>{text}<section>{part}</section></main>"))
    chances = kind if isinstance(kind, dict) else {kind: 1.0}
    page.notes[NOTE] = KindVerdict({other: chances.get(other, 0.0) for other in PageKind})
    return told(page, *[5.0] * len(page.texts))


def aside(page: Page) -> list[str]:
    return [page.texts[number] for number in sorted(lines_aside(page))]


def parts_as(names: str) -> str:
    return f'<div class="{names}"><div><div><div><div><div>{PART}</div></div></div></div></div></div>'


REVIEWS = parts_as("product-reviews")


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (PageKind.PRODUCT, REVIEWS),
        (PageKind.COLLECTION, parts_as("plp-Filters")),
        (PageKind.LISTING, f"<label>{PART}</label>"),
        (PageKind.PRODUCT, f"<fieldset><div>{PART}</div></fieldset>"),
        (PageKind.COLLECTION, parts_as("modal")),
        (PageKind.LISTING, f"<button>{PART}</button>"),
        (PageKind.SERVICE, parts_as("footnotes")),
        (PageKind.LISTING, parts_as("onetrust-pc-sdk")),
        (PageKind.PRODUCT, f"<footer><div>{PART}</div></footer>"),
        (PageKind.SERVICE, f"<nav>{PART}</nav>"),
        (PageKind.COLLECTION, parts_as("siteFooter")),
        (PageKind.PRODUCT, f'<a href="/piers/2">{PART}</a>'),
        (PageKind.SERVICE, parts_as("block-related")),
        (PageKind.FORUM, parts_as("postSignature")),
    ],
)
def test_parts_are_none_of_the_text(kind: PageKind, part: str) -> None:
    page = page_with(part, kind)
    assert aside(page) == [SAYS]
    found = [page.texts[number] for number in find_body(page)]
    assert len(found) == 3
    assert SAYS not in found


@pytest.mark.parametrize("kind", [PageKind.ARTICLE, PageKind.DOCUMENTATION, PageKind.SERVICE])
def test_pages_of_other_kinds_have_no_such_part(kind: PageKind) -> None:
    page = page_with(REVIEWS, kind)
    assert aside(page) == []
    assert SAYS in [page.texts[number] for number in find_body(page)]


def test_a_page_that_is_hardly_of_the_kind_has_none() -> None:
    assert aside(page_with(REVIEWS, {PageKind.PRODUCT: 0.4, PageKind.FORUM: 0.3, PageKind.SERVICE: 0.3})) == []


def test_a_part_that_holds_nearly_all_is_what_the_page_exists_for() -> None:
    assert aside(page_with(REVIEWS, PageKind.PRODUCT, text="")) == []


def test_what_stands_aside_was_not_overlooked() -> None:
    page = page_with(f'<div class="reviews">{paragraphs(20)}</div>', PageKind.PRODUCT, text="<p>A pier.</p>" * 99)
    assert overlooked(page, []) == []


def test_scraped_text_has_no_parts() -> None:
    assert lines_aside(text_page(["Reviews", "I like it."])) == frozenset()
