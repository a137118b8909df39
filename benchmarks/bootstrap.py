"""Intervals by the bootstrap: pages are drawn anew, with replacement, and the figure is reckoned for each draw.

The percentile bootstrap of Efron (1979). Draws depend on the number of pages only, so that all extractors, and both
sides of a ratio, are measured on the same draws.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from statistics import fmean
from typing import NamedTuple

DRAWS = 1000
COVERED = 0.95
_SEED = 7


class Interval(NamedTuple):
    """A figure, and the bounds between which 95 % of the draws lie."""

    value: float
    low: float
    high: float


def interval(columns: Sequence[Sequence[float]], figure: Callable[..., float]) -> Interval:
    """The interval of a figure of the means of columns; each column has one number for each page (≥ 1)."""
    value = figure(*map(fmean, columns))
    pages = len(columns[0])
    if pages == 1:
        return Interval(value, value, value)
    drawn = sorted(figure(*(sum(draw(column)) / pages for column in columns)) for draw in _draws(pages))
    tail = int(DRAWS * (1 - COVERED) / 2)
    return Interval(value, drawn[tail], drawn[-tail - 1])


@lru_cache(maxsize=32)
def _draws(pages: int) -> list[Callable[[Sequence[float]], Sequence[float]]]:
    source = random.Random(_SEED)
    return [itemgetter(*source.choices(range(pages), k=pages)) for _ in range(DRAWS)]
