"""Other extractors, each behind a small adapter, and a cache of what they extract.

They come with the `bench` extra: `pip install -e '.[bench]'`. Call options are data, so that a table can be traced to
the call that made it:

- trafilatura gets text, decoded by its own `decode_file`; it extracts the same from bytes. Tables stay in, its default:
  without them its shingle F1 on news is the same or higher by at most 0.003.
- resiliparse gets bytes, whose encoding it detects without the page's meta tags. Alternative texts of pictures and
  reader comments are switched off: no reference text has them, and with the alternative texts its shingle F1 on news
  falls by 0.02 to 0.03.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from getpass import getuser
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

Options = Mapping[str, Any]


class Calls(NamedTuple):
    """How an extractor is called."""

    prepare: Callable[[bytes], Any]
    """Makes of a page's bytes what the extractor reads; outside of the time that the speed command takes."""
    extract: Callable[[Any], str]


def _trafilatura(options: Options) -> Calls:
    from trafilatura import extract
    from trafilatura.utils import decode_file

    return Calls(prepare=decode_file, extract=lambda text: extract(text, **options) or "")


def _resiliparse(options: Options) -> Calls:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    def extract(html: bytes) -> str:
        tree = HTMLTree.parse_from_bytes(html, detect_encoding(html) or "utf-8")
        return str(extract_plain_text(tree, **options))

    return Calls(prepare=bytes, extract=extract)


@dataclass(frozen=True, slots=True)
class Peer:
    """An extractor to compare with."""

    name: str
    package: str
    options: Options
    load: Callable[[Options], Calls]
    reads: str
    """What it is given: `bytes`, or `text` that was decoded outside of its time."""

    @property
    def version(self) -> str | None:
        """The installed version, None where the package is not installed."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None

    @property
    def label(self) -> str:
        """Name and version, for tables."""
        return f"{self.name} {self.version}"


PEERS = {
    peer.name: peer
    for peer in (
        Peer("trafilatura", "trafilatura", {"include_comments": False}, _trafilatura, "text"),
        Peer("trafilatura-fast", "trafilatura", {"include_comments": False, "fast": True}, _trafilatura, "text"),
        Peer(
            "resiliparse",
            "resiliparse",
            {"main_content": True, "alt_texts": False, "comments": False},
            _resiliparse,
            "bytes",
        ),
    )
}


class Extraction(NamedTuple):
    """What an extractor made of a page."""

    text: str
    """Empty where it failed."""
    error: str | None = None


@cache
def calls(name: str) -> Calls:
    """The calls of a peer, loaded once. Raises ImportError where it is not installed."""
    peer = PEERS[name]
    return peer.load(peer.options)


def extract(name: str, html: bytes) -> Extraction:
    """What a peer extracts from a page's bytes. An exception of the peer becomes the extraction's error."""
    extractor = calls(name)
    try:
        return Extraction(extractor.extract(extractor.prepare(html)))
    except Exception as error:
        return Extraction("", f"{type(error).__name__}: {error}")


def cache_folder() -> Path:
    """This user's folder of extractions, inside the folder for temporary files."""
    return Path(tempfile.gettempdir()) / f"bodycopy-benchmarks-{getuser()}"


def cached_extract(name: str, html: bytes, folder: Path | None = None) -> Extraction:
    """As `extract`, read from the cache where the same version did the same page with the same options before."""
    peer = PEERS[name]
    setting = hashlib.sha256(json.dumps([peer.version, dict(peer.options)]).encode()).hexdigest()[:8]
    page = hashlib.sha256(html).hexdigest()
    path = (folder or cache_folder()) / f"{name}-{peer.version}-{setting}" / page[:2] / f"{page}.json"
    if path.exists():
        return Extraction(**json.loads(path.read_text("utf-8")))
    extraction = extract(name, html)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written under another name first: a run that is interrupted, or a second one, never leaves half a file.
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_text(json.dumps(extraction._asdict()), "utf-8")
    unfinished.replace(path)
    return extraction
