"""Whether a confidence of 0.9 is right nine times in ten: pure functions on lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.corpora import Line
from benchmarks.roles import align

BINS = 10


class Judged(NamedTuple):
    """How sure the library was of a line's role, and whether it was right."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """Lines of about the same confidence."""

    lines: int
    confidence: float
    """Their mean confidence."""
    right: float
    """The share of them whose role is right."""


def judge(predicted: Sequence[Line], confidences: Sequence[float], labelled: Sequence[Line]) -> list[Judged]:
    """The predicted lines that are aligned with labelled words. A line's true role is the one of most of these."""
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for line, taken_line in align(predicted, labelled):
        if taken_line is not None:
            votes[taken_line][labelled[line][0]] += 1
    return [
        Judged(confidences[line], predicted[line][0] == roles.most_common(1)[0][0])
        for line, roles in sorted(votes.items())
    ]


def bins(judged: Iterable[Judged]) -> list[Bin]:
    """The lines in `BINS` classes of equal width by confidence; classes without lines are left out."""
    classes: defaultdict[int, list[Judged]] = defaultdict(list)
    for line in judged:
        classes[min(BINS - 1, int(line.confidence * BINS))].append(line)
    return [_bin(lines) for _, lines in sorted(classes.items())]


def expected_error(classes: Sequence[Bin]) -> float:
    """The expected calibration error: the mean distance of confidence and share right, weighted by lines."""
    lines = sum(one.lines for one in classes)
    return sum(one.lines * abs(one.confidence - one.right) for one in classes) / lines if lines else 0.0


def _bin(lines: Sequence[Judged]) -> Bin:
    number = len(lines)
    return Bin(number, sum(line.confidence for line in lines) / number, sum(line.right for line in lines) / number)
