"""Calling peers: each loaded once, each failure counted, each extraction that succeeded kept for the next run."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from functools import cache
from getpass import getuser
from pathlib import Path

from benchmarks.peers.peer import Calls, Extraction
from benchmarks.peers.table import PEERS


@cache
def calls(name: str) -> Calls:
    """The calls of a peer, loaded once. Raises ImportError where it is not installed."""
    peer = PEERS[name]
    return peer.load(peer.options)


def extract(name: str, html: bytes) -> Extraction:
    """What a peer extracts from a page's bytes. An exception of the peer becomes the extraction's error."""
    extractor = calls(name)
    try:
        return Extraction(extractor.finish(extractor.extract(extractor.prepare(html))))
    except Exception as error:
        return Extraction("", f"{type(error).__name__}: {error}")


def cache_folder() -> Path:
    """This user's folder of extractions, inside the folder for temporary files."""
    return Path(tempfile.gettempdir()) / f"bodycopy-benchmarks-{getuser()}"


def cached_extract(name: str, html: bytes, folder: Path | None = None) -> Extraction:
    """As `extract`, read from the cache where the same version did the same page with the same options before.

    Failures are not kept: many are the machine's (a package that is not installed, no memory left) and pass with it.
    """
    peer = PEERS[name]
    setting = hashlib.sha256(json.dumps([peer.version, dict(peer.options)]).encode()).hexdigest()[:8]
    page = hashlib.sha256(html).hexdigest()
    path = (folder or cache_folder()) / f"{name}-{peer.version}-{setting}" / page[:2] / f"{page}.json"
    if path.exists() and not (kept := Extraction(**json.loads(path.read_text("utf-8")))).error:
        return kept
    extraction = extract(name, html)
    if extraction.error:
        return extraction
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written under another name first: a run that is interrupted, or a second one, never leaves half a file.
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_text(json.dumps(extraction._asdict()), "utf-8")
    unfinished.replace(path)
    return extraction
