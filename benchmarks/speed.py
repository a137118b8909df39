"""Measures CPU time a page, for bodycopy and peers in the same run on one core.

An extractor goes through all pages at a stretch, as it would at work, and the extractors take turns pass by pass, so
that what slows the machine for a while slows all of them. The order turns round from pass to pass. Garbage is collected
before each turn, so that no extractor pays for another's. A page's time is the median of its passes.
"""

from __future__ import annotations

import gc
import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks import ours, peers
from benchmarks.floors import RATIO, FigurePath
from benchmarks.progress import counted

COMMAND = "speed"
WARM_UP_PAGES = 5
"""How many pages each extractor reads untimed before the first pass: imports, compiled patterns, caches."""

EVERYTHING = f"{ours.NAME}, all read"
"""bodycopy with lines, captions, related stories and metadata read as well."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """An extractor whose time is taken."""

    name: str
    label: str
    calls: peers.Calls
    reads: str
    """What it is given: bytes, or text that was decoded before."""


@dataclass(frozen=True, slots=True)
class Timing:
    """CPU milliseconds a page."""

    name: str
    label: str
    reads: str
    median: float
    mean: float
    p99: float
    failed: int
    """Pages on which it raised an exception; the time until then counts."""


def contestants(peer_names: Iterable[str]) -> list[Contestant]:
    """bodycopy, bodycopy with everything read, and the peers."""
    return [
        Contestant(ours.NAME, f"{ours.NAME} {ours.VERSION}", peers.Calls(bytes, ours.extract_text), "bytes"),
        Contestant(
            EVERYTHING, f"{ours.NAME} {ours.VERSION}, all read", peers.Calls(bytes, ours.extract_everything), "bytes"
        ),
        *(Contestant(name, peers.PEERS[name].label, peers.calls(name), peers.PEERS[name].reads) for name in peer_names),
    ]


def measure(pages: Sequence[bytes], runners: Sequence[Contestant], passes: int) -> list[Timing]:
    """Time each extractor on each page, `passes` times."""
    for runner in runners:
        for page in pages[:WARM_UP_PAGES]:
            _timed(runner.calls, page)
    times: dict[str, list[list[float]]] = {runner.name: [[] for _ in pages] for runner in runners}
    failed: dict[str, set[int]] = {runner.name: set() for runner in runners}
    for number in range(passes):
        for runner in _turned(runners, number):
            gc.collect()
            for index, page in enumerate(counted(pages, f"pass {number + 1} of {passes}, {runner.label}")):
                seconds, succeeded = _timed(runner.calls, page)
                times[runner.name][index].append(seconds * 1000)
                if not succeeded:
                    failed[runner.name].add(index)
    return [_timing(runner, times[runner.name], len(failed[runner.name])) for runner in runners]


def figures(corpus: str, timings: Iterable[Timing]) -> dict[FigurePath, float]:
    """How many times the mean CPU time of bodycopy each peer takes, by the paths that `benchmarks.floors` describes."""
    means = {timing.name: timing.mean for timing in timings}
    return {
        (COMMAND, corpus, name, RATIO): mean / means[ours.NAME] for name, mean in means.items() if name in peers.PEERS
    }


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _timed(calls: peers.Calls, page: bytes) -> tuple[float, bool]:
    """CPU seconds of one extraction, and whether it came to its end."""
    source = calls.prepare(page)
    start = time.process_time()
    succeeded = _succeeds(calls.extract, source)
    return time.process_time() - start, succeeded


def _succeeds(extract: Callable[[Any], str], source: Any) -> bool:
    try:
        extract(source)
    except Exception:
        return False
    return True


def _turned(runners: Sequence[Contestant], number: int) -> list[Contestant]:
    first = number % len(runners)
    return [*runners[first:], *runners[:first]]


def _timing(runner: Contestant, times: Sequence[Sequence[float]], failed: int) -> Timing:
    pages = [statistics.median(passes) for passes in times]
    return Timing(
        runner.name,
        runner.label,
        runner.reads,
        median=statistics.median(pages),
        mean=statistics.fmean(pages),
        p99=percentile(pages, 0.99),
        failed=failed,
    )
