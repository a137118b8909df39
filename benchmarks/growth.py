"""Cost against size: the same page made longer and longer, and the power law that fits the times.

The page is a fixture whose body is repeated, with the scripts and attributes put in that real pages have and fixtures
spare their readers: of the pages above 300 KB in the corpora, the median has 1,900 bytes for each line of text, a tag
in 160 bytes, and scripts for two thirds of it. So the page stays of one kind up to 10 MB, and within the limits beyond
which bodycopy reads no markup. The exponent is the slope of the least-squares line through the logarithms: 1 means
twice the page, twice the time.
"""

from __future__ import annotations

import gc
import math
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.contestants import Contestant, timed
from benchmarks.progress import counted
from benchmarks.results import Growth

SIZES = (100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000)
"""In bytes."""

PATIENCE = 5_000.0
"""CPU milliseconds: an extractor that takes longer for a page is given no larger one, nor is one that fails."""

_PASSES = 3
_ENOUGH = 1_000.0
"""CPU milliseconds after which a page is not timed again: what takes long varies little."""

_BODY = re.compile(rb"(<body[^>]*>)(.*)(</body>)", re.DOTALL | re.IGNORECASE)
_START_TAG = re.compile(rb"<[a-z][a-z0-9]*(?=[\s>])", re.IGNORECASE)
_END_OF_BLOCK = re.compile(rb"</(?:p|li|div|h[1-6])>", re.IGNORECASE)
_ATTRIBUTES = rb' data-module="stream-item" data-track="{&quot;zone&quot;:&quot;main&quot;,&quot;seen&quot;:false}"'
_SCRIPT = b"<script>" + b'queue.push({"slot":"inline","sizes":[[300,250],[728,90]],"lazy":true});' * 10 + b"</script>"


def grown(page: bytes, sizes: Iterable[int]) -> list[bytes]:
    """The page with its body repeated and cut to each size. Raises ValueError for a page without a body."""
    parts = _BODY.search(page)
    if parts is None:
        raise ValueError("the page has no body element to repeat")
    body = _padded(parts[2])
    return [b"<!doctype html><html>" + parts[1] + _filled(body, size) + b"</body></html>" for size in sizes]


def measure(pages: Sequence[bytes], runners: Iterable[Contestant]) -> list[Growth]:
    """The curve of each extractor over pages that grow."""
    return [_growth(runner, pages) for runner in runners]


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """The exponent of the power law through points (at least two)."""
    slope, _ = statistics.linear_regression([math.log(size) for size in sizes], [math.log(time) for time in times])
    return slope


def _padded(body: bytes) -> bytes:
    dressed = _START_TAG.sub(lambda tag: tag[0] + _ATTRIBUTES, body)
    return _END_OF_BLOCK.sub(lambda end: end[0] + _SCRIPT, dressed)


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
        if milliseconds is None:
            return
        yield len(page), milliseconds
        if milliseconds > PATIENCE:
            return


def _median_time(runner: Contestant, page: bytes) -> float | None:
    """CPU milliseconds; None where the extractor fails, which may take no time at all."""
    times: list[float] = []
    while len(times) < _PASSES and sum(times) < _ENOUGH:
        gc.collect()  # so that no page pays for another's
        milliseconds, succeeded = timed(runner.calls, page)
        if not succeeded:
            return None
        times.append(milliseconds)
    return statistics.median(times)
