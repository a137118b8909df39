"""Two passes of fitting, cross-validated and whole."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from benchmarks.train.dataset import FOLDS, Sample
from benchmarks.train.fit import Floats, bags, fit, one_hot, quantised
from bodycopy.model.features import VERSION, Codes, body_features, context_features
from bodycopy.model.pooled import UNIT, pooled_features

FIRST_RIDGE, SECOND_RIDGE = 0.4, 3.0
FIRST_STEPS, SECOND_STEPS = 120, 60
LEAST_DOMAINS = 3
"""A class word or tag path is learned only if this many sites have it."""

Say = Callable[[str], None]
Meaning = tuple[str, int]


class View:
    """The samples in one view of their pages, as what the two passes are fitted to."""

    def __init__(self, samples: Sequence[Sample], folds: dict[str, int], *, has_markup: bool) -> None:
        self.codes: list[Codes] = [body_features(sample.page if has_markup else sample.scraped) for sample in samples]
        self.is_body = np.concatenate([sample.is_body for sample in samples])
        self.weight = np.concatenate([sample.weight for sample in samples])
        sizes = [len(sample.is_body) for sample in samples]
        self.starts = np.concatenate([[0], np.cumsum(sizes)])
        self.fold = np.repeat([folds[sample.domain] for sample in samples], sizes)
        self.columns, self.meanings = one_hot([codes.columns for codes in self.codes])
        self.names: list[str] = []
        if has_markup:
            named, self.names = _named(self.codes, [sample.domain for sample in samples])
            self.columns = sp.hstack([self.columns, named]).tocsr()

    def pages(self, lines: Floats) -> list[list[int]]:
        """Values of all lines, page by page."""
        return [lines[a:b].astype(int).tolist() for a, b in zip(self.starts, self.starts[1:], strict=False)]


def _named(codes: Sequence[Codes], domains: Sequence[str]) -> tuple[sp.csr_matrix, list[str]]:
    """The matrix of context features that enough domains have, and their names."""
    sites: defaultdict[str, set[str]] = defaultdict(set)
    pages: list[list[list[str]]] = []
    for page, domain in zip(codes, domains, strict=True):
        known = {context: context_features(context) for context in set(page.contexts)}
        for names in known.values():
            for name in names:
                sites[name].add(domain)
        pages.append([known[context] for context in page.contexts])
    kept = sorted(name for name, seen in sites.items() if len(seen) >= LEAST_DOMAINS)
    number = {name: i for i, name in enumerate(kept)}
    rows = [[number[name] for name in names if name in number] for page in pages for names in page]
    return bags(rows, len(kept)), kept


class Trained:
    """The whole-number weights of one view, from the lines that `chosen` picks."""

    def __init__(self, view: View, first: Floats, second: Floats, second_meanings: list[Meaning]) -> None:
        n = len(view.meanings)
        self.data: dict[str, Any] = {
            "first": {"bias": int(first[-1]), "columns": _tables(view.meanings, first[:n])},
            "names": {
                name: int(weight) for name, weight in zip(view.names, first[n:-1], strict=True) if abs(weight) >= 1
            },
            "second": {"bias": int(second[-1]), "columns": _tables(second_meanings, second[:-1])},
        }


def _tables(meanings: Sequence[Meaning], weights: Floats) -> dict[str, list[int]]:
    """For each column, its weights by code, without the zeros at the end."""
    tables: dict[str, list[int]] = {}
    for (name, code), weight in zip(meanings, weights, strict=True):
        table = tables.setdefault(name, [])
        table += [0] * (code + 1 - len(table))
        table[code] = int(weight)
    for table in tables.values():
        while table and not table[-1]:
            table.pop()
    return tables


class Result:
    """What training of one view gave: cross-validated scores, the weights of each fold, and those of all lines."""

    def __init__(self, view: View, say: Say) -> None:
        first = _Pass(view.columns, view, FIRST_RIDGE, FIRST_STEPS, say)
        self.first_scores = first.held_out
        pooled, meanings = one_hot(
            [pooled_features(codes, scores) for codes, scores in zip(view.codes, view.pages(first.held_out), strict=True)]
        )
        second = _Pass(pooled, view, SECOND_RIDGE, SECOND_STEPS, say)
        self.scores = second.held_out
        self.folds = [Trained(view, a, b, meanings).data for a, b in zip(first.folds, second.folds, strict=True)]
        self.whole = Trained(view, first.whole, second.whole, meanings).data


class _Pass:
    """One pass, fitted to all folds but one, for each fold, and to all."""

    def __init__(self, matrix: sp.csr_matrix, view: View, ridge: float, steps: int, say: Say) -> None:
        self.held_out = np.zeros(matrix.shape[0])
        self.folds: list[Floats] = []
        for fold in range(FOLDS):
            held_out = view.fold == fold
            weights = _fit(matrix, view, ~held_out, ridge, steps)
            self.held_out[held_out] = matrix[held_out] @ weights[:-1] + weights[-1]
            self.folds.append(weights)
            say(f"  fold {fold + 1} of {FOLDS}")
        self.whole = _fit(matrix, view, np.ones(matrix.shape[0], dtype=np.bool_), ridge, steps)


def _fit(matrix: sp.csr_matrix, view: View, chosen: NDArray[np.bool_], ridge: float, steps: int) -> Floats:
    weights = fit(matrix[chosen], view.is_body[chosen], view.weight[chosen], ridge, steps)
    return quantised(weights, UNIT)


def weights_file(markup: dict[str, Any], text: dict[str, Any]) -> bytes:
    """The content of a weights file: the same bytes for the same weights."""
    data = {"version": VERSION, "markup": markup, "text": text}
    return (json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n").encode()


def write(path: Path, markup: dict[str, Any], text: dict[str, Any]) -> None:
    """Write a weights file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(weights_file(markup, text))
