"""Measures that need a process of their own: `python -m benchmarks.children TASK EXTRACTOR`, pages on stdin.

A page is eight bytes of length and its bytes; the answer is a line of JSON numbers on stdout.
"""

from __future__ import annotations

import json
import os
import resource
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from benchmarks.corpora import CHECKOUT

PEAK_MEMORY = "peak-memory"
COLD_START = "cold-start"

_LENGTH = struct.Struct(">Q")
_STATUS = Path("/proc/self/status")
_PEAK = "VmHWM:"


def run(task: str, extractor: str, pages: Sequence[bytes]) -> list[float]:
    """Have a process of its own do a task. Raises RuntimeError with the last line of its stderr if it fails."""
    given = b"".join(_LENGTH.pack(len(page)) + page for page in pages)
    command = [sys.executable, "-m", __spec__.name, task, extractor]
    done = subprocess.run(command, input=given, capture_output=True, cwd=CHECKOUT, check=False)
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RuntimeError(f"{extractor} failed in a process of its own: {lines[-1] if lines else done.returncode}")
    answer: list[float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def run_all(task: str, extractors: Sequence[str], pages: Sequence[bytes]) -> dict[str, list[float]]:
    """As `run_or_say` for each extractor, as many at a time as there are cores: for tasks whose answer is no time."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = pool.map(lambda name: run_or_say(task, name, pages), extractors)
        return {name: answer for name, answer in zip(extractors, answers, strict=True) if answer is not None}


def run_or_say(task: str, extractor: str, pages: Sequence[bytes]) -> list[float] | None:
    """As `run`; None where it fails, which is said on stderr: one extractor costs the others no figure."""
    try:
        return run(task, extractor, pages)
    except RuntimeError as error:
        print(f"{error}: its {task} is left out", file=sys.stderr)
        return None


def _peak_memory(extractor: str, pages: Iterator[bytes]) -> list[float]:
    from benchmarks.contestants import contestant, timed

    calls = contestant(extractor).calls
    for page in pages:
        timed(calls, page)
    calls.close()
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [max(_own_peak(), children)]


def _own_peak() -> float:
    """Megabytes. By /proc where there is one, since `ru_maxrss` counts what the process was forked from as well."""
    if _STATUS.exists():
        for line in _STATUS.read_text("utf-8").splitlines():
            if line.startswith(_PEAK):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _cold_start(extractor: str, pages: Iterator[bytes]) -> list[float]:
    """CPU milliseconds for loading an extractor, and for that and its first page; what the suite loads is not in."""
    page = next(pages)
    if extractor == _OWN:
        start = time.process_time()
        from benchmarks import ours

        loaded = time.process_time()
        ours.extract_text(page)
        return [(loaded - start) * 1000, (time.process_time() - start) * 1000]

    from benchmarks import peers

    start = time.process_time()
    calls = peers.calls(extractor)
    loaded = time.process_time()
    source = calls.prepare(page)
    prepared = time.process_time()
    calls.extract(source)
    return [(loaded - start) * 1000, (time.process_time() - start - (prepared - loaded)) * 1000]


_OWN = "bodycopy"
_TASKS = {PEAK_MEMORY: _peak_memory, COLD_START: _cold_start}


def _read_pages() -> Iterator[bytes]:
    source: BinaryIO = sys.stdin.buffer
    while head := source.read(_LENGTH.size):
        yield source.read(_LENGTH.unpack(head)[0])


if __name__ == "__main__":
    task, extractor = sys.argv[1:]
    print(json.dumps(_TASKS[task](extractor, _read_pages())))
