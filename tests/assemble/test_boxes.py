"""Where boxes stand among each other."""

from __future__ import annotations

import pytest

from bodycopy.assemble.boxes import Around
from bodycopy.page import Context, Page

PARENTS = [0, 0, 1, 2, 2, 1, 5]
"""Box 0 holds 1, which holds 2 (with 3 and 4) and 5 (with 6)."""


@pytest.fixture
def page() -> Page:
    page = Page()
    for parent in PARENTS:
        page.add_box(parent, Context(None, "div"))
    return page


@pytest.mark.parametrize(
    ("one", "other", "both"), [(3, 3, 3), (3, 4, 2), (3, 6, 1), (6, 3, 1), (3, 2, 2), (2, 3, 2), (4, 0, 0), (0, 4, 0)]
)
def test_the_smallest_box_around_two(page: Page, one: int, other: int, both: int) -> None:
    assert Around(page, one).meets(other) == both


def test_the_order_of_questions_does_not_matter(page: Page) -> None:
    around = Around(page, 3)
    assert [around.meets(box) for box in (6, 5, 4, 0, 1, 6, 2)] == [1, 1, 2, 0, 1, 1, 2]
