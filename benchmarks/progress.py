"""Progress on stderr, shown only where stderr is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def counted(items: Iterable[Item], label: str) -> Iterator[Item]:
    """The same items, with their number shown while they go by."""
    if not sys.stderr.isatty():
        yield from items
        return
    number = 0
    for number, item in enumerate(items, start=1):
        print(f"\r{label}: {number}", end="", file=sys.stderr, flush=True)
        yield item
    print(f"\r{label}: {number} done", file=sys.stderr)
