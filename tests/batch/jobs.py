"""What worker processes do in tests: they import it."""

from __future__ import annotations

import gc
import os
import signal
import time
from typing import Final

from bodycopy.errors import SourceError

HANG: Final = 600.0


prepared: list[float] = []


def prepare_for_long() -> None:
    time.sleep(1)
    prepared.append(time.monotonic())


def fail_to_prepare() -> None:
    raise MemoryError


def times_prepared(_: int) -> int:
    return len(prepared)


def square(number: int) -> int:
    return number * number


def blocks_interrupts(_: int) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def slow_first(number: int) -> int:
    """The first item is done last."""
    time.sleep(0.3 if number == 0 else 0)
    return number


def process_id(_: int) -> int:
    return os.getpid()


def awkward(item: str) -> str:
    """Does what the item says."""
    match item:
        case "refuse":
            raise SourceError("refused")
        case "fail":
            raise RuntimeError("two\nlines")
        case "out of memory":
            raise MemoryError
        case "exit":
            os._exit(3)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "stop":
            os.kill(os.getpid(), signal.SIGSTOP)
        case "hang":
            time.sleep(HANG)
        case "secret":
            return lambda: None  # type: ignore[return-value]  # which can't be sent
    return item


def die_once(path: str) -> str:
    """Dies if it is the first to be asked."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return "done"
    os._exit(1)


def large(size: int) -> bytes:
    return b"x" * size


def garbage(_: object) -> tuple[int, int]:
    """After how many new objects garbage is collected here, and how many objects are left out of it."""
    return gc.get_threshold()[0], gc.get_freeze_count()
