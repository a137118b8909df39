"""The page's lines with their roles and the evidence for them."""

from __future__ import annotations

from typing import Final

from bodycopy.article import ClassifiedLine, Reason
from bodycopy.classify.scores import confidence
from bodycopy.page import Line, Page

_MOST_REASONS: Final = 8


def classified_lines(page: Page) -> tuple[ClassifiedLine, ...]:
    """Every line of the page in order."""
    return tuple(_classified(line) for line in page.lines)


def _classified(line: Line) -> ClassifiedLine:
    role = line.role
    weighed = [(piece.weights[role], piece.reason) for piece in line.evidence if role in piece.weights]
    weighed.sort(key=_weightiest_first)
    reasons = tuple(Reason(role=role, weight=weight, text=text) for weight, text in weighed[:_MOST_REASONS])
    return ClassifiedLine(
        index=line.index, text=line.text, role=role, confidence=confidence(line.score), reasons=reasons
    )


def _weightiest_first(weighed: tuple[float, str]) -> float:
    return -abs(weighed[0])
