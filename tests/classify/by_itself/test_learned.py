"""The learned model's word on each line, as one step. What the model itself reckons is tested in tests/model."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_itself.learned import learned
from bodycopy.page import Page
from tests.builders import article_page, page_of, sentences, text_page
from tests.classify.seen import seen, unweighed
from tests.classify.told import told

LONG = "x" * 80
SHORT = "x" * 79


@pytest.mark.parametrize(
    ("logit", "step"),
    [(-99.0, 0), (-6.01, 0), (-6.0, 1), (-0.7, 5), (-0.6, 6), (-0.01, 6), (0.0, 7), (0.59, 7), (5.99, 12), (6.0, 13)],
)
def test_log_odds_fall_in_steps(logit: float, step: int) -> None:
    page = told(text_page([SHORT, LONG]), logit, logit)
    assert seen(learned, page) == [{f"learned.{step}.short"}, {f"learned.{step}.long"}]


def test_a_line_gets_its_own_log_odds_when_it_is_asked_of_alone() -> None:
    page = unweighed(told(text_page(["One", "Two", "Three"]), -9.0, 0.0, 9.0))
    learned(page, page.lines_at([2]))
    assert [[piece.name for piece in line.evidence] for line in page.lines] == [[], [], ["learned.13.short"]]


@pytest.mark.parametrize("page", [page_of(article_page()), text_page(sentences(5)), text_page("")])
def test_every_line_gets_one_step_by_the_package_s_own_weights(page: Page) -> None:
    """It depends on the fitted body weights, though not on what they say."""
    found = seen(learned, page)
    assert [len(names) for names in found] == [1] * len(page.lines)
    for names, line in zip(found, page.lines, strict=True):
        (name,) = names
        assert name.startswith("learned.")
        assert name.endswith(".long" if line.length >= 80 else ".short")
