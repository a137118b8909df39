"""Sparse logistic regression with a ridge, and the matrices that it reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

from bodycopy.model.features import Column

Floats = NDArray[np.float64]


def one_hot(pages: Sequence[Mapping[str, Column]]) -> tuple[sp.csr_matrix, list[tuple[str, int]]]:
    """A matrix with one column for each code that occurs, and what each column stands for."""
    blocks, meanings = [], []
    base = 0
    for name in pages[0]:
        codes = np.concatenate([np.asarray(page[name], dtype=np.int32) for page in pages])
        values, places = np.unique(codes, return_inverse=True)
        blocks.append((places + base).astype(np.int32))
        meanings += [(name, int(value)) for value in values]
        base += len(values)
    stacked = np.stack(blocks, axis=1)
    rows, width = stacked.shape
    ones = np.ones(rows * width, dtype=np.float32)
    return sp.csr_matrix((ones, stacked.ravel(), np.arange(0, rows * width + 1, width)), shape=(rows, base)), meanings


def bags(rows: Sequence[Sequence[int]], width: int) -> sp.csr_matrix:
    """A matrix of counts from rows of column numbers."""
    sizes = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
    columns = np.fromiter((column for row in rows for column in row), dtype=np.int32, count=int(sizes.sum()))
    starts = np.concatenate([[0], np.cumsum(sizes)])
    matrix = sp.csr_matrix((np.ones(len(columns), dtype=np.float32), columns, starts), shape=(len(rows), width))
    matrix.sum_duplicates()
    return matrix


def fit(matrix: sp.csr_matrix, is_body: NDArray[np.bool_], weights: Floats, ridge: float, steps: int) -> Floats:
    """The weights of the columns, and last the bias, that minimise the weighted log loss plus the ridge."""
    labels = is_body.astype(np.float32)
    importance = weights.astype(np.float32)
    transposed = matrix.T.tocsr()

    def loss(point: Floats) -> tuple[float, Floats]:
        logits = matrix @ point[:-1].astype(np.float32) + np.float32(point[-1])
        # log(1 + e^x) - y·x and its slope, safe for large x.
        losses = np.logaddexp(np.float32(0), logits) - labels * logits
        slopes = importance * (1 / (1 + np.exp(-np.clip(logits, -30, 30))) - labels)
        gradient = np.empty_like(point)
        gradient[:-1] = transposed @ slopes + ridge * point[:-1]
        gradient[-1] = slopes.sum(dtype=np.float64)
        total = float((importance * losses).sum(dtype=np.float64))
        return total + ridge / 2 * float(point[:-1] @ point[:-1]), gradient

    start = np.zeros(matrix.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8})
    return np.asarray(found.x)


def fit_classes(
    matrix: sp.csr_matrix, labels: NDArray[np.int64], weights: Floats, classes: int, ridge: float
) -> Floats:
    """The weights (columns × classes) that minimise the weighted multinomial log loss plus the ridge."""
    transposed = matrix.T.tocsr()
    rows = np.arange(len(labels))

    def loss(flat: Floats) -> tuple[float, Floats]:
        point = flat.reshape(-1, classes)
        scores = matrix @ point
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        losses = -np.log(shares[rows, labels] + 1e-30)
        shares[rows, labels] -= 1
        gradient = transposed @ (weights[:, None] * shares) + ridge * point
        return float(weights @ losses) + ridge / 2 * float(flat @ flat), gradient.ravel()

    start = np.zeros(matrix.shape[1] * classes)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return np.asarray(found.x).reshape(-1, classes)


def quantised(weights: Floats, unit: int) -> Floats:
    """The weights as whole numbers of 1/`unit`."""
    return np.rint(weights * unit)
