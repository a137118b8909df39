"""The second pass: what the first pass says about a line's groups and page, as codes.

Scores are whole numbers, in units of 1/16 logit. Like `features`, this file is shared by training and scoring.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from bodycopy.model.features import Codes, Column

UNIT = 16
"""How many units a logit has."""

_CLIP = 128
_FINE_BOUNDS = (-56, -35, -22, -13, -5, 3, 13, 24, 40, 64)
_COARSE_BOUNDS = (-40, -19, -6, 6, 22, 48)
_MASS_BOUNDS = (1, 10, 40, 100, 250, 500, 1000, 2000, 4000, 8000, 16000)
_SHARE_BOUNDS = (0.003, 0.01, 0.03, 0.1, 0.2, 0.4, 0.6, 0.85, 0.999)
_DISTANCE_BOUNDS = (-40, -15, -6, -3, -1)
_DISTANCES = len(_DISTANCE_BOUNDS) + 2
_LINES_BOUNDS = (10, 30, 80, 160, 300, 500, 900)
_PLACES = range(-_CLIP, _CLIP + 1)
_FINE = [bisect_right(_FINE_BOUNDS, score) for score in _PLACES]
_COARSE = [bisect_right(_COARSE_BOUNDS, score) for score in _PLACES]
_CHANCE = [1 / (1 + math.exp(-score / UNIT)) for score in _PLACES]
_WEIGHTS = (7, 12, 18, 26, 38, 55, 80, 115, 170, 250, 305, 305)
"""How much a line counts in its group, by length code: about its characters, up to 300."""
SCORES = len(_FINE_BOUNDS) + 1
"""How many codes a line's own score has."""
_AROUND = len(_COARSE_BOUNDS) + 1
_SHARES = len(_SHARE_BOUNDS) + 1


class Pooled(NamedTuple):
    """The features of the second pass.

    What holds for the whole page is combined with each line's own score: its code is `page[name] * SCORES + own[line]`.
    """

    columns: dict[str, Column]
    page: dict[str, int]
    own: Column

    def all_columns(self) -> dict[str, Column]:
        """All features as columns, for training."""
        spread = {name: [code * SCORES + own for own in self.own] for name, code in self.page.items()}
        return self.columns | spread


def pooled_features(codes: Codes, scores: Sequence[int]) -> Pooled:
    """The features of the second pass, from the first pass's `scores` of a page's lines; at least one line."""
    places = [
        score + _CLIP if -_CLIP <= score <= _CLIP else 2 * _CLIP if score > 0 else 0 for score in scores
    ]  # fmt: skip
    own = [_FINE[place] for place in places]
    weights = [_WEIGHTS[length] for length in codes.lengths]
    masses = [weight * _CHANCE[place] for weight, place in zip(weights, places, strict=True)]
    columns: dict[str, Column] = {}
    _pool_groups(codes, places, weights, masses, own, columns)
    if not codes.outer:
        _look_around(places, weights, own, columns)
    sums = [0.0, *accumulate(masses)]
    total = sums[-1]
    scale = 1 / total
    shares = [bisect_right(_SHARE_BOUNDS, value * scale) for value in sums]
    columns["passed"] = [a * _SHARES + b for a, b in pairwise(shares)]
    page = {
        "declared": codes.kind,
        "page_lines": bisect_right(_LINES_BOUNDS, len(own)),
        "page_mass": bisect_right(_MASS_BOUNDS, total),
    }
    return Pooled(columns, page, own)


class _Sums(NamedTuple):
    """Of each group: the weight of its lines, their weighted scores, and their mass."""

    weights: Column
    scores: Column
    masses: list[float]

    def codes(self) -> tuple[Column, Column]:
        """For each group, the codes of its mean score and of its share of the heaviest group's mass."""
        scale = 1 / max(self.masses)
        means = [_FINE[score // weight] for score, weight in zip(self.scores, self.weights, strict=True)]
        return means, [bisect_right(_SHARE_BOUNDS, mass * scale) * SCORES for mass in self.masses]


def _pool_groups(
    codes: Codes, places: Column, weights: Column, masses: list[float], own: Column, columns: dict[str, Column]
) -> None:
    """Mean score of each line's groups, and their mass relative to the heaviest such group of the page."""
    weighted = [weight * place for weight, place in zip(weights, places, strict=True)]
    layout = codes.layout
    by_layout = _sums(layout, weights, weighted, masses)
    means, shares = by_layout.codes()
    columns["layout_share"] = [shares[group] + here for group, here in zip(layout, own, strict=True)]
    means = [mean * SCORES for mean in means]
    columns["layout_mean"] = [means[group] + here for group, here in zip(layout, own, strict=True)]
    if codes.outer:
        outer = codes.outer
        outer_means, outer_shares = _sums(outer, *by_layout).codes()
        shares = [outer_shares[group] for group in outer]
        columns["outer_share"] = [shares[group] + here for group, here in zip(layout, own, strict=True)]
        both = [mean + outer_means[group] for mean, group in zip(means, outer, strict=True)]
        columns["outer_mean"] = [both[group] for group in layout]
        above = codes.above
        above_means, shares = _sums(above, weights, weighted, masses).codes()
        columns["above_share"] = [shares[group] + here for group, here in zip(above, own, strict=True)]
        columns["above_mean"] = [means[a] + above_means[b] for a, b in zip(layout, above, strict=True)]


def _look_around(places: Column, weights: Column, own: Column, columns: dict[str, Column]) -> None:
    """What stands in for containers, which scraped text has not: the neighbours' scores, and the main stretch."""
    coarse = [_COARSE[place] for place in places]
    columns["beside"] = [
        (a * _AROUND + here) * _AROUND + b
        for a, here, b in zip([0, *coarse[:-1]], coarse, [*coarse[1:], 0], strict=True)
    ]
    first, last = _main_stretch([weight * (place - _CLIP) for weight, place in zip(weights, places, strict=True)])
    before = [bisect_right(_DISTANCE_BOUNDS, i - first) * SCORES for i in range(first)]
    within = [(_DISTANCES - 1) * SCORES] * (last + 1 - first)
    after = [(bisect_right(_DISTANCE_BOUNDS, last - i) + _DISTANCES) * SCORES for i in range(last + 1, len(own))]
    columns["stretch"] = [code + here for code, here in zip(before + within + after, own, strict=True)]


def _main_stretch(scores: list[int]) -> tuple[int, int]:
    """The first and the last index of the run with the highest sum (Kadane's algorithm)."""
    best, sum_, start = -math.inf, 0, 0
    found = (0, 0)
    for i, score in enumerate(scores):
        if sum_ <= 0:
            sum_, start = score, i
        else:
            sum_ += score
        if sum_ > best:
            best, found = sum_, (start, i)
    return found


def _sums(groups: Column, weights: Column, scores: Column, masses: list[float]) -> _Sums:
    """Sums by group number."""
    n = max(groups) + 1
    weight_of, score_of, mass_of = [0] * n, [0] * n, [0.0] * n
    for group, weight, score, mass in zip(groups, weights, scores, masses, strict=True):
        weight_of[group] += weight
        score_of[group] += score
        mass_of[group] += mass
    return _Sums(weight_of, score_of, mass_of)
