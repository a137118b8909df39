"""What an extractor to compare with is: its options as data, and an adapter that calls it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

Options = Mapping[str, Any]

BENCH = "pip install -e '.[bench]'"
PEERS_TOO = "pip install -e '.[peers]'"
"""How to get the extractors that are Python packages; the second comes after the first."""


def _as_it_is(text: Any) -> str:
    return text or ""


class Calls(NamedTuple):
    """How an extractor is called. Only `extract` is timed."""

    prepare: Callable[[bytes], Any]
    """Makes of a page's bytes what the extractor reads."""
    extract: Callable[[Any], Any]
    finish: Callable[[Any], str] = _as_it_is
    """Makes text of what the extractor gives, if that is markup."""
    clock: Callable[[], float] = time.process_time
    """The CPU seconds that the extractor has used so far."""
    close: Callable[[], None] = lambda: None
    """Ends what it runs in, if that is a process of its own."""


class Extraction(NamedTuple):
    """What an extractor made of a page."""

    text: str
    """Empty where it failed."""
    error: str | None = None


def package_version(package: str) -> str | None:
    """The installed version of a Python package, None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@dataclass(frozen=True, slots=True)
class Peer:
    """An extractor to compare with."""

    name: str
    package: str
    options: Options
    load: Callable[[Options], Calls]
    """The adapter: imports the extractor and gives its calls."""
    reads: str
    """What it is given: `bytes`, or `text` that was decoded outside of its time."""
    installed: Callable[[str], str | None] = field(default=package_version)
    """The installed version of its package."""
    install: str = BENCH

    @property
    def version(self) -> str | None:
        """The installed version, None where the package is not installed."""
        return self.installed(self.package)

    @property
    def label(self) -> str:
        """Name and version, for tables."""
        return f"{self.name} {self.version}"
