"""The two passes of the fit: signs that a line shows by itself, then signs of its place, on top of the first."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp

from benchmarks.fit.logistic import fit
from benchmarks.fit.pages import Labelled
from bodycopy.classify.pipeline import PIPELINE, Stage
from bodycopy.classify.signs import PRIOR, Signs, Weights
from bodycopy.page import Page, Role

ROLES = list(Role)
PRIORS = Path(__file__).resolve().parent / "priors.toml"
INNER_FOLDS = 3
LEAST_SITES = 2
STEP = 16
"""Weights are kept in steps of 1/16."""
_DRAFT = [stage.name for stage in PIPELINE].index("draft")
_FREE: tuple[Stage, ...] = PIPELINE[:_DRAFT]
_PLACED: tuple[Stage, ...] = PIPELINE[_DRAFT + 1 : -1]
_NUMBER = {role: number for number, role in enumerate(ROLES)}
_NO_WEIGHTS = Signs({})
Array = Any


class Sample(NamedTuple):
    """A labelled page with what its lines show by themselves."""

    labelled: Labelled
    signs: list[list[str]]


def sample(labelled: Labelled) -> Sample:
    """See what the page's lines show by themselves."""
    page = labelled.page
    start(page)
    for stage in _FREE:
        stage.run(page)
    return Sample(labelled, [[PRIOR, *sorted({evidence.name for evidence in line.evidence})] for line in page.lines])


def train(samples: Sequence[Sample], strength: float) -> Weights:
    """The weights of all signs, fitted to the samples."""
    labels, weights = _targets(samples)
    features, signs = _matrix([(s.labelled.site, s.signs) for s in samples])
    nothing = np.zeros((len(labels), len(ROLES)))
    prior = _prior(signs)
    first = fit(features, labels, weights, nothing, prior, strength)
    scores = _unseen_scores(samples, features, labels, weights, prior, strength)
    placed = _placed_signs(samples, scores)
    features, placed_signs = _matrix(placed)
    second = fit(features, labels, weights, scores, _prior(placed_signs), strength)
    return {**_stated(), **_table(signs, first), **_table(placed_signs, second)}


def start(page: Page, signs: Signs = _NO_WEIGHTS) -> None:
    """Make a page as it was before it was classified, to be seen with other weights."""
    page.notes.clear()
    page.notes["signs"] = signs
    for line in page.lines:
        line.evidence.clear()


def _targets(samples: Sequence[Sample]) -> tuple[Array, Array]:
    labels, weights = [], []
    for s in samples:
        for line, role in zip(s.labelled.page.lines, s.labelled.roles, strict=True):
            labels.append(0 if role is None else _NUMBER[role])
            # The measures count words; a long line weighs more, though not by all its words.
            words = len(line.text.split())
            weights.append(0.0 if role is None else s.labelled.weight * min(4.0, 0.5 + words**0.5 / 2))
    return np.array(labels), np.array(weights)


def _unseen_scores(
    samples: Sequence[Sample], features: sp.csr_matrix, labels: Array, weights: Array, prior: Array, strength: float
) -> Array:
    """The first pass's scores of each line by weights that never saw its site."""
    folds = folds_by_site([s.labelled.site for s in samples], INNER_FOLDS)
    fold = np.array([folds[s.labelled.site] for s in samples for _ in s.signs])
    scores = np.zeros((len(labels), len(ROLES)))
    for number in range(INNER_FOLDS):
        inside = fold != number
        fitted = fit(features[inside], labels[inside], weights[inside], scores[inside] * 0, prior, strength)
        scores[~inside] = features[~inside] @ fitted
    return scores


def folds_by_site(sites: Sequence[str], count: int) -> dict[str, int]:
    """Each site's fold, the same at every run."""
    order = sorted(set(sites))
    np.random.RandomState(1).shuffle(order)
    return {site: number % count for number, site in enumerate(order)}


def _placed_signs(samples: Sequence[Sample], scores: Array) -> list[tuple[str, list[list[str]]]]:
    placed = []
    row = 0
    for s in samples:
        page = s.labelled.page
        start(page)
        for stage in _FREE:
            stage.run(page)
        counts = [len(line.evidence) for line in page.lines]
        for line in page.lines:
            line.draft = ROLES[int(scores[row].argmax())]
            row += 1
        for stage in _PLACED:
            stage.run(page)
        names = [
            sorted({evidence.name for evidence in line.evidence[count:]})
            for line, count in zip(page.lines, counts, strict=True)
        ]
        placed.append((s.labelled.site, names))
    return placed


def _matrix(pages: Sequence[tuple[str, list[list[str]]]]) -> tuple[sp.csr_matrix, dict[str, int]]:
    sites = defaultdict(set)
    for site, lines in pages:
        for names in lines:
            for name in names:
                sites[name].add(site)
    numbers = {name: number for number, name in enumerate(sorted(n for n in sites if len(sites[n]) >= LEAST_SITES))}
    columns: list[int] = []
    ends = [0]
    for _, lines in pages:
        for names in lines:
            columns += [numbers[name] for name in names if name in numbers]
            ends.append(len(columns))
    shape = (len(ends) - 1, len(numbers))
    return sp.csr_matrix((np.ones(len(columns)), columns, ends), shape=shape), numbers


def _stated() -> dict[str, dict[Role, float]]:
    """What people state of each sign before any page is counted."""
    stated: dict[str, dict[Role, float]] = {}
    written = tomllib.loads(PRIORS.read_text(encoding="utf-8"))
    for name, weights in sorted(written.items(), key=lambda item: "{role}" not in item[0]):
        for role in ROLES if "{role}" in name else ROLES[:1]:
            stated[name.replace("{role}", role)] = {
                Role(other.replace("{role}", role)): weight for other, weight in weights.items()
            }
    return stated


def _prior(signs: dict[str, int]) -> Array:
    means = np.zeros((len(signs), len(ROLES)))
    stated = _stated()
    for name, number in signs.items():
        for role, weight in stated.get(name, {}).items():
            means[number, _NUMBER[role]] = weight
    return means


def _table(signs: dict[str, int], fitted: Array) -> dict[str, dict[Role, float]]:
    rounded = np.round(fitted * STEP) / STEP
    return {
        name: {role: float(rounded[number, column]) for role, column in _NUMBER.items() if rounded[number, column]}
        for name, number in signs.items()
    }
