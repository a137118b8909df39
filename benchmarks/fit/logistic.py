"""Multinomial logistic regression with an offset, drawn towards given weights instead of towards zero."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

Array = Any
_MOST_STEPS = 150


def fit_classes(
    features: sp.csr_matrix, labels: Array, weights: Array, offset: Array, prior: Array, strength: float
) -> Array:
    """Weights (features × classes) that minimise the weighted log loss plus `strength` / 2 × squared way from `prior`.

    Args:
        features: rows × features, binary.
        labels: rows; the number of each row's class.
        weights: rows; how much each row counts.
        offset: rows × classes; scores that are given already.
        prior: features × classes; what the weights are drawn towards.
        strength: how much a weight must be worth to move.
    """
    transposed = features.T.tocsr()
    shape = prior.shape
    rows = np.arange(len(labels))

    def loss(flat: Array) -> tuple[float, Array]:
        current = flat.reshape(shape)
        scores = features @ current + offset
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        log_loss = -float(weights @ np.log(shares[rows, labels] + 1e-30))
        shares[rows, labels] -= 1
        away = current - prior
        gradient = transposed @ (weights[:, None] * shares) + strength * away
        return log_loss + strength / 2 * float((away**2).sum()), gradient.ravel()

    return _minimum(loss, prior.ravel()).reshape(shape)


def _minimum(loss: Any, start: Array) -> Array:
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS}).x
