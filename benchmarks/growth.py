"""Cost against size: the same page made longer and longer, and the power law that fits the times.

The page is a fixture whose body is repeated, so that its markup stays of one kind from 10 KB to 10 MB. The exponent is
the slope of the least-squares line through the logarithms: 1 means twice the page, twice the time.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.progress import counted
from benchmarks.results import Growth
from benchmarks.speed import Contestant, timed

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
"""In bytes."""

PATIENCE = 5_000.0
"""CPU milliseconds: an extractor that takes longer for a page is given no larger one."""

_PASSES = 3
_ENOUGH = 1_000.0
"""CPU milliseconds after which a page is not timed again: what takes long varies little."""

_BODY = re.compile(rb"(<body[^>]*>)(.*)(</body>)", re.DOTALL | re.IGNORECASE)


def grown(page: bytes, sizes: Iterable[int]) -> list[bytes]:
    """The page with its body repeated and cut to each size. Raises ValueError for a page without a body."""
    parts = _BODY.search(page)
    if parts is None:
        raise ValueError("the page has no body element to repeat")
    return [b"<!doctype html><html>" + parts[1] + _filled(parts[2], size) + b"</body></html>" for size in sizes]


def measure(pages: Sequence[bytes], runners: Iterable[Contestant]) -> list[Growth]:
    """The curve of each extractor over pages that grow."""
    return [_growth(runner, pages) for runner in runners]


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """The exponent of the power law through points (at least two)."""
    slope, _ = statistics.linear_regression([math.log(size) for size in sizes], [math.log(time) for time in times])
    return slope


def _filled(body: bytes, size: int) -> bytes:
    return (body * (size // len(body) + 1))[:size]


def _growth(runner: Contestant, pages: Sequence[bytes]) -> Growth:
    points = list(_points(runner, pages))
    sizes, times = [size for size, _ in points], [milliseconds for _, milliseconds in points]
    fitted = exponent(sizes, times) if len(points) > 1 else None
    return Growth(name=runner.name, sizes=sizes, times=times, exponent=fitted)


def _points(runner: Contestant, pages: Sequence[bytes]) -> Iterator[tuple[int, float]]:
    timed(runner.calls, pages[0])
    for page in counted(pages, f"growth, {runner.label}"):
        milliseconds = _median_time(runner, page)
        yield len(page), milliseconds
        if milliseconds > PATIENCE:
            return


def _median_time(runner: Contestant, page: bytes) -> float:
    times: list[float] = []
    while len(times) < _PASSES and sum(times) < _ENOUGH:
        times.append(timed(runner.calls, page)[0])
    return statistics.median(times)
