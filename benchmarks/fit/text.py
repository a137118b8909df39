"""What the signs say of lines that the body model leaves open: are they text of the article?

Fitted to the open lines of all pages of the corpora, of every kind, and of the fixtures, with the model's log-odds as
what is known already: each sign has one weight for articles and one for all other pages, mixed by how likely the page
is an article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp

from benchmarks.fit.logistic import fit_odds
from benchmarks.fit.pages import Labelled
from benchmarks.fit.unseen import Notes
from benchmarks.train.dataset import Sample, line_weights
from benchmarks.train.fit import bags
from bodycopy.classify.body.opened import open_lines
from bodycopy.classify.kind import article_chance
from bodycopy.classify.logits import body_logits
from bodycopy.classify.pipeline import draft_lines
from bodycopy.classify.scores import STEP
from bodycopy.classify.signs import NOTE, Signs, Tables
from bodycopy.page import BODY_ROLES, Page

LABELLED_WEIGHT = 2.0
"""Of lines whose role a label says; references stop early, or take in too much."""
LEAST_SITES = 6
_NO_WEIGHTS = Signs(Tables({}, {}, {}), keep_all=True)
Array = Any


class OpenLines(NamedTuple):
    """The open lines of a page, with what is known of them."""

    site: str
    article: float
    """The chance that the page is an article."""
    signs: list[list[str]]
    logits: list[float]
    is_text: list[bool]
    weights: list[float]


def of_sample(sample: Sample, notes: Notes) -> OpenLines:
    """The open lines of a page of the corpora; the noted weights must not have seen the page's site."""
    weights = sample.weight * np.where(sample.is_sure, LABELLED_WEIGHT, 1.0)
    return _open_lines(sample.domain, sample.page, notes, sample.is_body & ~sample.is_head, weights)


def of_labelled(labelled: Labelled, notes: Notes) -> OpenLines:
    """The open lines of a page that has a role for every line, as fixtures have."""
    page = labelled.page
    is_text = np.array([role in BODY_ROLES for role in labelled.roles], dtype=bool)
    is_known = np.array([role is not None for role in labelled.roles], dtype=bool)
    weights = labelled.weight * line_weights(page.texts, is_text) * is_known
    return _open_lines(labelled.site, page, notes, is_text, weights)


def _open_lines(site: str, page: Page, notes: Notes, is_text: Array, weights: Array) -> OpenLines:
    page.notes = {**notes, NOTE: _NO_WEIGHTS}
    numbers = open_lines(page)
    lines = draft_lines(page, page.lines_at(numbers))
    logits = body_logits(page)
    return OpenLines(
        site,
        article_chance(page) if numbers else 0.0,
        [[piece.name for piece in line.evidence] for line in lines],
        [logits[number] for number in numbers],
        is_text[numbers].tolist(),
        weights[numbers].tolist(),
    )


def fit_text(pages: Sequence[OpenLines], known: Container[str]) -> dict[str, tuple[float, float]]:
    """The weights of each of the `known` signs: on an article, and on another page."""
    numbers = _numbers(pages, known)
    rows = [[numbers[name] for name in names if name in numbers] for page in pages for names in page.signs]
    features = bags(rows, len(numbers))
    chances = np.concatenate([[page.article] * len(page.signs) for page in pages])[:, None]
    fitted = fit_odds(
        sp.hstack([features.multiply(chances), features.multiply(1 - chances)]),
        _column(pages, lambda page: page.is_text),
        _column(pages, lambda page: page.weights),
        _column(pages, lambda page: page.logits),
    )
    steps = np.round(fitted.reshape(2, -1) * STEP) / STEP
    return {name: (float(steps[0, number]), float(steps[1, number])) for name, number in numbers.items()}


def _numbers(pages: Sequence[OpenLines], known: Container[str]) -> dict[str, int]:
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for names in page.signs:
            for name in names:
                sites[name].add(page.site)
    kept = sorted(name for name, seen in sites.items() if len(seen) >= LEAST_SITES and name in known)
    return {name: number for number, name in enumerate(kept)}


def _column(pages: Sequence[OpenLines], read: Callable[[OpenLines], Sequence[float]]) -> Array:
    return np.concatenate([np.asarray(read(page), dtype=np.float32) for page in pages])
