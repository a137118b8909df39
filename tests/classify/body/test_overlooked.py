"""The article on a page where the model found next to none."""

from __future__ import annotations

from bodycopy.classify.body.overlooked import overlooked
from bodycopy.classify.logits import body_logits
from bodycopy.classify.pipeline import find_body
from bodycopy.page import Page
from tests.builders import html, page_of, paragraphs

IN_A_SIDEBAR = html(
    "<main><h1>Pier opens</h1><p>The pier is open again since Monday, the council says.</p></main>"
    '<aside class="sidebar related"><div class="widget hide-related">' + paragraphs(12) + "</div></aside>"
)


def rejected(page: Page, logit: float) -> Page:
    """The page, of which the model rejects every line by so much."""
    page.notes["body logits"] = [logit] * len(page.texts)
    assert body_logits(page) == [logit] * len(page.texts)
    return page


def prose_lines(page: Page) -> list[int]:
    """All lines but the headline and the teaser under it."""
    return list(range(2, len(page.texts)))


def test_a_heavy_block_that_is_mildly_rejected_is_the_article() -> None:
    page = rejected(page_of(IN_A_SIDEBAR), -2.0)
    assert overlooked(page, []) == prose_lines(page)


def test_a_block_that_is_firmly_rejected_is_not() -> None:
    assert overlooked(rejected(page_of(IN_A_SIDEBAR), -3.5), []) == []


def test_what_was_found_is_believed_if_it_is_a_fair_share() -> None:
    page = rejected(page_of(IN_A_SIDEBAR), -2.0)
    lines = prose_lines(page)
    assert overlooked(page, lines[:2]) == lines
    assert overlooked(page, lines[:6]) == []


def test_a_page_with_little_prose_has_nothing_to_overlook() -> None:
    assert overlooked(rejected(page_of(html(paragraphs(2))), -2.0), []) == []


def test_prose_that_is_spread_over_the_page_is_no_article() -> None:
    page = rejected(page_of(html("".join(f"<div><div>{paragraphs(2)}</div></div>" for _ in range(8)))), -2.0)
    assert overlooked(page, []) == []


def test_the_article_is_found_where_it_was_overlooked() -> None:
    page = rejected(page_of(IN_A_SIDEBAR), -2.0)
    assert find_body(page) == prose_lines(page)
