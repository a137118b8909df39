"""Cold start: what a process of its own pays for one page."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable

from benchmarks import children
from benchmarks.contestants import EVERYTHING, Contestant
from benchmarks.progress import counted
from benchmarks.results import ColdStart

_STARTS = 5


def measure(page: bytes, runners: Iterable[Contestant]) -> list[ColdStart]:
    """The median of some starts of each extractor that runs in Python itself."""
    in_python = [runner for runner in runners if runner.calls.clock is time.process_time and runner.name != EVERYTHING]
    return list(filter(None, (_cold_start(page, runner) for runner in counted(in_python, "cold starts"))))


def _cold_start(page: bytes, runner: Contestant) -> ColdStart | None:
    starts: list[list[float]] = []
    for _ in range(_STARTS):
        start = children.run_or_say(children.COLD_START, runner.name, [page])
        if start is None:
            return None
        starts.append(start)
    imported, first_page = (statistics.median(values) for values in zip(*starts, strict=True))
    return ColdStart(name=runner.name, label=runner.label, imported=imported, first_page=first_page)
