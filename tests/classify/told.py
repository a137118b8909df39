"""A learned model that says what a test tells it."""

from __future__ import annotations

from collections.abc import Sequence

from bodycopy.classify.logits import WEIGHTS
from bodycopy.model.evaluate import Weights
from bodycopy.page import Page


class Told(Weights):
    """Says these log-odds of the lines of any page."""

    def __init__(self, logits: Sequence[float]) -> None:
        self.logits = list(logits)
        self.asked = 0

    def body_logits(self, page: Page) -> list[float]:
        self.asked += 1
        return self.logits


def told(page: Page, *logits: float) -> Page:
    """The page, of whose lines the learned model says these log-odds of body."""
    page.notes[WEIGHTS] = Told(logits)
    return page
