"""Context-free: how likely body the learned model takes each line to be, by its shape and the page's layout."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.logits import body_logits
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page

_STEPS: Final = (-6.0, -4.5, -3.0, -2.0, -1.25, -0.6, 0.0, 0.6, 1.25, 2.0, 3.0, 4.5, 6.0)
_LONG: Final = 80


def learned(page: Page, lines: Sequence[Line]) -> None:
    """Add the model's log-odds for body, in steps."""
    logits = body_logits(page)
    findings = signs_for(page).findings(_describe)
    for line in lines:
        logit = logits[line.index]
        line.findings.append(findings[bisect_right(_STEPS, logit), line.length >= _LONG])


def _describe(key: tuple[int, bool]) -> Iterator[Sign]:
    step, is_long = key
    yield f"learned.{step}.{'long' if is_long else 'short'}", f"the learned model: step {step} of {len(_STEPS)} to body"
