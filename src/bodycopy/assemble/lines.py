"""The page's lines with their roles; how sure each role is, and why, is reckoned when it is first read."""

from __future__ import annotations

from bodycopy.article import Builders, ClassifiedLine
from bodycopy.assemble.calibration import temperature_of
from bodycopy.assemble.reasons import Reasons, runner_up
from bodycopy.classify.scores import confidence
from bodycopy.page import Page


def classified_lines(page: Page) -> tuple[ClassifiedLine, ...]:
    """Every line of the page in order."""
    temperature = temperature_of(page)
    builders: Builders = {
        "confidence": lambda line: confidence(line.score, temperature),
        "runner_up": runner_up,
        "reasons": Reasons(page).of,
    }
    lazily = ClassifiedLine.lazily
    return tuple(
        [lazily({"index": line.index, "text": line.text, "role": line.role}, builders, line) for line in page.lines]
    )
