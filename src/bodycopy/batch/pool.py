"""Work on many items in processes: results in the order of the items, a bounded number of them in memory, and
processes that die or hang are replaced.

Each process has a thread here that sends it an item and waits for the result. A pipe whose other end has died raises,
also in the middle of a result, so that no state of a process has to be guessed.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeVar

from bodycopy.batch.worker import READY, attempt, serve
from bodycopy.errors import BatchError, PageCrashError, PageFailedError, PageTimeoutError, SourceError

T = TypeVar("T")
R = TypeVar("R")

_AHEAD: Final = 16
"""How many items for each process are taken before the first of them is done."""
_TRIES: Final = 2
"""A page whose process died is tried again: it may not be to blame, the system kills processes when memory is short."""
_START_SECONDS: Final = 120
LONGEST_TIMEOUT: Final = 1_000_000
"""In seconds, eleven days: what no system counts in as few bits as to refuse it."""
MOST_WORKERS: Final = 1_024
"""More than all but a few machines have cores for; each takes a process and a thread."""

# Processes are started anew, not forked: a fork has threads' locks and other workers' ends of pipes, which would keep a
# dead worker's pipe open.
_CONTEXT: Final = multiprocessing.get_context("spawn")

_Tasks = SimpleQueue[tuple[int, Any] | None]
_Results = SimpleQueue[tuple[int, bytes | SourceError | BatchError]]


def in_processes(
    work: Callable[[T], R],
    items: Iterable[T],
    *,
    workers: int,
    timeout: float | None,
    prepare: Callable[[], object] | None = None,
) -> Generator[tuple[T, R | SourceError], None, None]:
    """Each item with what came of it, in order.

    Args:
        work: what is done with an item; a function that can be pickled.
        items: read no further ahead than the processes need.
        workers: how many processes.
        timeout: seconds that an item may take; then its process is killed and replaced.
        prepare: what a process does before its first item; a function that can be pickled.

    Raises:
        BatchError: processes can't be started.
    """
    tasks: _Tasks = SimpleQueue()
    results: _Results = SimpleQueue()
    crew: list[_Keeper] = []
    source = enumerate(items)
    pending: deque[tuple[int, T]] = deque()
    done: dict[int, bytes | SourceError | BatchError] = {}
    more = True
    try:
        for _ in range(workers):
            keeper = _Keeper(work, prepare, tasks, results, timeout)
            _start_thread(keeper, workers)
            crew.append(keeper)
        while True:
            _collect(results, done, wait=False)
            if pending and pending[0][0] in done:
                index, item = pending.popleft()
                yield item, _opened(done.pop(index))
            elif more and len(pending) < workers * _AHEAD:
                task = next(source, None)
                if task is None:
                    more = False
                else:
                    pending.append(task)
                    tasks.put(task)
            elif pending:
                _collect(results, done, wait=True)
            else:
                return
    finally:
        for keeper in crew:
            keeper.end()
            tasks.put(None)
        for keeper in crew:
            keeper.join()


def in_this_process(work: Callable[[T], R], items: Iterable[T]) -> Generator[tuple[T, R | SourceError], None, None]:
    """The same without processes, for a few items that nothing is feared of."""
    for item in items:
        yield item, attempt(work, item)


def _start_thread(keeper: threading.Thread, workers: int) -> None:
    try:
        keeper.start()
    except RuntimeError as error:  # the system allows no more
        raise BatchError(f"{workers} worker processes can't be started ({error}); ask for fewer") from error


def _collect(results: _Results, done: dict[int, bytes | SourceError | BatchError], *, wait: bool) -> None:
    """Moves what has come; waits for one at least if asked to."""
    try:
        while True:
            index, outcome = results.get(block=wait)
            done[index] = outcome
            wait = False
    except Empty:
        return


def _opened(outcome: bytes | SourceError | BatchError) -> Any:
    if isinstance(outcome, BatchError):
        raise outcome
    return pickle.loads(outcome) if isinstance(outcome, bytes) else outcome


class _Keeper(threading.Thread):
    """Keeps one process at work: hands it items, and replaces it when it dies or hangs."""

    def __init__(
        self,
        work: Callable[[Any], Any],
        prepare: Callable[[], object] | None,
        tasks: _Tasks,
        results: _Results,
        timeout: float | None,
    ) -> None:
        super().__init__(daemon=True)
        self._work, self._prepare, self._tasks, self._results, self._timeout = work, prepare, tasks, results, timeout
        self._process: BaseProcess | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._ended = threading.Event()

    def run(self) -> None:
        _leave_interrupts_to_the_parent()
        while (task := self._tasks.get()) is not None and not self._ended.is_set():
            index, item = task
            self._results.put((index, self._outcome(item)))
        self._discard()

    def end(self) -> None:
        """Kills the process. Safe from another thread: the keeper sees its pipe break, and that it was meant to."""
        self._ended.set()
        process = self._process
        if process is not None:
            with suppress(ValueError):  # it has been replaced meanwhile
                process.kill()

    def _outcome(self, item: Any) -> bytes | SourceError | BatchError:
        for _ in range(_TRIES):
            try:
                pipe = self._pipe or self._start()
                pipe.send(item)
                if not pipe.poll(self._timeout):
                    self._discard()
                    return PageTimeoutError(f"took longer than {self._timeout:g} seconds")
                return pipe.recv_bytes()
            except BatchError as error:
                return error
            except (EOFError, OSError):
                self._discard()
                if self._ended.is_set():
                    break
            except Exception as error:  # or nobody would ever answer for the item
                self._discard()
                return PageFailedError(f"bodycopy failed, please report it: {type(error).__name__}: {error}")
        return PageCrashError("the process that worked on it died, twice")

    def _start(self) -> Connection[Any, Any]:
        here, there = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=serve, args=(there, self._work, self._prepare), daemon=True)
        try:
            process.start()
            there.close()  # or the pipe would not break when the process dies
            self._process, self._pipe = process, here
            if self._ended.is_set():
                process.kill()
            if here.poll(_START_SECONDS) and here.recv_bytes() == READY:
                return here
            reason: object = "no answer"
        except Exception as error:
            reason = str(error) or type(error).__name__
        self._discard()
        raise BatchError(f"{_CANNOT_START} ({reason})")

    def _discard(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


_CANNOT_START: Final = (
    "worker processes can't be started; a script that uses them must keep what it does under "
    'if __name__ == "__main__":, since they import it'
)


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches all processes of a terminal, and only the first should act on it.

    A thread's blocked signals are those of the processes that it starts. This changes no handler, and no other thread.
    The tracker of multiprocessing must run before: starting it unblocks the signals of the thread that first needs it.
    """
    if hasattr(signal, "pthread_sigmask"):
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
