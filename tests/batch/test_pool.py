"""Processes that work on items: order, bounds, and what dies or hangs."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bodycopy.batch.pool import in_processes, in_this_process
from bodycopy.errors import BatchError, PageCrashError, PageFailedError, PageTimeoutError, SourceError
from tests.batch import jobs
from tests.runs import needs_proc, workers_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


def outcomes(
    work: Callable[[Any], Any], items: Iterable[Any], *, workers: int = 2, timeout: float | None = 30
) -> list[Any]:
    return [outcome for _, outcome in in_processes(work, items, workers=workers, timeout=timeout)]


def test_results_are_in_order_with_their_items() -> None:
    assert list(in_processes(jobs.slow_first, range(100), workers=2, timeout=30)) == [(n, n) for n in range(100)]
    assert list(in_this_process(jobs.square, range(5))) == [(n, n * n) for n in range(5)]


def test_no_items_no_processes() -> None:
    assert outcomes(jobs.square, []) == []


def test_the_work_is_shared() -> None:
    ids = set(outcomes(jobs.process_id, range(300)))
    assert len(ids) == 2 and os.getpid() not in ids


def test_workers_collect_garbage_seldom_and_this_process_as_it_likes() -> None:
    before = gc.get_threshold()
    ((every, left_out),) = outcomes(jobs.garbage, [None])
    assert every > 10_000 and left_out > 10_000
    assert gc.get_threshold() == before
    assert list(in_this_process(jobs.garbage, [None])) == [(None, (before[0], gc.get_freeze_count()))]


def test_what_goes_wrong_costs_its_item_only() -> None:
    items = ["a", "refuse", "b", "fail", "exit", "c", "kill", "out of memory", "secret", "d"]
    found = dict(zip(items, outcomes(jobs.awkward, items), strict=True))
    assert [found[item] for item in "abcd"] == ["a", "b", "c", "d"]
    assert type(found["refuse"]) is SourceError and str(found["refuse"]) == "refused"
    assert type(found["fail"]) is PageFailedError and "RuntimeError: two\nlines" in str(found["fail"])
    assert type(found["out of memory"]) is type(found["secret"]) is PageFailedError
    assert type(found["exit"]) is type(found["kill"]) is PageCrashError


def test_in_this_process_too() -> None:
    items = ["a", "refuse", "fail"]
    assert [type(outcome) for _, outcome in in_this_process(jobs.awkward, items)] == [str, SourceError, PageFailedError]


def test_what_hangs_is_ended() -> None:
    began = time.monotonic()
    found = outcomes(jobs.awkward, ["a", "hang", "b", "stop", "c"], timeout=1.5)
    assert [type(outcome) for outcome in found] == [str, PageTimeoutError, str, PageTimeoutError, str]
    assert str(found[1]) == "took longer than 1.5 seconds"
    assert time.monotonic() - began < 60


def test_what_is_prepared_takes_no_time_of_an_item() -> None:
    run = in_processes(jobs.times_prepared, [1, 2], workers=1, timeout=0.5, prepare=jobs.prepare_for_long)
    assert [outcome for _, outcome in run] == [1, 1]
    run = in_processes(jobs.times_prepared, [1], workers=1, timeout=30, prepare=jobs.fail_to_prepare)
    assert [outcome for _, outcome in run] == [0]


def test_workers_leave_interrupts_to_the_first_process_also_if_they_are_the_first_to_start() -> None:
    code = (
        "import signal; from bodycopy.batch.pool import in_processes; from tests.batch import jobs\n"
        "if __name__ == '__main__':\n"
        "    print([outcome for _, outcome in in_processes(jobs.blocks_interrupts, [1], workers=1, timeout=60)])"
    )
    folder = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{folder / 'src'}{os.pathsep}{folder}"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert done.stdout == b"[True]\n"


def test_an_item_whose_process_died_once_is_done_again(tmp_path: Path) -> None:
    assert outcomes(jobs.die_once, [str(tmp_path / "mark")]) == ["done"]


def test_killed_processes_lose_nothing() -> None:
    found = []
    for (number, outcome), (_, process) in zip(
        in_processes(jobs.square, range(200), workers=2, timeout=30),
        in_processes(jobs.process_id, range(200), workers=1, timeout=30),
        strict=True,
    ):
        found.append(outcome)
        assert isinstance(process, int)
        if number in (20, 90):
            os.kill(process, signal.SIGKILL)
    assert found == [number * number for number in range(200)]


@needs_proc
def test_a_process_killed_in_the_middle_of_a_result_is_replaced() -> None:
    """The result is larger than a pipe holds, so that the process is sending when it is killed."""
    run = in_processes(jobs.large, [30_000_000] * 6, workers=1, timeout=30)
    next(run)
    deadline = time.monotonic() + 20
    killed = False
    while not killed and time.monotonic() < deadline:
        for child in workers_of(os.getpid()):
            os.kill(child, signal.SIGKILL)
            killed = True
    assert killed
    assert [outcome == b"x" * 30_000_000 for _, outcome in run] == [True] * 5


class Counted:
    """Items that count how many were taken."""

    def __init__(self) -> None:
        self.taken = 0

    def __iter__(self) -> Iterator[int]:
        for number in range(10_000):
            self.taken += 1
            yield number


def test_items_are_not_read_far_ahead() -> None:
    items = Counted()
    run = in_processes(jobs.square, items, workers=2, timeout=30)
    next(run)
    time.sleep(0.3)
    assert items.taken <= 33
    run.close()


def test_a_slow_source_holds_nothing_back() -> None:
    """A result is handed out before the next item is there."""
    handed_out = threading.Event()

    def items() -> Iterator[int]:
        yield 1
        while not handed_out.wait(0.01) and time.monotonic() < deadline:
            yield 2
        yield 3

    deadline = time.monotonic() + 30
    for number, _ in in_processes(jobs.square, items(), workers=1, timeout=30):
        if number == 1:
            handed_out.set()
    assert time.monotonic() < deadline


@needs_proc
def test_whoever_stops_early_leaves_no_process_behind() -> None:
    before = threading.active_count()
    run = in_processes(jobs.awkward, ["a", "hang", "hang", "hang"], workers=2, timeout=None)
    assert next(run) == ("a", "a")
    run.close()
    assert workers_of(os.getpid()) == []
    assert threading.active_count() == before


@needs_proc
def test_a_source_that_raises_ends_the_run() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        outcomes(jobs.square, items())
    assert workers_of(os.getpid()) == []


def test_threads_that_cannot_be_started_leave_none_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fourth is one more than the system allows."""
    start = threading.Thread.start
    started: list[threading.Thread] = []

    def limited(thread: threading.Thread) -> None:
        if len(started) == 3:
            raise RuntimeError("can't start new thread")
        started.append(thread)
        start(thread)

    before = threading.active_count()
    monkeypatch.setattr(threading.Thread, "start", limited)
    with pytest.raises(
        BatchError, match=r"5 worker processes can't be started \(can't start new thread\); ask for fewer"
    ):
        outcomes(jobs.square, [1, 2], workers=5)
    assert len(started) == 3
    assert threading.active_count() == before


def test_work_that_cannot_be_sent_is_an_error_and_no_deadlock() -> None:
    with pytest.raises(BatchError, match="worker processes can't be started"):
        outcomes(lambda number: number, [1])
