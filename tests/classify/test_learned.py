"""The learned model's word on each line, as one step. What the model itself reckons is tested in tests/model."""

from __future__ import annotations

import pytest

from bodycopy.classify.learned import learned
from bodycopy.classify.logits import WEIGHTS, body_logits
from bodycopy.model.evaluate import Weights
from bodycopy.page import Page
from tests.builders import article_page, page_of, sentences, text_page
from tests.classify.seen import seen

LONG = "x" * 80
SHORT = "x" * 79


class Fixed(Weights):
    """A model that says what it is told."""

    def __init__(self, *logits: float) -> None:
        self.logits = list(logits)

    def body_logits(self, page: Page) -> list[float]:
        return self.logits


def told(texts: list[str], *logits: float) -> Page:
    page = text_page(texts)
    page.notes[WEIGHTS] = Fixed(*logits)
    return page


@pytest.mark.parametrize(
    ("logit", "step"),
    [(-99.0, 0), (-6.01, 0), (-6.0, 1), (-0.7, 5), (-0.6, 6), (-0.01, 6), (0.0, 7), (0.59, 7), (5.99, 12), (6.0, 13)],
)
def test_log_odds_fall_in_steps(logit: float, step: int) -> None:
    page = told([SHORT, LONG], logit, logit)
    assert seen(learned, page) == [{f"learned.{step}.short"}, {f"learned.{step}.long"}]
    assert [line.body_logit for line in page.lines] == [logit, logit]


def test_the_model_must_speak_of_every_line() -> None:
    with pytest.raises(ValueError, match="shorter"):
        seen(learned, told(["One", "Two"], 1.0))


@pytest.mark.parametrize("page", [page_of(article_page()), text_page(sentences(5)), text_page("")])
def test_every_line_gets_one_step_by_the_package_s_own_weights(page: Page) -> None:
    """It depends on the fitted body weights, though not on what they say."""
    found = seen(learned, page)
    assert [len(names) for names in found] == [1] * len(page.lines)
    for names, line in zip(found, page.lines, strict=True):
        (name,) = names
        assert name.startswith("learned.")
        assert name.endswith(".long" if line.length >= 80 else ".short")
        assert line.body_logit is not None
