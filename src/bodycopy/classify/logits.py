"""The learned model's log-odds of a page's lines, reckoned once a page."""

from __future__ import annotations

from typing import Final

from bodycopy.model.evaluate import Weights, load
from bodycopy.page import Page

WEIGHTS: Final = "body weights"
"""The page's note of the body weights to use, where they are not the package's own."""
_LOGITS: Final = "body logits"


def body_logits(page: Page) -> list[float]:
    """Of each line, the model's log-odds that it is body; reckoned once a page."""
    found = page.notes.get(_LOGITS)
    if found is None:
        weights = page.notes.get(WEIGHTS) or load()
        assert isinstance(weights, Weights)
        found = page.notes[_LOGITS] = weights.body_logits(page)
    assert isinstance(found, list)
    return found
