"""A phrase speaks for the other lines of its block, and of the block around."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_place.company import company
from bodycopy.classify.said import said_in
from bodycopy.page import Page, Role
from tests.builders import page_of, text_page
from tests.classify.seen import seen, starting

Said = dict[int, tuple[Role, ...]]
PROMO = (Role.PROMO,)


def company_in(page: Page, said: Said) -> list[set[str]]:
    """What the lines get if these lines are phrases of these roles."""
    said_in(page).update(said)
    return seen(company, page)


def test_a_phrase_speaks_for_its_block_and_the_block_around_but_not_for_itself() -> None:
    page = page_of("<section><div><p>a</p><p>b</p></div><div><p>c</p><p>d</p></div></section><div><p>e</p></div>")
    assert company_in(page, {0: PROMO}) == [
        set(),
        {"company.same.promo.small"},
        {"company.around.promo.medium"},
        {"company.around.promo.medium"},
        set(),
    ]


def test_a_heading_beside_a_list_speaks_for_its_items() -> None:
    page = page_of("<section><h3>a</h3><ul><li>b<li>c</ul></section>")
    assert company_in(page, {0: PROMO})[1:] == [{"company.around.promo.small"}] * 2


def test_the_gaps_of_scraped_text_make_blocks() -> None:
    found = company_in(text_page("a\nb\n\nc\nd"), {0: PROMO})
    assert [starting("company.same", names) for names in found] == [set(), {"company.same.promo.small"}, set(), set()]


def test_lines_with_phrases_speak_for_each_other() -> None:
    found = company_in(text_page("a\nb\nc"), {0: PROMO, 1: (Role.PROMO, Role.DATE)})
    assert [starting("company.same", names) for names in found] == [
        {"company.same.promo.small", "company.same.date.small"},
        {"company.same.promo.small"},
        {"company.same.promo.small", "company.same.date.small"},
    ]


@pytest.mark.parametrize(
    ("count", "size"),
    [(2, "small"), (3, "small"), (4, "medium"), (8, "medium"), (9, "large"), (20, "large"), (21, None)],
)
def test_a_phrase_speaks_for_blocks_of_few_lines(count: int, size: str | None) -> None:
    found = company_in(page_of(f"<ul>{'<li>a' * count}</ul>"), {0: PROMO})
    same = [starting("company.same", names) for names in found]
    assert same == [set()] + [{f"company.same.promo.{size}"} if size else set()] * (count - 1)


@pytest.mark.parametrize("page", [page_of("<p>a</p><p>b</p>"), text_page("a\nb"), page_of(""), text_page("")])
def test_a_page_without_phrases_has_no_company(page: Page) -> None:
    assert company_in(page, {}) == [set() for _ in page.texts]
