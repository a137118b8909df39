"""The page's lines with their roles; how sure each role is, and why, is reckoned when it is first read."""

from __future__ import annotations

from typing import Final

from bodycopy.article import ClassifiedLine
from bodycopy.assemble import EXPLAINED
from bodycopy.assemble.calibration import temperature_of
from bodycopy.assemble.reasons import Reasons, runner_up
from bodycopy.classify.scores import confidence
from bodycopy.lazy import Builders
from bodycopy.page import Page

_DIGITS: Final = 6
"""Of confidences. More say nothing, and the last would be others in another version of Python: `sum` rounds otherwise
from 3.12 on."""


def classified_lines(page: Page) -> tuple[ClassifiedLine, ...]:
    """Every line of the page in order."""
    temperature, reasons = temperature_of(page), Reasons(page)
    explained: Builders = {
        "confidence": lambda lines, own: round(confidence(lines[own.index].score, temperature), _DIGITS),
        "runner_up": lambda lines, own: runner_up(lines[own.index]),
        "reasons": lambda lines, own: reasons.of(lines[own.index]),
    }
    unexplained: Builders = explained | {"reasons": lambda *_: ()}
    most = page.notes.get(EXPLAINED)
    known = [{"index": line.index, "text": line.text, "role": line.role} for line in page.lines]
    first = len(known) if most is None else most
    return (
        *ClassifiedLine.all_lazily(known[:first], explained, page.lines),
        *ClassifiedLine.all_lazily(known[first:], unexplained, page.lines),
    )
