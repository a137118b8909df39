"""The page's lines with their roles; how sure each role is, and why, is reckoned when it is first read."""

from __future__ import annotations

from collections.abc import Iterable

from bodycopy.article import Builders, ClassifiedLine
from bodycopy.assemble import EXPLAINED
from bodycopy.assemble.calibration import temperature_of
from bodycopy.assemble.reasons import Reasons, runner_up
from bodycopy.classify.scores import confidence
from bodycopy.page import Line, Page


def classified_lines(page: Page) -> tuple[ClassifiedLine, ...]:
    """Every line of the page in order."""
    temperature = temperature_of(page)
    explained: Builders = {
        "confidence": lambda line: confidence(line.score, temperature),
        "runner_up": runner_up,
        "reasons": Reasons(page).of,
    }
    unexplained: Builders = explained | {"reasons": lambda _: ()}
    most = page.notes.get(EXPLAINED)
    lines = page.lines
    first = len(lines) if most is None else most
    return (*_lazy_lines(lines[:first], explained), *_lazy_lines(lines[first:], unexplained))


def _lazy_lines(lines: Iterable[Line], builders: Builders) -> list[ClassifiedLine]:
    lazily = ClassifiedLine.lazily
    return [lazily({"index": line.index, "text": line.text, "role": line.role}, builders, line) for line in lines]
