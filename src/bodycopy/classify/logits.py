"""The learned model's log-odds of a page's lines, reckoned once a page."""

from __future__ import annotations

from typing import Final

from bodycopy.model.evaluate import Weights, load
from bodycopy.page import Page

WEIGHTS: Final = "body weights"
"""The page's note of the body weights to use, where they are not the package's own."""
_LOGITS: Final = "body logits"


def body_weights(page: Page) -> Weights:
    """The body weights to use for the page."""
    return page.once(WEIGHTS, lambda _: load())


def body_logits(page: Page) -> list[float]:
    """Of each line, the model's log-odds that it is body; reckoned once a page."""
    return page.once(_LOGITS, lambda page: body_weights(page).body_logits(page))
