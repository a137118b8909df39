"""How far a run is, on standard error: a bar where there is a terminal and `rich`, a line of counts without `rich`."""

from __future__ import annotations

import sys
import time
from abc import ABC, abstractmethod
from typing import Final

_SECONDS_BETWEEN: Final = 0.5


class Progress(ABC):
    """Told of each page, and of all that is to be said on standard error, so that neither breaks the other."""

    @abstractmethod
    def advance(self, size: int) -> None:
        """A page that took this many bytes of input is done."""

    @abstractmethod
    def say(self, line: str) -> None:
        """Prints a line."""

    @abstractmethod
    def close(self) -> None: ...


class Silent(Progress):
    """Shows nothing but what is said."""

    def advance(self, size: int) -> None:
        return

    def say(self, line: str) -> None:
        if sys.stderr is not None:  # it may be closed, and `print` would take standard output instead
            print(line, file=sys.stderr, flush=True)

    def close(self) -> None:
        return


class Counts(Progress):
    """One line that is written over: `1234 pages, 56.7 a second, 2:34 left`."""

    def __init__(self, total: int) -> None:
        self._total, self._bytes, self._pages = total, 0, 0
        self._began = time.monotonic()
        self._shown = 0.0

    def advance(self, size: int) -> None:
        self._bytes += size
        self._pages += 1
        if time.monotonic() - self._shown >= _SECONDS_BETWEEN:
            self._show()

    def say(self, line: str) -> None:
        print(f"\r\x1b[K{line}", file=sys.stderr)
        self._show()

    def close(self) -> None:
        self._show()
        print(file=sys.stderr)

    def _show(self) -> None:
        self._shown = time.monotonic()
        counts = counted(self._pages, self._bytes, self._total, self._shown - self._began)
        print(f"\r\x1b[K{counts}", end="", file=sys.stderr, flush=True)


class Bar(Progress):
    """The bar of `rich`, which honours NO_COLOR."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as RichProgress

        self._console = Console(stderr=True)
        self._bar = RichProgress(
            BarColumn(), TextColumn("{task.description}"), console=self._console, redirect_stdout=False
        )
        self._total, self._bytes, self._pages = total, 0, 0
        self._began = time.monotonic()
        self._task = self._bar.add_task("reading", total=max(1, total))
        self._bar.start()

    def advance(self, size: int) -> None:
        self._bytes += size
        self._pages += 1
        counts = counted(self._pages, self._bytes, self._total, time.monotonic() - self._began)
        self._bar.update(self._task, completed=self._bytes, description=counts)

    def say(self, line: str) -> None:
        self._console.print(line, markup=False, emoji=False, highlight=False, soft_wrap=True)

    def close(self) -> None:
        self._bar.stop()


def progress(total: int, *, is_shown: bool) -> Progress:
    """The best there is. `total`: the bytes of all input, by which the time that is left is reckoned."""
    if not is_shown:
        return Silent()
    try:
        return Bar(total)
    except ImportError:
        return Counts(total)


def counted(pages: int, passed: int, total: int, seconds: float) -> str:
    """The counts in words."""
    text = f"{pages} pages, {pages / seconds if seconds else 0:.1f} a second"
    if 0 < passed < total:
        left = round(seconds * (total - passed) / passed)
        hours, minutes = divmod(left // 60, 60)
        text += f", {f'{hours}:{minutes:02}' if hours else minutes}:{left % 60:02} left"
    return text
