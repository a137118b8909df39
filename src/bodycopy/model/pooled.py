"""The second pass: what the first pass says about a line's neighbours, group and page, as columns of codes.

Scores are whole numbers, in units of 1/16 logit. Like `features`, this file is shared by training and scoring.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from bodycopy.model.features import Codes, Column

UNIT = 16
_CLIP = 128
_FINE_BOUNDS = (-56, -35, -22, -13, -5, 3, 13, 24, 40, 64)
_COARSE_BOUNDS = (-40, -19, -6, 6, 22, 48)
_MASS_BOUNDS = (1, 10, 40, 100, 250, 500, 1000, 2000, 4000, 8000, 16000)
_SHARE_BOUNDS = (0.003, 0.01, 0.03, 0.1, 0.2, 0.4, 0.6, 0.85, 0.999)
_LINES_BOUNDS = (10, 30, 80, 160, 300, 500, 900)
_FINE = [bisect_right(_FINE_BOUNDS, score) for score in range(-_CLIP, _CLIP + 1)]
_COARSE = [bisect_right(_COARSE_BOUNDS, score) for score in range(-_CLIP, _CLIP + 1)]
_CHANCE = [1 / (1 + math.exp(-score / UNIT)) for score in range(-_CLIP, _CLIP + 1)]
_WEIGHT = (7, 12, 18, 26, 38, 55, 80, 115, 170, 250, 305, 305)
"""How much a line counts in its group, by length code: about its characters, up to 300."""
_N = len(_FINE_BOUNDS) + 1
_M = len(_COARSE_BOUNDS) + 1
_S = len(_SHARE_BOUNDS) + 1


def pooled_features(codes: Codes, scores: Sequence[int]) -> dict[str, Column]:
    """The columns of the second pass, from the first pass's `scores` of a page's lines."""
    places = [_CLIP + (score if -_CLIP < score < _CLIP else _CLIP if score > 0 else -_CLIP) for score in scores]
    fine = [_FINE[place] for place in places]
    coarse = [_COARSE[place] for place in places]
    weights = [_WEIGHT[length] for length in codes.lengths]
    weighted = [weight * place for weight, place in zip(weights, places, strict=True)]
    masses = [weight * _CHANCE[place] for weight, place in zip(weights, places, strict=True)]
    n = len(fine)
    columns: dict[str, Column] = {}
    means: dict[str, Column] = {}
    for name, groups in codes.groups.items():
        means[name], shares = _pool(groups, weights, weighted, masses)
        columns[f"{name}_share"] = [share * _N + own for share, own in zip(shares, fine, strict=True)]
    layout = means["layout"]
    columns["layout_mean"] = [a * _N + own for a, own in zip(layout, fine, strict=True)]
    for name, mean in means.items():
        if name != "layout":
            columns[f"layout_{name}_mean"] = [a * _N + b for a, b in zip(layout, mean, strict=True)]
    page_mean = _FINE[sum(weighted) // (sum(weights) or 1)] if n else 0
    columns["page_mean"] = [page_mean * _N + own for own in fine]
    size = bisect_right(_LINES_BOUNDS, n)
    columns["page_lines"] = [size * _N + own for own in fine]
    columns["declared"] = [codes.kind * _N + own for own in fine]
    ahead, behind = [*coarse[1:], 0], [0, *coarse[:-1]]
    ahead2, behind2 = [*coarse[2:], 0, 0][:n], [0, 0, *coarse[:-2]][:n]
    columns["beside"] = [(a * _M + own) * _M + b for a, own, b in zip(behind, coarse, ahead, strict=True)]
    columns["beyond"] = [(a * _M + own) * _M + b for a, own, b in zip(behind2, coarse, ahead2, strict=True)]
    sums = [0.0, *accumulate(masses)]
    total = sums[-1] or 1.0
    size = bisect_right(_MASS_BOUNDS, total)
    columns["page_mass"] = [size * _N + own for own in fine]
    part = [bisect_right(_SHARE_BOUNDS, value / total) for value in sums]
    rest = [bisect_right(_SHARE_BOUNDS, 1 - value / total) for value in sums]
    columns["passed"] = [a * _S + b for a, b in zip(part[:-1], rest[1:], strict=True)]
    padded = [0.0] * 15 + sums + [sums[-1]] * 15
    columns["window"] = [
        bisect_right(_MASS_BOUNDS, here - low) * 12 + bisect_right(_MASS_BOUNDS, high - after)
        for low, here, after, high in zip(padded, sums, sums[1:], padded[31:], strict=False)
    ]
    return columns


def _pool(
    groups: Sequence[Any], weights: list[int], weighted: list[int], masses: list[float]
) -> tuple[Column, Column]:
    """For each line, the code of its group's mean score and of its group's mass relative to the heaviest group's."""
    entries: dict[Any, list[float]] = {}
    for group, weight, score, mass in zip(groups, weights, weighted, masses, strict=True):
        found = entries.get(group)
        if found is None:
            entries[group] = [weight, score, mass]
        else:
            found[0] += weight
            found[1] += score
            found[2] += mass
    top = max(entry[2] for entry in entries.values())
    coded = {
        group: (_FINE[int(score / weight)], bisect_right(_SHARE_BOUNDS, mass / top))
        for group, (weight, score, mass) in entries.items()
    }
    return [coded[group][0] for group in groups], [coded[group][1] for group in groups]
