"""Where to cut: the log-odds from which on lines make up the text whose F1 may be expected to be the highest.

Lines are taken from the likeliest down for as long as this raises the F1. It does until a line's chance is half of the
F1 that is reached, so that the best cut lies the lower, the more doubt a page leaves. Source: Z. C. Lipton, C. Elkan,
B. Naryanaswamy, Optimal Thresholding of Classifiers to Maximize F1 Measure, ECML PKDD 2014.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import Final, NamedTuple

_FURTHEST: Final = 15.0
"""Log-odds beyond this count as so many: it keeps chances above 0."""


class Cut(NamedTuple):
    """The best cut of a page."""

    log_odds: float
    """Lines above this are taken; never above 0."""
    f1: float
    """What F1 the text of these lines may be expected to have, above 0 and up to 1."""


def best_cut(lengths: Sequence[int], log_odds: Sequence[float]) -> Cut:
    """The best cut of a page of at least one line.

    Args:
        lengths: of each line, its letters.
        log_odds: of each line, the log-odds that it is body.
    """
    chances = [1 / (1 + exp(-max(-_FURTHEST, min(_FURTHEST, odds)))) for odds in log_odds]
    weights = [length or 1 for length in lengths]
    wanted = sum(chance * weight for chance, weight in zip(chances, weights, strict=True))
    taken = right = best = 0.0
    for chance, weight in sorted(zip(chances, weights, strict=True), reverse=True):
        if 2 * chance <= best:
            break
        taken += weight
        right += chance * weight
        best = max(best, 2 * right / (taken + wanted))
    return Cut(log(best / (2 - best)), best)
