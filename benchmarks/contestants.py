"""The extractors whose time is taken, and one extraction timed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks import ours, peers

EVERYTHING = f"{ours.NAME}, all read"
"""bodycopy with lines, captions, related stories and metadata read as well."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """An extractor whose time is taken."""

    name: str
    label: str
    calls: peers.Calls
    reads: str
    """What it is given: bytes, or text that was decoded before."""


def contestants(peer_names: Iterable[str]) -> list[Contestant]:
    """bodycopy, bodycopy with everything read, and the peers."""
    return [contestant(name) for name in (ours.NAME, EVERYTHING, *peer_names)]


def contestant(name: str) -> Contestant:
    """An extractor by its name."""
    own: dict[str, Callable[[bytes], str]] = {ours.NAME: ours.extract_text, EVERYTHING: ours.extract_everything}
    if name in own:
        label = name.replace(ours.NAME, f"{ours.NAME} {ours.VERSION}")
        return Contestant(name, label, peers.Calls(bytes, own[name]), "bytes")
    return Contestant(name, peers.PEERS[name].label, peers.calls(name), peers.PEERS[name].reads)


def timed(calls: peers.Calls, page: bytes) -> tuple[float, bool]:
    """CPU milliseconds of one extraction, and whether it came to its end."""
    try:
        source = calls.prepare(page)
    except Exception:
        return 0.0, False
    start = calls.clock()
    succeeded = True
    try:
        calls.extract(source)
    except Exception:
        succeeded = False
    return (calls.clock() - start) * 1000, succeeded
