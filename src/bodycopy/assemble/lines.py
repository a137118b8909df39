"""The page's lines with their roles; how sure each role is, and why, is reckoned when it is first read."""

from __future__ import annotations

from functools import partial

from bodycopy.article import ClassifiedLine
from bodycopy.assemble.calibration import temperature_of
from bodycopy.assemble.reasons import Reasons, runner_up
from bodycopy.classify.scores import confidence
from bodycopy.page import Page


def classified_lines(page: Page) -> tuple[ClassifiedLine, ...]:
    """Every line of the page in order."""
    reasons = Reasons(page)
    temperature = temperature_of(page)
    return tuple(
        ClassifiedLine.lazily(
            line.index,
            line.text,
            line.role,
            {
                "confidence": partial(confidence, line.score, temperature),
                "runner_up": partial(runner_up, line),
                "reasons": partial(reasons.of, line),
            },
        )
        for line in page.lines
    )
