"""Multinomial logistic regression with an offset, drawn towards given weights instead of towards zero."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

Array = Any
_MOST_STEPS = 150


def fit(features: sp.csr_matrix, labels: Array, weights: Array, offset: Array, prior: Array, strength: float) -> Array:
    """Weights (features × classes) that minimise the weighted log loss plus `strength` / 2 × squared distance to `prior`.

    Args:
        features: rows × features, binary.
        labels: rows; the number of each row's class.
        weights: rows; how much each row counts, 0 to leave it out.
        offset: rows × classes; scores that are given already.
        prior: features × classes; what the weights are drawn towards.
        strength: how much a weight must be worth to move.
    """
    rows = np.arange(features.shape[0])
    transposed = features.T.tocsr()
    shape = prior.shape

    def loss(flat: Array) -> tuple[float, Array]:
        current = flat.reshape(shape)
        scores = features @ current + offset
        top = scores.max(axis=1, keepdims=True)
        shares = np.exp(scores - top)
        total = shares.sum(axis=1, keepdims=True)
        shares /= total
        log_loss = weights @ (top[:, 0] + np.log(total[:, 0]) - scores[rows, labels])
        shares[rows, labels] -= 1
        away = current - prior
        gradient = transposed @ (weights[:, None] * shares) + strength * away
        return log_loss + strength / 2 * float((away**2).sum()), gradient.ravel()

    result = minimize(loss, prior.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS})
    return result.x.reshape(shape)
