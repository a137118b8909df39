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
from bodycopy.model.pooled import SCORES, UNIT, pooled_features

FIRST_RIDGE, SECOND_RIDGE = 0.4, 3.0
FIRST_STEPS, SECOND_STEPS = 120, 60
DOUBT, CONTRADICTION = 0.1, 2.0
"""What share of its weight a line keeps that held-out scores contradict by more than this many logits."""
LENIENCE = dict.fromkeys(range(4, 8), -8) | dict.fromkeys([1, *range(8, 12)], 0)
LENIENCE_ELSE = 6
"""What is added to the scores of a page with markup by its declared kind, in units of 1/16 logit: news must not take in
too much, and pages that don't call themselves articles must not lose too much. Chosen by cross-validated F1."""
LEAST_DOMAINS = 3
"""A class word or tag path is learned only if this many sites have it."""

Say = Callable[[str], None]
Meaning = tuple[str, int]


class View:
    """The samples in one view of their pages, as what the two passes are fitted to."""

    def __init__(self, samples: Sequence[Sample], folds: dict[str, int], *, has_markup: bool) -> None:
        pages = [sample.page if has_markup else sample.scraped for sample in samples if sample.page.texts]
        self.codes: list[Codes] = [body_features(page) for page in pages]
        self.is_body = np.concatenate([sample.is_body for sample in samples])
        self.is_sure = np.concatenate([sample.is_sure for sample in samples])
        self.weight = np.concatenate([sample.weight for sample in samples])
        self.starts = np.concatenate([[0], np.cumsum([len(page.texts) for page in pages])])
        sizes = [len(sample.is_body) for sample in samples]
        self.fold = np.repeat([folds[sample.domain] for sample in samples], sizes)
        self.columns, self.meanings = one_hot([codes.columns for codes in self.codes])
        self.names: list[str] = []
        """What contexts say, in a view that has them."""
        if has_markup:
            named, self.names = _named(self.codes, [sample.domain for sample in samples if sample.page.texts])
            self.columns = sp.hstack([self.columns, named]).tocsr()

    def pages(self, lines: Floats) -> list[list[int]]:
        """Values of all lines, page by page."""
        return [lines[a:b].astype(int).tolist() for a, b in zip(self.starts, self.starts[1:], strict=False)]


def _named(codes: Sequence[Codes], domains: Sequence[str]) -> tuple[sp.csr_matrix, list[str]]:
    """The matrix of context features that enough domains have, and their names."""
    sites: defaultdict[str, set[str]] = defaultdict(set)
    pages: list[list[list[str]]] = []
    for page, domain in zip(codes, domains, strict=True):
        known = {context: context_features(context) for context in page.contexts}
        for names in known.values():
            for name in names:
                sites[name].add(domain)
        pages.append([known[context] for context in page.line_contexts()])
    kept = sorted(name for name, seen in sites.items() if len(seen) >= LEAST_DOMAINS)
    number = {name: i for i, name in enumerate(kept)}
    rows = [[number[name] for name in names if name in number] for page in pages for names in page]
    return bags(rows, len(kept)), kept


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


class Trainer:
    """Fits the two passes to one view, with the lines of some folds left out.

    The second pass learns from first scores of pages that the first pass never saw, and lines whose held-out score
    contradicts their label outright count little, as most of them are faults of the reference. For the figures of a
    fold, all of this happens inside the other folds.
    """

    def __init__(self, view: View, say: Say) -> None:
        self.view = view
        self.say = say
        self._plain: dict[frozenset[int], Floats] = {}

    def train(self, left_out: frozenset[int]) -> tuple[dict[str, Any], Floats, Floats]:
        """The weights from all folds but `left_out`, and for the lines of those folds the first and second scores."""
        view = self.view
        doubt = np.where(self._contradicted(left_out), DOUBT, 1.0)
        importance = view.weight * doubt
        inside = [fold for fold in range(FOLDS) if fold not in left_out]
        first = self._fit(left_out, importance)
        scores = self._scores(first)
        for fold in inside:
            held_out = view.fold == fold
            scores[held_out] = self._scores(self._fit(left_out | {fold}, importance))[held_out]
        pooled, meanings = one_hot(
            [
                pooled_features(codes, page).all_columns()
                for codes, page in zip(view.codes, view.pages(scores), strict=True)
            ]
        )
        chosen = np.isin(view.fold, inside)
        second = _fit(pooled, view, chosen, importance, SECOND_RIDGE, SECOND_STEPS)
        if view.names:
            second = _lenient(meanings, second)
        self.say(f"  trained without {sorted(left_out) or 'nothing'}")
        return _data(view, first, second, meanings), scores, pooled @ second[:-1] + second[-1]

    def _contradicted(self, left_out: frozenset[int]) -> NDArray[np.bool_]:
        """Which lines without a label of their own a first pass that never saw their site contradicts outright."""
        view = self.view
        scores = np.zeros(len(view.fold))
        for fold in range(FOLDS):
            if fold not in left_out:
                without = left_out | {fold}
                if without not in self._plain:
                    self._plain[without] = self._fit(without, view.weight)
                held_out = view.fold == fold
                scores[held_out] = self._scores(self._plain[without])[held_out]
        contradicted = np.where(view.is_body, -scores, scores) > CONTRADICTION * UNIT
        return np.asarray(contradicted & ~view.is_sure)

    def _fit(self, left_out: frozenset[int], importance: Floats) -> Floats:
        chosen = ~np.isin(self.view.fold, list(left_out))
        return _fit(self.view.columns, self.view, chosen, importance, FIRST_RIDGE, FIRST_STEPS)

    def _scores(self, weights: Floats) -> Floats:
        return np.asarray(self.view.columns @ weights[:-1] + weights[-1])


class Result:
    """What training of one view gave: cross-validated scores, the weights of each fold, and those of all lines."""

    def __init__(self, view: View, say: Say) -> None:
        trainer = Trainer(view, say)
        self.first_scores, self.scores = np.zeros(len(view.fold)), np.zeros(len(view.fold))
        self.folds = []
        for fold in range(FOLDS):
            data, first, second = trainer.train(frozenset({fold}))
            held_out = view.fold == fold
            self.first_scores[held_out], self.scores[held_out] = first[held_out], second[held_out]
            self.folds.append(data)
        self.whole, _, _ = trainer.train(frozenset())


def _fit(
    matrix: sp.csr_matrix, view: View, chosen: NDArray[np.bool_], importance: Floats, ridge: float, steps: int
) -> Floats:
    return quantised(fit(matrix[chosen], view.is_body[chosen], importance[chosen], ridge, steps), UNIT)


def _lenient(meanings: Sequence[Meaning], weights: Floats) -> Floats:
    """The second pass's weights, moved for kinds of pages where one kind of fault costs more than the other."""
    moved = weights.copy()
    for i, (name, code) in enumerate(meanings):
        if name == "declared":
            moved[i] += LENIENCE.get(code // SCORES, LENIENCE_ELSE)
    return moved


def _data(view: View, first: Floats, second: Floats, second_meanings: Sequence[Meaning]) -> dict[str, Any]:
    """One view's part of a weights file."""
    n = len(view.meanings)
    named = zip(view.names, first[n:-1], strict=True)
    return {
        "first": {"bias": int(first[-1]), "columns": _tables(view.meanings, first[:n])},
        "names": {name: int(weight) for name, weight in named if weight},
        "second": {"bias": int(second[-1]), "columns": _tables(second_meanings, second[:-1])},
    }


def weights_file(markup: dict[str, Any], text: dict[str, Any]) -> bytes:
    """The content of a weights file: the same bytes for the same weights."""
    data = {"version": VERSION, "markup": markup, "text": text}
    return (json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n").encode()


def write(path: Path, markup: dict[str, Any], text: dict[str, Any]) -> None:
    """Write a weights file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(weights_file(markup, text))
