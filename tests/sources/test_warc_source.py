"""Which records of a WARC are pages, and what is read of them."""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
from pathlib import Path
from random import Random

import pytest

from bodycopy.errors import NoPageError, RevisitError, SourceError
from bodycopy.sources import Place, Source, find, load
from tests.sources.makers import URL, Writer, add

HTML = b"<!doctype html><title>Rain</title><p>It rained all night in the hills."
TYPED = [("Content-Type", "text/html")]


class Archive:
    """An archive that is made record by record."""

    def __init__(self, folder: Path, *, packed: bool = True) -> None:
        self.path = folder / ("made.warc.gz" if packed else "made.warc")
        self.data = io.BytesIO()
        self.writer = Writer(self.data, gzip=packed)

    def add(self, payload: bytes, headers: list[tuple[str, str]], **more: str) -> None:
        add(self.writer, payload, headers, **more)

    def places(self) -> list[Place]:
        self.path.write_bytes(self.data.getvalue())
        return list(find([str(self.path)]))

    def sources(self) -> list[Source]:
        places = self.places()
        if len(places) == 1 and isinstance(places[0].problem, NoPageError):
            return []
        return [load(place) for place in places]


@pytest.fixture(params=[True, False], ids=["packed", "plain"])
def archive(tmp_path: Path, request: pytest.FixtureRequest) -> Archive:
    return Archive(tmp_path, packed=request.param)


def test_places_are_offsets_and_not_pages(archive: Archive) -> None:
    for number in range(5):
        archive.add(HTML, TYPED, url=f"{URL}{number}")
    places = archive.places()
    assert [place.source for place in places] == [None] * 5
    assert [place.member for place in places] == [str(place.at) for place in places]
    assert len({place.at for place in places}) == 5
    assert [load(place).origin.url for place in reversed(places)] == [f"{URL}{number}" for number in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize(
    ("content_type", "payload", "is_page"),
    [
        ("text/html", b"plain words", True),
        ("TEXT/HTML; charset=utf-8", HTML, True),
        ("application/xhtml+xml", HTML, True),
        ("text/plain", HTML, True),
        ("application/octet-stream", b"\n <!-- note --> <html>", True),
        (None, HTML, True),
        ("text/plain", b"plain words", False),
        (None, b"\x89PNG", False),
        ("image/png", HTML, False),
        ("text/css", HTML, False),
        ("text/html", b"", False),
    ],
)
def test_pages_by_header_or_by_content(
    archive: Archive, content_type: str | None, payload: bytes, is_page: bool
) -> None:
    archive.add(payload, [("Content-Type", content_type)] if content_type else [])
    assert [source.data for source in archive.sources()] == ([payload] if is_page else [])


def test_type_that_the_crawler_found(archive: Archive) -> None:
    archive.add(HTML, [("Content-Type", "image/png")], WARC_Identified_Payload_Type="text/html")
    assert len(archive.sources()) == 1


@pytest.mark.parametrize("chunked", [True, False])
@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("undone", [True, False], ids=["undone by the crawler", "as sent"])
def test_chunks_and_compression_are_undone(archive: Archive, chunked: bool, packed: bool, undone: bool) -> None:
    payload, headers = HTML, [*TYPED]
    if packed:
        headers.append(("Content-Encoding", "gzip"))
        payload = payload if undone else gzip.compress(payload)
    if chunked:
        headers.append(("Transfer-Encoding", "chunked"))
        payload = payload if undone else b"%x\r\n%b\r\n0\r\n\r\n" % (len(payload), payload)
    archive.add(payload, headers)
    assert [source.data for source in archive.sources()] == [HTML]


def test_http_charset_is_used(archive: Archive) -> None:
    archive.add("<p>Fluß".encode("cp1252"), [("Content-Type", 'text/html; charset="windows-1252"')])
    assert [source.charset for source in archive.sources()] == ["windows-1252"]


def test_truncated_records_are_read_and_said(archive: Archive) -> None:
    archive.add(HTML, TYPED, WARC_Truncated="length")
    (source,) = archive.sources()
    assert (source.data, source.origin.note) == (HTML, "truncated by the crawler (length)")


def test_a_cut_archive_gives_what_is_there(archive: Archive) -> None:
    archive.add(HTML, TYPED)
    size = archive.data.tell()
    archive.add(HTML + Random(0).randbytes(40_000), TYPED)
    archive.data.truncate(size + (archive.data.tell() - size) * 2 // 3)
    places = archive.places()
    first, second = (load(place) for place in places[:2])
    assert (first.data, first.origin.note) == (HTML, None)
    assert second.origin.note == "cut off: the archive ends"
    assert isinstance(second.data, bytes) and second.data.startswith(HTML)


def in_wacz(*archives: bytes, compression: int = zipfile.ZIP_STORED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as packed:
        for number, archive in enumerate(archives):
            packed.writestr(f"archive/{number}.warc", archive)
    return data.getvalue()


@pytest.mark.parametrize("behind", [9_000, 120, 10, 0])
@pytest.mark.parametrize("kind", ["packed", "plain", "wacz"])
def test_an_archive_that_is_cut_off_says_so(tmp_path: Path, kind: str, behind: int) -> None:
    """In a record that is no page, and in its header."""
    archive = Archive(tmp_path, packed=kind != "plain")
    for _ in range(2):
        archive.add(HTML, TYPED)
    size = archive.data.tell()
    archive.add(Random(0).randbytes(40_000), [("Content-Type", "image/png")])
    path = tmp_path / "made"
    for end in (None, size + behind):
        data = archive.data.getvalue()[:end]
        path.write_bytes(in_wacz(data) if kind == "wacz" else data)
        places = list(find([str(path)]))
        assert [load(place).data for place in places[:2]] == [HTML] * 2
        is_whole = end in (None, size)
        assert [str(place.problem).partition(":")[0] for place in places[2:]] == [
            "the archive is damaged, and not read further"
        ] * (not is_whole)


def test_an_archive_that_is_packed_as_one_and_cut_off_says_so(tmp_path: Path) -> None:
    archive = Archive(tmp_path, packed=False)
    archive.add(HTML, TYPED)
    archive.add(Random(0).randbytes(40_000), [("Content-Type", "image/png")])
    whole = gzip.compress(archive.data.getvalue())
    (tmp_path / "whole.warc.gz").write_bytes(whole)
    (tmp_path / "cut.warc.gz").write_bytes(whole[:-20_000])
    assert len(list(find([str(tmp_path / "whole.warc.gz")]))) == 1
    first, problem = find([str(tmp_path / "cut.warc.gz")])
    assert load(first).data == HTML
    with pytest.raises(SourceError, match="the archive is damaged, and not read further"):
        load(problem)


def test_pages_without_http(archive: Archive) -> None:
    for content_type, payload in [
        ("text/html; charset=iso-8859-1", "<p>Fluß".encode("latin-1")),
        ("application/octet-stream", HTML),
        ("image/png", HTML),
        ("application/octet-stream", b"\x89PNG"),
    ]:
        record = archive.writer.create_warc_record(
            URL, "resource", payload=io.BytesIO(payload), warc_content_type=content_type
        )
        archive.writer.write_record(record)
    found = archive.sources()
    assert [source.data for source in found] == ["<p>Fluß".encode("latin-1"), HTML]
    assert [(source.charset, source.origin.url) for source in found] == [("iso-8859-1", URL), (None, URL)]


def test_revisits_are_said_if_they_may_be_of_a_page(archive: Archive) -> None:
    for content_type in ("text/html", "image/png"):
        archive.writer.write_record(
            archive.writer.create_revisit_record(
                URL, "sha1:A", URL, "2024-01-02T03:04:05Z", http_headers=_headers(content_type)
            )
        )
    (place,) = archive.places()
    with pytest.raises(RevisitError, match="was as it had been on 2024-01-02T03:04:05Z"):
        load(place)


def _headers(content_type: str) -> object:
    from warcio.statusandheaders import StatusAndHeaders

    return StatusAndHeaders("200 OK", [("Content-Type", content_type)], protocol="HTTP/1.1")


def test_damage_costs_what_follows_and_is_said(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(HTML, TYPED)
    size = archive.data.tell()
    archive.add(HTML * 99, TYPED)
    archive.data.seek(size + 30)
    archive.data.write(b"damage" * 20)
    first, second = archive.places()
    assert load(first).data == HTML
    with pytest.raises(SourceError, match="the archive is damaged, and not read further"):
        load(second)


def incompressible(folder: Path) -> Archive:
    """Thirty pages, of 300 kB however they are compressed."""
    archive = Archive(folder, packed=False)
    for number in range(30):
        archive.add(HTML + Random(number).randbytes(10_000), TYPED, url=f"{URL}{number}")
    return archive


def damaged(data: bytes, at: int) -> bytes:
    return data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 8]) + data[at + 8 :]


@pytest.mark.parametrize("name", ["crawl.warc.xz", "deflated.wacz", "lzma.wacz"])
def test_damage_in_compressed_data_costs_what_follows_and_is_said(tmp_path: Path, name: str) -> None:
    data = incompressible(tmp_path).data.getvalue()
    packed = {
        "crawl.warc.xz": lzma.compress(data),
        "deflated.wacz": in_wacz(data, compression=zipfile.ZIP_DEFLATED),
        "lzma.wacz": in_wacz(data, compression=zipfile.ZIP_LZMA),
    }[name]
    (tmp_path / name).write_bytes(damaged(packed, len(packed) // 2))
    (tmp_path / "page.html").write_bytes(HTML)
    *found, problem, last = find([str(tmp_path / name), str(tmp_path / "page.html")])
    assert [load(place).origin.url for place in found] == [f"{URL}{number}" for number in range(len(found))]
    assert 5 <= len(found) < 30
    with pytest.raises(SourceError, match="the archive is damaged, and not read further"):
        load(problem)
    assert load(last).data == HTML


@pytest.mark.parametrize(
    ("compression", "behind", "reason"),
    [
        (zipfile.ZIP_STORED, len("archive/1.warc"), "the archive is damaged"),
        (zipfile.ZIP_DEFLATED, len("archive/1.warc"), "the archive is damaged"),
        (zipfile.ZIP_LZMA, len("archive/1.warc"), "the archive is damaged"),
        (zipfile.ZIP_DEFLATED, -30, "damaged WACZ: Bad magic number"),  # in the header of the file
        (zipfile.ZIP_DEFLATED, 0, "damaged WACZ: File name in directory"),
    ],
)
def test_damage_in_a_file_of_a_wacz_costs_no_other(tmp_path: Path, compression: int, behind: int, reason: str) -> None:
    archive = Archive(tmp_path, packed=False)
    archive.add(HTML, TYPED)
    whole = in_wacz(*[archive.data.getvalue()] * 3, compression=compression)
    (tmp_path / "made.wacz").write_bytes(damaged(whole, whole.index(b"archive/1.warc") + behind))
    first, problem, last = find([str(tmp_path / "made.wacz")])
    assert load(first).data == load(last).data == HTML
    with pytest.raises(SourceError, match=reason):
        load(problem)


def test_records_that_are_compressed_together_come_whole(tmp_path: Path) -> None:
    archive = Archive(tmp_path, packed=False)
    for number in range(3):
        archive.add(HTML + b"%d" % number, TYPED)
    path = tmp_path / "together.warc.gz"
    path.write_bytes(gzip.compress(archive.data.getvalue()))
    places = list(find([str(path)]))
    assert [load(place).data for place in places] == [HTML + b"%d" % number for number in range(3)]
    assert len({place.name for place in places}) == len({place.number for place in places}) == 3


def test_a_changed_archive_is_said(archive: Archive) -> None:
    archive.add(HTML, TYPED)
    (place,) = archive.places()
    archive.path.write_bytes(b"")
    with pytest.raises(SourceError, match="has the file changed"):
        load(place)
