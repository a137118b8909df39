"""Bombs, lying lengths and names with paths: an archive costs a bounded amount, and loses no page but its own."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import resource
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pytest
import zstandard

from bodycopy.errors import SourceError
from bodycopy.sources import find, load
from bodycopy.sources.types import MAX_PAGE_BYTES, Place
from tests.sources.makers import URL, Writer, add, warc

PAGE = b"<!doctype html><p>The ferry sails again."
HTML = [("Content-Type", "text/html")]
BOMB_BYTES = 3 * MAX_PAGE_BYTES


class Packer(Protocol):
    """What compresses piece by piece."""

    def compress(self, data: bytes, /) -> bytes:
        """The next piece."""

    def flush(self) -> bytes:
        """The end."""


def zeros(packer: Packer) -> bytes:
    """A page and very many zeros behind it."""
    parts = [packer.compress(PAGE), *(packer.compress(bytes(1_000_000)) for _ in range(BOMB_BYTES // 1_000_000))]
    return b"".join([*parts, packer.flush()])


def gzipped_zeros(head: bytes = PAGE) -> bytes:
    data = io.BytesIO()
    with gzip.GzipFile(fileobj=data, mode="wb", compresslevel=1) as file:
        file.write(head)
        for _ in range(BOMB_BYTES // 1_000_000):
            file.write(bytes(1_000_000))
    return data.getvalue()


BOMBS: dict[str, Callable[[], bytes]] = {
    "page.html.gz": gzipped_zeros,
    "page.html.bz2": lambda: zeros(bz2.BZ2Compressor()),
    "page.html.xz": lambda: zeros(lzma.LZMACompressor(preset=0)),
    "page.html.zst": lambda: zeros(zstandard.ZstdCompressor().compressobj()),
    "lines.jsonl.gz": lambda: gzipped_zeros(head=b'{"html": "'),
    "visit.har.gz": lambda: gzipped_zeros(head=b'{"log": {"version": "1.2", "entries": ["'),
    "page.mhtml.gz": lambda: gzipped_zeros(head=b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n"),
}


@contextmanager
def bounded(seconds: float, megabytes: int) -> Iterator[None]:
    """What happens inside takes no more time and memory than this."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < megabytes << 10


def read(path: Path) -> list[bytes | str | SourceError]:
    """What comes of each place in a file."""
    return [_loaded(place) for place in find([str(path)])]


def _loaded(place: Place) -> bytes | str | SourceError:
    try:
        return load(place).data
    except SourceError as error:
        return error


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BOMBS[name]())
    with bounded(15, 700):
        (problem,) = read(tmp_path / name)
    assert isinstance(problem, SourceError) and "more than 100000000 bytes" in str(problem)


def test_a_bomb_in_a_zip_costs_no_other_page(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.html", PAGE)
        with archive.open("2.html", "w") as member:
            for _ in range(BOMB_BYTES // 1_000_000):
                member.write(bytes(1_000_000))
        archive.writestr("3.html", PAGE)
    with bounded(10, 700):
        first, bomb, last = read(tmp_path / "pages.zip")
    assert first == last == PAGE
    assert isinstance(bomb, SourceError) and "more than" in str(bomb)


def test_archives_in_archives_are_not_opened(tmp_path: Path) -> None:
    inner = gzip.compress(gzip.compress(PAGE))
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("1.html", PAGE)
        archive.writestr("2.html.gz", inner)
        nested = io.BytesIO()
        with zipfile.ZipFile(nested, "w") as file:
            file.writestr("a.html", PAGE)
        archive.writestr("3.html", nested.getvalue())
    first, packed, nested_zip = read(tmp_path / "pages.zip")
    assert first == PAGE
    assert isinstance(packed, SourceError) and isinstance(nested_zip, SourceError)
    (tmp_path / "twice.html.gz").write_bytes(inner)
    (problem,) = read(tmp_path / "twice.html.gz")
    assert "compressed more than once" in str(problem)


@pytest.mark.parametrize("member", [
    "../../../escaped.html", "/escaped.html", "C:\\escaped.html", "..\\..\\escaped.html", "a\0.html",
    "x" * 5_000 + ".html", "\u202elmth.html", "con.html", "a/./../../b.html",
])  # fmt: skip
def test_names_with_paths_lead_nowhere(tmp_path: Path, member: str) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "pages.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo(member), PAGE)
        archive.writestr("fine.html", PAGE)
    before = sorted(tmp_path.rglob("*"))
    found = read(folder / "pages.zip")
    assert found[-1] == PAGE
    assert sorted(tmp_path.rglob("*")) == before


def test_a_zip_that_lies_about_sizes(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.html", PAGE * 100)
        archive.writestr("2.html", PAGE)
    whole = data.getvalue()
    size = (len(PAGE) * 100).to_bytes(4, "little")
    for lie in (0, 1, 0xFFFFFFFE):
        (tmp_path / "pages.zip").write_bytes(whole.replace(size, lie.to_bytes(4, "little")))
        assert read(tmp_path / "pages.zip")[-1] == PAGE


def test_members_that_overlap(tmp_path: Path) -> None:
    """Many entries that share the bytes of one member ("a better zip bomb") are each read by themselves."""
    with zipfile.ZipFile(tmp_path / "pages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.html", PAGE)
        info = archive.infolist()[0]
        archive.filelist += [info] * 5_000
    with bounded(10, 200):
        found = read(tmp_path / "pages.zip")
    assert len(found) == 5_001
    assert found[0] == PAGE


def test_a_zip_cut_off_anywhere(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.html", PAGE)
    whole = data.getvalue()
    for end in range(4, len(whole)):
        (tmp_path / "pages.zip").write_bytes(whole[:end])
        found = read(tmp_path / "pages.zip")
        assert found and all(isinstance(one, SourceError | bytes) for one in found)


@pytest.mark.parametrize("length", [b"0", b"1", b"-1", b"99999999999999999999", b"2000000000", b"abc", b"", b"0x10"])
@pytest.mark.parametrize("packed", [False, True])
def test_warc_records_with_lying_lengths(tmp_path: Path, length: bytes, packed: bool) -> None:
    whole = warc(PAGE)
    start = whole.index(b"Content-Length: ", whole.index(b"response")) + len(b"Content-Length: ")
    lying = whole[:start] + length + whole[whole.index(b"\r\n", start) :]
    path = tmp_path / ("lying.warc.gz" if packed else "lying.warc")
    path.write_bytes(gzip.compress(lying) if packed else lying)
    with bounded(5, 300):
        found = read(path)
    assert found and all(isinstance(one, SourceError | bytes) for one in found)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "x-unknown", "gzip, gzip", "identity"])
def test_a_bomb_in_a_warc_costs_no_other_page(tmp_path: Path, encoding: str) -> None:
    data = io.BytesIO()
    writer = Writer(data, gzip=True)
    add(writer, PAGE, HTML)
    bomb = gzipped_zeros() if encoding.startswith("gzip") else PAGE
    add(writer, bomb, [*HTML, ("Content-Encoding", encoding)], url=URL + "bomb")
    add(writer, PAGE, HTML, url=URL + "last")
    (tmp_path / "crawl.warc.gz").write_bytes(data.getvalue())
    with bounded(10, 700):
        found = read(tmp_path / "crawl.warc.gz")
    assert found[0] == found[-1] == PAGE
    if encoding == "gzip":
        assert isinstance(found[1], SourceError)


def test_a_record_of_zeros(tmp_path: Path) -> None:
    """A record that unpacks to more than a page can have, in a member of a few kilobytes."""
    data = io.BytesIO()
    writer = Writer(data, gzip=True)
    add(writer, PAGE + bytes(MAX_PAGE_BYTES + 1), HTML)
    add(writer, PAGE, HTML, url=URL + "last")
    (tmp_path / "crawl.warc.gz").write_bytes(data.getvalue())
    del data, writer
    with bounded(10, 700):
        bomb, last = read(tmp_path / "crawl.warc.gz")
    assert isinstance(bomb, SourceError) and "more than 100000000 bytes" in str(bomb)
    assert last == PAGE


def test_a_warc_header_without_end(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\n" + b"X: " + b"a" * 50_000_000)
    with bounded(10, 500):
        found = read(tmp_path / "crawl.warc")
    assert found and all(isinstance(one, SourceError) for one in found)
