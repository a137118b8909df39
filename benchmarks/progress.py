"""Progress on stderr, shown only where stderr is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

Item = TypeVar("Item")


def counted(items: Iterable[Item], label: str) -> Iterator[Item]:
    """The same items, with their number shown while they go by, and how many there are where that is known."""
    if not sys.stderr.isatty():
        yield from items
        return
    number = 0
    of_all = f" of {len(items)}" if isinstance(items, Sized) else ""
    for number, item in enumerate(items, start=1):
        print(f"\r{label}: {number}{of_all}", end="", file=sys.stderr, flush=True)
        yield item
    print(f"\r{label}: {number} done{' ' * len(of_all)}", file=sys.stderr)
