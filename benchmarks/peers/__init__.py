"""Other extractors, each behind a small adapter; what is not installed is left out."""

from __future__ import annotations

from benchmarks.peers.node import FOLDER as NODE_FOLDER
from benchmarks.peers.peer import Calls, Extraction, Options, Peer
from benchmarks.peers.run import cached_extract, calls, extract
from benchmarks.peers.table import PEERS

__all__ = ["NODE_FOLDER", "PEERS", "Calls", "Extraction", "Options", "Peer", "cached_extract", "calls", "extract"]
