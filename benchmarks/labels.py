"""Finds places for the names of a chart's points, so that none lies on another or on a point."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

_LETTER, _LINE = 5.2, 12.0
"""Width and height of a letter, in pixels."""
_GAP = 8.0
"""Between a point and its name."""
_RADIUS = 5.0
_MARGIN = 0.08
"""Room to the left and right of the points, as a share of the width."""
_FARTHEST = 12
"""How many lines away from its point a name may stand."""


class Box(NamedTuple):
    """A rectangle in pixels, from the upper left."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Both have a pixel in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )  # fmt: skip


class Label(NamedTuple):
    """The end of a name that is next to its point, in the values of the axes."""

    time: float
    share: float
    on_left: bool
    """The name stands to the left of the point."""


class Plot(NamedTuple):
    """A plot with times on a logarithmic axis and shares on a linear one that ends at 1."""

    x: tuple[float, float]
    y: tuple[float, float]
    width: float
    height: float

    @classmethod
    def around(cls, times: Sequence[float], lowest: float, width: float, height: float) -> Self:
        """The plot that holds points of these times, the lowest of which reaches down to a share."""
        room = (max(times) / min(times)) ** _MARGIN + 0.1
        return cls((min(times) / room, max(times) * room), (math.floor(lowest * 20) / 20, 1.0), width, height)

    def labels(self, points: Sequence[tuple[float, float, str]]) -> list[Label]:
        """Where the names of points (time, share, name) stand, in their order."""
        places = [self._pixels(time, share) for time, share, _ in points]
        taken = [Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in places]
        found: list[Label] = []
        for (x, y), (_, _, name) in zip(places, points, strict=True):
            box = self._free(x, y, _LETTER * len(name), taken)
            taken.append(box)
            on_left = box.right < x
            found.append(self._label(box.right if on_left else box.left, (box.top + box.bottom) / 2, on_left))
        return found

    def _free(self, x: float, y: float, length: float, taken: Sequence[Box]) -> Box:
        """The nearest box beside the point that is free; the nearest of all where none is."""
        boxes = [box for box in _around(x, y, length) if self._holds(box)]
        return next((box for box in boxes if not any(map(box.overlaps, taken))), boxes[0])

    def _holds(self, box: Box) -> bool:
        return box.left >= 0 and box.right <= self.width and box.top >= 0 and box.bottom <= self.height

    def _pixels(self, time: float, share: float) -> tuple[float, float]:
        low, high = self.y
        along = math.log(time / self.x[0]) / math.log(self.x[1] / self.x[0])
        return along * self.width, (high - share) / (high - low) * self.height

    def _label(self, x: float, y: float, on_left: bool) -> Label:
        low, high = self.y
        time = self.x[0] * (self.x[1] / self.x[0]) ** (x / self.width)
        return Label(time, high - y / self.height * (high - low), on_left)


def _around(x: float, y: float, length: float) -> Iterator[Box]:
    """Boxes for a name of this length to the right and the left of a point, farther and farther up and down."""
    for step in range(_FARTHEST):
        for middle in (y - step * _LINE, y + step * _LINE):
            for left in (x + _GAP, x - _GAP - length):
                yield Box(left, middle - _LINE / 2, left + length, middle + _LINE / 2)
