"""Measures CPU time a page, for bodycopy and peers in the same run on one core.

An extractor goes through all pages at a stretch, as it would at work, and the extractors take turns pass by pass, so
that what slows the machine for a while slows all of them. The order turns round from pass to pass. Garbage is collected
before each turn, so that no extractor pays for another's. A page's time is the median of its passes. An extractor that
has used up `PATIENCE` is given no further pass: what takes long varies little.
"""

from __future__ import annotations

import gc
import hashlib
import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks import children, peers
from benchmarks.bootstrap import interval
from benchmarks.contestants import Contestant, timed
from benchmarks.corpora import Page, Reader
from benchmarks.floors import RATIO, FigurePath
from benchmarks.progress import counted
from benchmarks.results import SetSpeed, Timing

COMMAND = "speed"
WARM_UP_PAGES = 5
"""How many pages each extractor reads untimed before the first pass: imports, compiled patterns, caches."""

SAMPLE = 200
"""How many pages of a corpus are read, unless the user says otherwise."""

PATIENCE = 20_000.0
"""CPU milliseconds."""

SIZES = ((50_000, "< 50 KB"), (200_000, "50–200 KB"), (1_000_000, "200 KB–1 MB"), (math.inf, "≥ 1 MB"))
"""Classes of page by their bytes: each class's end, and its name."""


@dataclass(frozen=True, slots=True)
class Times:
    """CPU milliseconds of one extractor, a page each."""

    runner: Contestant
    pages: list[float]
    failed: int
    """Pages on which it raised an exception; the time until then counts."""


def sample(read: Reader, number: int) -> list[Page]:
    """At most `number` pages of HTML in the corpus's order, always the same: those whose ids have the lowest hashes."""
    hashes = sorted((_hash(page), index) for index, page in enumerate(read()) if page.html)
    chosen = {index for _, index in hashes[:number]}
    return [page for index, page in enumerate(read()) if index in chosen]


def measure(pages: Sequence[bytes], runners: Sequence[Contestant], passes: int) -> list[Times]:
    """Time each extractor on each page, `passes` times at most and at least once."""
    for runner in runners:
        for page in pages[:WARM_UP_PAGES]:
            timed(runner.calls, page)
    times: dict[str, list[list[float]]] = {runner.name: [[] for _ in pages] for runner in runners}
    failed: dict[str, set[int]] = {runner.name: set() for runner in runners}
    for number in range(passes):
        for runner in _turned(runners, number):
            if sum(map(sum, times[runner.name])) > PATIENCE:
                continue
            gc.collect()
            for index, page in enumerate(counted(pages, f"pass {number + 1} of {passes}, {runner.label}")):
                milliseconds, succeeded = timed(runner.calls, page)
                times[runner.name][index].append(milliseconds)
                if not succeeded:
                    failed[runner.name].add(index)
    return [
        Times(runner, [statistics.median(page) for page in times[runner.name]], len(failed[runner.name]))
        for runner in runners
    ]


def set_speed(corpus: str, pages: Sequence[bytes], passes: int, times: Sequence[Times], memory: bool) -> SetSpeed:
    """The figures of one corpus; peak memory takes a process more for each extractor."""
    classes = [size_class(page) for page in pages]
    own = times[0].pages
    names = [found.runner.name for found in times]
    peaks = children.run_all(children.PEAK_MEMORY, names, pages) if memory else {}
    return SetSpeed(
        corpus=corpus,
        pages=len(pages),
        passes=passes,
        pages_by_size={name: classes.count(name) for _, name in SIZES if name in classes},
        timings=[
            Timing(
                name=found.runner.name,
                label=found.runner.label,
                reads=found.runner.reads,
                median=statistics.median(found.pages),
                mean=statistics.fmean(found.pages),
                p99=percentile(found.pages, 0.99),
                ratio=interval([found.pages, own], lambda mean, own_mean: mean / own_mean),
                failed=found.failed,
                peak_mb=peaks[found.runner.name][0] if found.runner.name in peaks else None,
                by_size=_means(classes, found.pages),
            )
            for found in times
        ],
    )


def figures(sets: Iterable[SetSpeed]) -> dict[FigurePath, float]:
    """How many times the mean CPU time of bodycopy each peer takes, by the paths that `benchmarks.floors` describes."""
    return {
        (COMMAND, one.corpus, timing.name, RATIO): timing.ratio.value
        for one in sets
        for timing in one.timings
        if timing.name in peers.PEERS
    }


def size_class(page: bytes) -> str:
    """The name of a page's class by its bytes."""
    return next(name for end, name in SIZES if len(page) < end)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _hash(page: Page) -> str:
    return hashlib.md5(page.id.encode(), usedforsecurity=False).hexdigest()


def _turned(runners: Sequence[Contestant], number: int) -> list[Contestant]:
    first = number % len(runners)
    return [*runners[first:], *runners[:first]]


def _means(classes: Iterable[str], times: Iterable[float]) -> dict[str, float]:
    by_class: defaultdict[str, list[float]] = defaultdict(list)
    for name, milliseconds in zip(classes, times, strict=True):
        by_class[name].append(milliseconds)
    return {name: statistics.fmean(by_class[name]) for _, name in SIZES if name in by_class}
