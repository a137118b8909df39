"""The second pass: what the first pass says about a line's groups and page, as codes.

Scores are whole numbers, in units of 1/16 logit. Like `features`, this file is shared by training and scoring.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
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


Group = tuple[int, ...]
"""Of a group of lines, the codes of its share of the page's mass and of its mean score; of a group of lines in markup,
also those of the lines in blocks like the one around it."""


class Pooled(NamedTuple):
    """The features of the second pass: of each line, of groups of lines, and of the whole page.

    What holds for the whole page is combined with each line's own score: its code is `page[name] * SCORES + own[line]`.
    So is most of what holds for a group.
    """

    columns: dict[str, Column]
    layout: Column
    """For each line, the number of its group."""
    groups: list[Group]
    page: dict[str, int]
    own: Column

    def all_columns(self) -> dict[str, Column]:
        """All features as columns, for training."""
        lines = list(zip(self.layout, self.own, strict=True))
        features = [group_features(group) for group in self.groups]
        combined, alone = features[0]
        columns = {name: [features[group][0][name] * SCORES + own for group, own in lines] for name in combined}
        columns |= {name: [features[group][1][name] for group, _ in lines] for name in alone}
        columns |= self.columns
        return columns | {name: [code * SCORES + own for own in self.own] for name, code in self.page.items()}


def group_features(group: Group) -> tuple[dict[str, int], dict[str, int]]:
    """The features of a group of lines: those that are combined with each line's own score, and those that are not."""
    share, mean, *around = group
    combined = {"layout_share": share, "layout_mean": mean}
    if not around:
        return combined, {}
    outer_share, outer_mean = around
    return combined | {"outer_share": outer_share}, {"outer_mean": mean * SCORES + outer_mean}


def pooled_features(codes: Codes, scores: Sequence[int]) -> Pooled:
    """The features of the second pass, from the first pass's `scores` of a page's lines; at least one line."""
    places = [0 if score < -_CLIP else 2 * _CLIP if score > _CLIP else score + _CLIP for score in scores]
    own = [_FINE[place] for place in places]
    weights = [_WEIGHTS[length] for length in codes.lengths]
    masses = [weight * _CHANCE[place] for weight, place in zip(weights, places, strict=True)]
    columns: dict[str, Column] = {}
    groups = _pool_groups(codes, places, weights, masses, own, columns)
    if not codes.outer:
        _look_around(places, weights, own, columns)
    sums = [0.0, *accumulate(masses)]
    columns["passed"] = _passed(sums)
    page = {
        "declared": codes.kind,
        "page_lines": bisect_right(_LINES_BOUNDS, len(own)),
        "page_mass": bisect_right(_MASS_BOUNDS, sums[-1]),
    }
    return Pooled(columns, codes.layout, groups, page, own)


def _passed(sums: list[float]) -> Column:
    """What share of the page's mass stands before a line, and before its end, from the sums of mass up to each line."""
    scale = 1 / sums[-1]
    # The sums rise: it is quicker to look for the few bounds among them than for each of them among the bounds.
    edges = [bisect_left(sums, bound, key=scale.__mul__) for bound in _SHARE_BOUNDS]
    codes: Column = []
    for code, (start, stop) in enumerate(pairwise([0, *edges, len(sums) - 1])):
        codes += [code * _SHARES + code] * (stop - start)
    for edge in edges:
        codes[edge - 1] += 1  # at the end of this line the bound is passed
    return codes


class _Sums(NamedTuple):
    """Of each group: the weight of its lines, their weighted scores, and their mass."""

    weights: Column
    scores: Column
    masses: list[float]

    def codes(self) -> tuple[Column, Column]:
        """For each group, the codes of its share of the heaviest group's mass and of its mean score."""
        scale = 1 / max(self.masses)
        means = [_FINE[score // weight] for score, weight in zip(self.scores, self.weights, strict=True)]
        return [bisect_right(_SHARE_BOUNDS, mass * scale) for mass in self.masses], means


def _pool_groups(
    codes: Codes, places: Column, weights: Column, masses: list[float], own: Column, columns: dict[str, Column]
) -> list[Group]:
    """Mean score of each line's groups, and their mass relative to the heaviest such group of the page."""
    weighted = [weight * place for weight, place in zip(weights, places, strict=True)]
    layout, outer, above = codes.layout, codes.outer, codes.above
    by_layout = _sums(layout, weights, weighted, masses)
    shares, means = by_layout.codes()
    if not outer:
        return list(zip(shares, means, strict=True))
    outer_shares, outer_means = _sums(outer, *by_layout).codes()
    above_shares, above_means = _sums(above, weights, weighted, masses).codes()
    starts = [share * SCORES for share in above_shares]
    columns["above_share"] = [starts[group] + here for group, here in zip(above, own, strict=True)]
    starts = [mean * SCORES for mean in means]
    columns["above_mean"] = [starts[a] + above_means[b] for a, b in zip(layout, above, strict=True)]
    return [
        (share, mean, outer_shares[group], outer_means[group])
        for share, mean, group in zip(shares, means, outer, strict=True)
    ]


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
