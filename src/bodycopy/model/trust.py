"""What the log-odds of a page's lines show of how well its text was found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Final

from bodycopy.model.cut import chances

TRUST_FEATURES: Final = (
    "expected F1",
    "sureness",
    "expected recall",
    "letters",
    "distance from a usual length",
    "letters a line",
    "runs",
    "lines of the page",
)
_NEAR: Final = 0.1
"""Lines with a chance of body above this are kept, or nearly so."""
_USUAL: Final = 8.0
"""The log of the letters of a usual text."""
_SLACK: Final = 0.02
"""Keeps the log-odds of shares near 0 and 1 finite."""


def trust_features(lengths: Sequence[int], logits: Sequence[float], body: Sequence[int]) -> list[float]:
    """The values of `TRUST_FEATURES` for a page of at least one line.

    Args:
        lengths: of each line, its letters.
        logits: of each line, the log-odds that it is body.
        body: the numbers of the lines that were taken for the text.
    """
    likelihoods = chances(logits)
    taken = sum(lengths[number] for number in body)
    right = sum(lengths[number] * likelihoods[number] for number in body)
    wanted = sum(length * chance for length, chance in zip(lengths, likelihoods, strict=True))
    near = [(length, chance) for length, chance in zip(lengths, likelihoods, strict=True) if chance > _NEAR]
    sure = sum(length * max(chance, 1 - chance) for length, chance in near)
    runs = sum(after - before > 1 for before, after in pairwise(body))
    letters = log(taken + 50)
    return [
        _log_odds(2 * right, taken + wanted),
        _log_odds(sure, sum(length for length, _ in near)),
        _log_odds(right, wanted),
        letters,
        (letters - _USUAL) ** 2,
        log((taken + 1) / (len(body) + 1) + 1),
        log(1 + runs),
        log(len(lengths)),
    ]


def _log_odds(part: float, whole: float) -> float:
    share = part / whole if whole else 0.0
    return log((share + _SLACK) / (1 + _SLACK - share))
