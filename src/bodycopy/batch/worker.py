"""What runs in a worker process: take an item, do the work, send what came of it."""

from __future__ import annotations

import gc
import os
import pickle
import threading
from collections.abc import Callable
from multiprocessing import connection, parent_process
from typing import Any, Final, TypeVar

from bodycopy.errors import PageFailedError, SourceError

T = TypeVar("T")
R = TypeVar("R")

READY: Final = b"ready"
"""The first message of a worker."""
_ALLOCATED: Final = 20_000
"""How many objects more than before there are when garbage is collected, instead of the 700 of a process that is not
ours: a page has some thousand, and nearly all are gone without."""


def attempt(work: Callable[[T], R], item: T) -> R | SourceError:
    """What came of an item. A fault of ours on one page must not cost the user the others."""
    try:
        return work(item)
    except SourceError as error:
        return error
    except Exception as error:
        return PageFailedError(f"bodycopy failed, please report it: {type(error).__name__}: {error}")


def serve(
    pipe: connection.Connection[Any, Any], work: Callable[[Any], Any], prepare: Callable[[], object] | None
) -> None:
    """Works until the other end of the pipe is closed. What there is to prepare is done before the first item comes,
    for which the time is taken."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        if prepare is not None:
            attempt(lambda _: prepare(), None)  # what fails will be said of a page
        _collect_seldom()
        pipe.send_bytes(READY)
        while True:
            pipe.send_bytes(_answer(work, pipe.recv()))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _collect_seldom() -> None:
    """Leaves what was loaded to begin with out of all collections, and makes these seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATED)


def _answer(work: Callable[[Any], Any], item: Any) -> bytes:
    outcome = attempt(lambda item: pickle.dumps(work(item), pickle.HIGHEST_PROTOCOL), item)
    return outcome if isinstance(outcome, bytes) else pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)


def _end_with_parent() -> None:
    """A worker that hangs would not see that nobody is there any more."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
