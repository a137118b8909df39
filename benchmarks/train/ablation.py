"""What each group of features brings: the figures without it.

Two folds and one round, so that a row takes seconds: rows compare with each other, not with the figures of the card.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from benchmarks.measures import Summary
from benchmarks.train.crossval import figures, split
from benchmarks.train.dataset import Sample
from benchmarks.train.fit import Floats, fit, one_hot, quantised
from benchmarks.train.train import FIRST_RIDGE, SECOND_RIDGE, View
from bodycopy.model.pooled import UNIT, pooled_features

STEPS = 60
GROUPS: dict[str, tuple[str, ...]] = {
    "class and id words": ("near", "far"),
    "tags above": ("tag", "tags", "in", "inline"),
    "neighbours' shape": ("next", "previous"),
    "mass of containers": ("above", "main"),
    "text passed": ("passed",),
    "distance from h1": ("h1",),
    "declared kind of page": ("kind", "declared"),
    "title, description, articleBody": ("head",),
}
SECOND_GROUPS: dict[str, tuple[str, ...]] = {
    "second pass: groups": (
        "layout_share", "layout_mean", "outer_share", "outer_mean", "above_share", "above_mean",
    ),
    "second pass: text passed": ("passed",),
    "second pass: page": ("declared", "page_lines", "page_mass"),
}  # fmt: skip

Rows = dict[str, dict[str, Summary]]


def ablation(view: View, samples: Sequence[Sample], say: Callable[[str], None]) -> Rows:
    """The figures by what was left out."""
    rows: Rows = {}

    def measure(name: str, scores: Floats) -> None:
        rows[name] = figures(samples, [page > 0 for page in split(scores, samples)])
        say(f"  {name}")

    everything = _first(view, ())
    measure("nothing", _second(view, everything, ()))
    for name, group in GROUPS.items():
        measure(name, _second(view, _first(view, group), group))
    for name, group in SECOND_GROUPS.items():
        measure(name, _second(view, everything, group))
    measure("the second pass", everything)
    return rows


def _first(view: View, without: Sequence[str]) -> Floats:
    meanings = [name for name, _ in view.meanings] + [name.partition(":")[0] for name in view.names]
    kept = np.flatnonzero(~np.isin(meanings, list(without)))
    return _held_out(view.columns[:, kept], view, FIRST_RIDGE)


def _second(view: View, scores: Floats, without: Sequence[str]) -> Floats:
    pages: list[Mapping[str, list[int]]] = []
    for codes, page in zip(view.codes, view.pages(scores), strict=True):
        columns = pooled_features(codes, page).all_columns()
        pages.append({name: column for name, column in columns.items() if name not in without})
    return _held_out(one_hot(pages)[0], view, SECOND_RIDGE)


def _held_out(matrix: sp.csr_matrix, view: View, ridge: float) -> Floats:
    scores = np.zeros(matrix.shape[0])
    halves: NDArray[np.bool_] = view.fold % 2 == 0
    for held_out in (halves, ~halves):
        weights = quantised(fit(matrix[~held_out], view.is_body[~held_out], view.weight[~held_out], ridge, STEPS), UNIT)
        scores[held_out] = matrix[held_out] @ weights[:-1] + weights[-1]
    return scores
