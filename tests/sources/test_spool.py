"""Standard input and pipes to a file: archives whole, of a page no more than a page can have."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from bodycopy.errors import SourceError
from bodycopy.sources.spool import spool

MOST = 1_000
PAGE = b"<!doctype html><p>" + b"It rained all night. " * 200


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bodycopy.sources.spool.MAX_PAGE_BYTES", MOST)
    monkeypatch.setattr("bodycopy.sources.spool._CHUNK", 100)


def spooled(data: bytes, folder: Path) -> bytes:
    spool(io.BytesIO(data), str(folder / "spooled"))
    return (folder / "spooled").read_bytes()


@pytest.mark.parametrize("data", [b"", b"<p>", PAGE[:MOST]])
def test_a_page_is_copied_whole(data: bytes, tmp_path: Path) -> None:
    assert spooled(data, tmp_path) == data


def test_what_is_too_much_for_a_page_is_read_until_that_shows(tmp_path: Path) -> None:
    stream = io.BytesIO(PAGE)
    spool(stream, str(tmp_path / "spooled"))
    copied = (tmp_path / "spooled").read_bytes()
    assert MOST < len(copied) == stream.tell() <= MOST + 100
    assert PAGE.startswith(copied)


def _zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("page.html", PAGE)
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        _zipped(),
        b"WARC/1.0\r\n" + PAGE,
        b'\n{"html": "' + PAGE + b'"}',
        b"\xef\xbb\xbf{" + PAGE,
        gzip.compress(bytes(range(256)) * 9, 0, mtime=0),
    ],
    ids=["zip", "WARC", "JSON Lines", "JSON Lines with a mark", "gzip"],
)
def test_an_archive_is_copied_whole_however_large_it_is(data: bytes, tmp_path: Path) -> None:
    assert len(data) > MOST
    assert spooled(data, tmp_path) == data


def test_a_stream_that_cannot_be_read_is_an_error_of_the_source(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(SourceError, match=r"^Input/output error$"):
        spool(Broken(), str(tmp_path / "spooled"))
