"""Context-free: how likely body the learned model takes each line to be, by its shape and the page's layout."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from bodycopy.classify.signs import Sign, signs_for
from bodycopy.model.evaluate import Weights, load
from bodycopy.page import Line, Page

WEIGHTS: Final = "body weights"
"""The page's note of the body weights to use, where they are not the package's own."""
_STEPS: Final = (-6.0, -4.5, -3.0, -2.0, -1.25, -0.6, 0.0, 0.6, 1.25, 2.0, 3.0, 4.5, 6.0)
_LONG: Final = 80


def learned(page: Page) -> None:
    """Add the model's log-odds for body, in steps; their part in the final verdict stands apart in `settle`."""
    weights = page.notes.get(WEIGHTS) or load()
    assert isinstance(weights, Weights)
    findings = signs_for(page).findings(_describe)
    for line, logit in zip(page.lines, weights.body_logits(page), strict=True):
        line.body_step = bisect_right(_STEPS, logit)
        line.findings.append(findings[line.body_step, line.length >= _LONG])


def settle(page: Page) -> None:
    """Add what the model's log-odds still say when everything else is said: on pages of all kinds, not only of news."""
    findings = signs_for(page).findings(_describe_settled)
    for line in page.lines:
        line.findings.append(findings[line.body_step, line.length >= _LONG])


def settled_sign(line: Line) -> str:
    """The name of the sign that `settle` adds to a line."""
    return f"settled.{line.body_step}.{'long' if line.length >= _LONG else 'short'}"


def _describe(key: tuple[int, bool]) -> Iterator[Sign]:
    step, is_long = key
    yield f"learned.{step}.{'long' if is_long else 'short'}", f"the learned model: step {step} of {len(_STEPS)} to body"


def _describe_settled(key: tuple[int, bool]) -> Iterator[Sign]:
    step, is_long = key
    yield f"settled.{step}.{'long' if is_long else 'short'}", f"the learned model's last word: step {step} to body"
