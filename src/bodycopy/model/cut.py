"""Where to cut: the log-odds from which on lines make up the text whose F1 may be expected to be the highest.

Lines are taken from the likeliest down for as long as this raises the F1. It does until a line's chance is half of the
F1 that is reached, so that the best cut lies the lower, the more doubt a page leaves. Source: Z. C. Lipton, C. Elkan,
B. Naryanaswamy, Optimal Thresholding of Classifiers to Maximize F1 Measure, ECML PKDD 2014.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log, tanh
from operator import mul
from typing import Final, NamedTuple

_LEAST: Final = 0.01
"""Lines with less of a chance are never taken, and no F1 is less: it saves sorting most lines of most pages."""


class Cut(NamedTuple):
    """The best cut of a page."""

    log_odds: float
    """Lines above this are taken; never above 0."""
    f1: float
    """What F1 the text of these lines may be expected to have, 0.01 to 1."""


def chances(log_odds: Iterable[float]) -> list[float]:
    """The chances, 0 to 1, that have these log-odds: the logistic function, for odds of any size."""
    return [0.5 + 0.5 * tanh(0.5 * odds) for odds in log_odds]


def best_cut(lengths: Sequence[int], log_odds: Sequence[float]) -> Cut:
    """The best cut of a page of at least one line.

    Args:
        lengths: of each line, its letters.
        log_odds: of each line, the log-odds that it is body.
    """
    likelihoods = chances(log_odds)
    weights = [length or 1 for length in lengths]
    wanted = sum(map(mul, likelihoods, weights))
    taken = right = 0.0
    best = _LEAST
    likely = [pair for pair in zip(likelihoods, weights, strict=True) if pair[0] > _LEAST]
    for chance, weight in sorted(likely, reverse=True):
        if 2 * chance <= best:
            break
        taken += weight
        right += chance * weight
        best = max(best, 2 * right / (taken + wanted))
    return Cut(log(best / (2 - best)), best)
