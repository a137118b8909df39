"""How sure the learned model is of the lines next to a line, and how far off the next sure lines are."""

from __future__ import annotations

import pytest

from bodycopy.classify.among import among
from bodycopy.page import Page
from tests.builders import SENTENCES, article_page, page_of, paragraphs, text_page
from tests.classify.seen import seen, starting

_LONG, _SHORT = SENTENCES[0], "Words"


def made(*logits: float, texts: list[str] | None = None) -> Page:
    """Scraped text with a line a number: what the learned model says of it."""
    page = text_page(texts or [_LONG] * len(logits))
    page.notes["body logits"] = list(logits)
    return page


def distances(page: Page) -> list[tuple[int, int]]:
    """Of each line, how far back and ahead the next sure lines stand, in steps."""
    found = []
    for names in seen(among, page):
        (pair,) = (name for name in starting("sure.", names) if ".length." not in name and name[5].isdigit())
        _, back, ahead = pair.split(".")
        found.append((int(back), int(ahead)))
    return found


def test_distances_from_the_next_sure_lines() -> None:
    assert distances(made(-4.0, 0.0, 3.0, -2.0, 3.0, 1.0)) == [(6, 2), (6, 1), (0, 0), (1, 1), (0, 0), (1, 6)]


def test_without_a_sure_line_all_are_far_off() -> None:
    assert distances(made(-4.0, 0.0, 2.4)) == [(6, 6)] * 3


def test_a_short_line_is_never_one_of_the_sure_ones() -> None:
    page = made(5.0, 3.0, 0.0, texts=[_SHORT, _LONG, _LONG])
    assert distances(page) == [(6, 1), (0, 0), (1, 6)]


@pytest.mark.parametrize(("lines_off", "step"), [(1, 1), (2, 2), (4, 3), (8, 4), (19, 5), (20, 6), (60, 6)])
def test_distances_are_told_in_steps(lines_off: int, step: int) -> None:
    assert distances(made(*[-4.0] * lines_off, 3.0))[0] == (6, step)


def test_a_second_article_far_below_changes_nothing_for_the_first() -> None:
    first, gap = [-1.0, 3.0, 0.0, 3.0, 0.5], [-4.0] * 25
    assert distances(made(*first, *gap, 3.0, 3.0))[: len(first)] == distances(made(*first, *gap))[: len(first)]


def test_neighbours_and_the_edges_of_the_page() -> None:
    first, _, last = seen(among, made(-4.0, 0.5, 3.0))
    assert starting("beside.", first) == {
        "beside.before.6",
        "beside.behind.3",
        "beside.6.3",
        "beside.second_before.6",
        "beside.second_behind.5",
        "beside.6.3.alike.01",
    }
    assert starting("beside.", last) >= {"beside.before.3", "beside.behind.6", "beside.second_before.0"}


def test_neighbours_laid_out_alike() -> None:
    found = seen(among, page_of(f"<p>{_LONG}</p><p>{_LONG}</p><div>{_LONG}</div>"))
    alike = [next(name[-2:] for name in names if ".alike." in name) for names in found]
    assert alike == ["01", "10", "00"]


def test_lines_asked_for_one_by_one_see_the_same() -> None:
    markup = article_page(body=paragraphs(4))
    at_once, one_by_one = page_of(markup), page_of(markup)
    together = seen(among, at_once)
    apart = [
        seen(lambda page, lines, at=at: among(page, [lines[at]]), one_by_one)[at]  # type: ignore[misc]
        for at in range(len(one_by_one.lines))
    ]
    assert apart == together
