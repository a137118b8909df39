"""The page's lines with their roles and the evidence for them."""

from __future__ import annotations

from bodycopy.article import ClassifiedLine, Reason
from bodycopy.classify.scores import confidence
from bodycopy.page import Line, Page


def classified_lines(page: Page) -> tuple[ClassifiedLine, ...]:
    """Every line of the page in order."""
    return tuple(_classified(line) for line in page.lines)


def _classified(line: Line) -> ClassifiedLine:
    reasons = [
        Reason(role=line.role, weight=weight, text=evidence.reason)
        for evidence in line.evidence
        if (weight := evidence.weights.get(line.role, 0.0))
    ]
    reasons.sort(key=lambda reason: -abs(reason.weight))
    return ClassifiedLine(
        index=line.index, text=line.text, role=line.role, confidence=confidence(line.score), reasons=tuple(reasons)
    )
