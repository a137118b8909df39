"""Lines behind the first dateline."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_place.behind import behind
from bodycopy.page import Page
from tests.builders import SENTENCES, page_of, text_page
from tests.classify.seen import seen

OPENING = f"OSTERMOOR (Reuters) - {' '.join(SENTENCES[:2])}"


def behind_in(page: Page) -> list[bool]:
    """Of each line, whether it is said to stand behind a dateline."""
    found = seen(behind, page)
    assert all(names in (set(), {"behind.dateline"}) for names in found)
    return [bool(names) for names in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], []),
        ([OPENING], [False]),
        (["Menu", *SENTENCES[:2]], [False] * 3),
        (["Menu", OPENING, SENTENCES[1], "Read more"], [False, False, True, True]),
        ([OPENING, SENTENCES[1], OPENING, "Read more"], [False, True, True, True]),
    ],
)
def test_all_lines_behind_the_first_dateline(lines: list[str], expected: list[bool]) -> None:
    assert behind_in(text_page(lines)) == expected


def test_markup_is_read_the_same() -> None:
    page = page_of(f"<nav>Menu</nav><p>{OPENING}</p><p>{SENTENCES[1]}</p><footer>Contact</footer>")
    assert behind_in(page) == [False, False, True, True]


def test_quiet_lines_open_nothing_and_are_passed_over() -> None:
    page = text_page([OPENING, "Menu", OPENING, "Menu", SENTENCES[1]])
    for index in (0, 3):
        page.lines[index].quiet = True
    assert behind_in(page) == [False, False, False, False, True]
