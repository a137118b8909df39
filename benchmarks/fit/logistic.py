"""Logistic regression by small steps, in which signs drop out at random.

Signs of a line say much the same thing in several ways. A fit to all of them at once shares a verdict out among them so
that it holds for these lines only; where each sign must do without a part of the others, it holds for other sites, too
(Wager, Wang and Liang, "Dropout Training as Adaptive Regularization", 2013). The steps are those of Adam (Kingma and
Ba, 2015), ever smaller ones along half a cosine. The same arguments give the same result to the last bit.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp

Array = Any
BATCH = 1024
_KEPT_SLOPE, _KEPT_SQUARE = 0.9, 0.999
_LEAST_RATE = 1e-5
_TINY = 1e-8


class Pace(NamedTuple):
    """How far a fit goes, and how bold it is."""

    dropped: float
    """The share of a line's signs that drop out in a step."""
    rounds: int
    """How often it sees every row."""
    rate: float
    """The length of its first steps."""
    ridge: float
    """How strongly weights are drawn back to where they started: as this many rows would that speak for it."""


OF_CLASSES = Pace(0.1, 16, 0.003, 1.0)
OF_ODDS = Pace(0.5, 16, 0.005, 10.0)
Errors = Callable[[Array, Array], Array]
"""Of some rows and their scores: how far each score is from what it should be, as a share."""


def fit_classes(features: sp.csr_matrix, labels: Array, weights: Array, prior: Array) -> Array:
    """Weights (features × classes) that tell the class of a row, from given weights on and drawn back to them.

    Args:
        features: rows × features; how often each sign is seen.
        labels: rows; the number of each row's class.
        weights: rows; how much each row counts.
        prior: features × classes; where the weights start.
    """
    counts = (weights / weights.mean()).astype(np.float32)

    def errors(rows: Array, scores: Array) -> Array:
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        shares[np.arange(len(rows)), labels[rows]] -= 1
        return shares * counts[rows, None]

    return _descend(features, prior, errors, OF_CLASSES)


def fit_odds(features: sp.csr_matrix, is_true: Array, weights: Array, offset: Array) -> Array:
    """Weights (features) that tell by how much the log-odds of a row differ from its offset.

    Args:
        features: rows × features; how often each sign is seen, times how far it holds.
        is_true: rows; 1 or 0.
        weights: rows; how much each row counts.
        offset: rows; the log-odds that are known without the features.
    """
    counts = (weights / weights.mean()).astype(np.float32)

    def errors(rows: Array, scores: Array) -> Array:
        odds = scores[:, 0] + offset[rows]
        return ((1 / (1 + np.exp(-odds)) - is_true[rows]) * counts[rows])[:, None]

    return _descend(features, np.zeros((features.shape[1], 1)), errors, OF_ODDS)[:, 0]


def _descend(features: sp.csr_matrix, start: Array, errors: Errors, pace: Pace) -> Array:
    features, start = features.tocsr().astype(np.float32), start.astype(np.float32)
    found, steps = start.copy(), _Steps(start.shape)
    random = np.random.RandomState(1)
    rows = features.shape[0]
    for number in range(pace.rounds):
        rate = pace.rate * (1 + math.cos(math.pi * number / pace.rounds)) / 2 + _LEAST_RATE
        order = random.permutation(rows)
        for first in range(0, rows, BATCH):
            chosen = order[first : first + BATCH]
            seen = _with_dropped(features[chosen], pace.dropped, random)
            wrong = (errors(chosen, seen @ found) / len(chosen)).astype(np.float32)
            slopes = seen.T.tocsr() @ wrong + (found - start) * np.float32(pace.ridge / rows)
            found -= rate * steps.towards(slopes)
    return found.astype(np.float64)


class _Steps:
    """Adam: steps by the mean of the slopes, and by how much they vary."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.slope, self.square = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        self.count = 0

    def towards(self, slopes: Array) -> Array:
        """The next step for a rate of 1, to be taken off."""
        self.count += 1
        self.slope += (1 - _KEPT_SLOPE) * (slopes - self.slope)
        self.square += (1 - _KEPT_SQUARE) * (slopes * slopes - self.square)
        # Both means start at zero, which their first values are freed of.
        slope = self.slope / (1 - _KEPT_SLOPE**self.count)
        square = self.square / (1 - _KEPT_SQUARE**self.count)
        return (slope / (np.sqrt(square) + _TINY)).astype(np.float32)


def _with_dropped(features: sp.csr_matrix, share: float, random: np.random.RandomState) -> sp.csr_matrix:
    kept = (random.rand(features.nnz) >= share) / (1 - share)
    return sp.csr_matrix((features.data * kept.astype(np.float32), features.indices, features.indptr), features.shape)
