"""The two passes of the fit: signs that a line shows by itself for the draft, then all signs together."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp

from benchmarks.fit.logistic import fit_classes
from benchmarks.fit.pages import Labelled
from benchmarks.fit.text import OpenLines, fit_text
from benchmarks.fit.unseen import Notes
from benchmarks.train.fit import bags
from bodycopy.classify.pipeline import PIPELINE, Stage
from bodycopy.classify.scores import STEP
from bodycopy.classify.signs import NOTE, PRIOR, WORD, Signs, Tables, Weights
from bodycopy.page import Page, Role

ROLES = list(Role)
PRIORS = Path(__file__).resolve().parent / "priors.toml"
INNER_FOLDS = 3
LEAST_SITES = 2
LEAST_SITES_OF_WORDS = 8
LEAST_LETTERS_OF_WORDS = 2
LEAST_WEIGHT_OF_WORDS = 0.25
FURNITURE = frozenset(
    {
        Role.BYLINE, Role.CAPTION, Role.COMMENT, Role.CREDIT, Role.DATE, Role.LEGAL, Role.PROMO, Role.SECTION,
        Role.TAGS, Role.WIDGET,
    }
)  # fmt: skip
"""Roles whose lines are told by their words, the same everywhere; the words of stories are those of their topics."""
BODY = ROLES.index(Role.BODY)
_NUMBER = {role: number for number, role in enumerate(ROLES)}
_NO_WEIGHTS = Signs(Tables({}, {}, {}), keep_all=True)
Array = Any


class Sample(NamedTuple):
    """A labelled page with what its lines show by themselves."""

    labelled: Labelled
    signs: list[list[str]]
    notes: Notes
    """The learned weights that the page is read with."""


def sample(labelled: Labelled, notes: Notes) -> Sample:
    """See what the page's lines show by themselves; the noted weights must not have seen the page's site."""
    page = labelled.page
    start(page, notes)
    _look(page, PIPELINE.by_itself)
    signs = [[PRIOR, *sorted(intern(piece.name) for piece in line.evidence)] for line in page.lines]
    return Sample(labelled, signs, notes)


def train(samples: Sequence[Sample], opened: Sequence[OpenLines]) -> Tables:
    """The weights of all signs, fitted to the samples whose lines are labelled, and to open lines."""
    labelled = [s for s in samples if s.labelled.source != "body"]
    rows = _rows(labelled)
    features, signs = _matrix(_without_rare_words(labelled))
    draft = _fit(features, signs, rows)
    scores = _unseen_scores(labelled, features, signs, rows)
    placed_features, placed_signs = _matrix(_placed_signs(labelled, scores))
    # No sign is seen both by itself and by its place.
    both = signs | {name: len(signs) + number for name, number in placed_signs.items()}
    final = _fit(sp.hstack([features, placed_features]).tocsr(), both, rows)
    text = fit_text(opened, signs) if opened else {}
    return Tables(_stated() | _table(signs, draft), _stated() | _table(both, final), text)


def _without_rare_words(samples: Sequence[Sample]) -> list[tuple[str, list[list[str]]]]:
    """Sites and signs of lines, with those words only that the furniture of enough sites shares."""
    sites = defaultdict(set)
    for s in samples:
        for role, names in zip(s.labelled.roles, s.signs, strict=True):
            if role in FURNITURE:
                for name in names:
                    if name.startswith(WORD):
                        sites[name].add(s.labelled.site)
    kept = {name for name, seen in sites.items() if len(seen) >= LEAST_SITES_OF_WORDS and _has_letters(name)}
    return [
        (
            s.labelled.site,
            [[name for name in names if name in kept or not name.startswith(WORD)] for names in s.signs],
        )
        for s in samples
    ]


def _has_letters(name: str) -> bool:
    return sum(char.isalpha() for char in name.removeprefix(WORD)) >= LEAST_LETTERS_OF_WORDS


def _fit(features: sp.csr_matrix, signs: dict[str, int], rows: _Rows) -> Array:
    known = np.flatnonzero(rows.roles >= 0)
    return fit_classes(features[known], rows.roles[known], rows.weights[known], _prior(signs))


def _look(page: Page, stages: Sequence[Stage]) -> None:
    for stage in stages:
        stage.look(page, page.lines)


def start(page: Page, notes: Notes, signs: Signs = _NO_WEIGHTS) -> None:
    """Make a page as it was before it was classified, to be seen with other weights."""
    page.notes = {**notes, NOTE: signs}
    page.body = None
    for line in page.lines:
        line.findings.clear()
        line.score = line.counted = 0
        line.quiet = False


class _Rows(NamedTuple):
    """What is known of all lines."""

    roles: Array
    """The number of each line's role, -1 where it is not known."""
    weights: Array


def _rows(samples: Sequence[Sample]) -> _Rows:
    roles, weights = [], []
    for s in samples:
        for role, weight in zip(s.labelled.roles, _line_weights(s.labelled), strict=True):
            roles.append(-1 if role is None else _NUMBER[role])
            weights.append(weight)
    return _Rows(np.array(roles), np.array(weights))


def _line_weights(labelled: Labelled) -> list[float]:
    # The measures count words; a long line weighs more, though not by all its words.
    lengths = [len(line.text.split()) for line in labelled.page.lines]
    return [labelled.weight * min(4.0, 0.5 + length**0.5 / 2) for length in lengths]


def _unseen_scores(samples: Sequence[Sample], features: sp.csr_matrix, signs: dict[str, int], rows: _Rows) -> Array:
    """The draft's scores of each line by weights that never saw its site."""
    folds = folds_by_site([s.labelled.site for s in samples], INNER_FOLDS)
    fold = np.array([folds[s.labelled.site] for s in samples for _ in s.signs])
    scores = np.zeros((len(fold), len(ROLES)))
    for number in range(INNER_FOLDS):
        inside = np.flatnonzero(fold != number)
        seen = _Rows(*(column[inside] for column in rows))
        fitted = _fit(features[inside], signs, seen)
        outside = np.flatnonzero(fold == number)
        scores[outside] = features[outside] @ fitted
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
        start(page, s.notes)
        _look(page, PIPELINE.by_itself)
        counts = [len(line.findings) for line in page.lines]
        for line in page.lines:
            own = scores[row]
            line.draft = ROLES[int(own.argmax())]
            line.margin = float(own[BODY] - np.delete(own, BODY).max())
            row += 1
        _look(page, PIPELINE.by_place)
        names = [
            sorted(piece.name for finding in line.findings[count:] for piece in finding.evidence)
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
    kept = sorted(name for name in sites if len(sites[name]) >= LEAST_SITES)
    numbers = {name: number for number, name in enumerate(kept)}
    rows = [[numbers[name] for name in names if name in numbers] for _, lines in pages for names in lines]
    return bags(rows, len(numbers)), numbers


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
    table = {
        name: {role: float(rounded[number, column]) for role, column in _NUMBER.items() if rounded[number, column]}
        for name, number in signs.items()
    }
    return without_faint_words(table)


def without_faint_words(table: Weights) -> dict[str, dict[Role, float]]:
    """The weights without what words say faintly: half of the file, and next to nothing of what it does."""
    return {
        name: {role: weight for role, weight in weights.items() if abs(weight) >= LEAST_WEIGHT_OF_WORDS}
        if name.startswith(WORD)
        else dict(weights)
        for name, weights in table.items()
    }
