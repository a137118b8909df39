"""One page in every format gives one article, with the URL and the date that the format has."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
import zstandard

import bodycopy
from bodycopy import Article
from bodycopy.batch import extract_source
from bodycopy.errors import SourceError
from bodycopy.sources import Source, find, load
from tests.sources.makers import FIXTURE, MAKERS, SAVED, URL, WITH_DATE, WITHOUT_URL

PAGE = FIXTURE.read_bytes()
SKIPPED = b"\x50\x2a\x4d\x18\x05\0\0\0frame"
"""A frame of Zstandard with what is no data."""


def read_all(path: Path, *, scraped: bool = False) -> list[Source]:
    return [load(place) for place in find([str(path)], scraped=scraped)]


@pytest.fixture(scope="module")
def article() -> Article:
    return bodycopy.extract(PAGE, url=URL)


@pytest.mark.parametrize("name", MAKERS)
def test_every_format_gives_the_same_article(name: str, tmp_path: Path, article: Article) -> None:
    path = tmp_path / name
    path.write_bytes(MAKERS[name](PAGE))
    (source,) = read_all(path)
    assert source.origin.url == (None if name in WITHOUT_URL else URL)
    assert source.origin.fetched == (datetime.fromisoformat(SAVED) if name in WITH_DATE else None)
    assert source.origin.note is None
    assert source.origin.name.partition("#")[0] == str(path)
    found = extract_source(source, URL)
    # What told the encoding differs: the format gives text, or an HTTP charset; and SingleFile writes into the page.
    other = {"encoding", "saved", "evidence"}
    assert found.model_dump(exclude=other) == article.model_dump(exclude=other)


@pytest.mark.parametrize("name", MAKERS)
def test_content_tells_and_not_the_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / "download"
    path.write_bytes(MAKERS[name](PAGE))
    (source,) = read_all(path)
    assert extract_source(source, URL).title == extract_source(Source(source.origin, PAGE), URL).title


@pytest.mark.parametrize("name", ["scraped.txt", "scraped.TXT", "scraped.txt.gz"])
def test_scraped_text_is_told_by_the_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(b"Home\n\n<p>one") if name.endswith("gz") else b"Home\n\n<p>one")
    (source,) = read_all(path)
    assert source.scraped
    assert [line.text for line in extract_source(source).lines] == ["Home", "<p>one"]


def test_scraped_text_of_any_name_if_asked(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>one")
    (source,) = read_all(path, scraped=True)
    assert (source.scraped, source.data) == (True, b"<p>one")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n%\xe2", "it is a PDF document, not a page"),
        (b"\x89PNG\r\n\x1a\n", "it is a picture, not a page"),
        (b"\x1f\x8b\x08\0\0\0", "its compressed data is cut off"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\0garbage", "its compressed data is damaged"),
        (b"\x28\xb5\x2f\xfdgarbage!", "its compressed data is damaged"),
        (b"\xfd7zXZ\0garbage!", "its compressed data is damaged"),
        (b"BZh9garbage garbage", "its compressed data is damaged"),
        (b"PK\x03\x04garbage", "damaged zip"),
        (b'{"log": {"entries": 7}}', "damaged HAR"),
        (b'{"log": {"entries": [', "damaged HAR"),
        (b'{"html": 7, "text": "', "the line is not JSON"),
        (b'{"html": 7, "x": {"text": "a"}}', 'neither "html" nor "text"'),
        (b'{"url": "a", "body": "b"}', "it is JSON, not a page"),
        (b' [\n {"url": "a", "html": "<p>one"}]', "it is JSON, not a page"),
        (b"MIME-Version: 1.0\nContent-Type: text/plain\n\nhello", "without a page in HTML"),
        (b"filedesc://made.arc 0.0.0.0 20000101000000 text/plain 76\n1 0 Made\n", "it is an ARC archive, not a page"),
        (b"page.html".ljust(257, b"\0") + b"ustar\x0000" + bytes(248) + b"<p>one", "it is a tar archive, not a page"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_what_is_no_page_says_why(data: bytes, reason: str, packed: bool, tmp_path: Path) -> None:
    if packed and ("compressed data" in reason or reason == "damaged zip"):
        pytest.skip("of what is compressed twice no more is said")
    path = tmp_path / "odd"
    path.write_bytes(gzip.compress(data) if packed else data)
    (place,) = find([str(path)])
    with pytest.raises(SourceError, match="cannot be read") as caught:
        load(place)
    assert reason in str(caught.value)


def test_archives_are_not_scraped_text(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    path.write_bytes(MAKERS["pages.zip"](PAGE))
    with pytest.raises(SourceError, match="it is a ZIP archive or an office document, not a page"):
        read_all(path, scraped=True)


@pytest.mark.parametrize("name", ["crawl.warc.gz", "pages.zip", "visit.HAR", "page.html.xz"])
def test_archives_are_never_empty(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    with pytest.raises(SourceError, match="cannot be read: the file is empty"):
        read_all(tmp_path / name)


def test_json_lines_of_any_name_whose_page_comes_late(tmp_path: Path) -> None:
    path = tmp_path / "download"
    path.write_text(f'{{"note": "{"x" * 5_000}", "html": "<p>one"}}\n{{"html": "<p>two"}}\n')
    assert [source.data for source in read_all(path)] == ["<p>one", "<p>two"]


def check_that_each_page_is_one_or_an_error(path: Path) -> None:
    for place in find([str(path)]):
        try:
            source = load(place)
        except SourceError as error:
            assert str(error)
        else:
            assert isinstance(extract_source(source), Article)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
def test_a_cut_file_is_no_traceback(name: str, share: float, tmp_path: Path) -> None:
    path = tmp_path / name
    data = MAKERS[name](PAGE)
    path.write_bytes(data[: int(len(data) * share)])
    check_that_each_page_is_one_or_an_error(path)


@pytest.mark.parametrize("name", MAKERS)
def test_damaged_bytes_are_no_traceback(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    data = bytearray(MAKERS[name](PAGE))
    for at in range(40, len(data), 997):
        data[at] ^= 0x55
    path.write_bytes(data)
    check_that_each_page_is_one_or_an_error(path)


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.compress,
}


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("name", ["page.html", "crawl.jsonl", "visit.har", "crawl.warc"])
def test_compressed_data_that_is_cut_off_says_so(suffix: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.{suffix}"
    data = PACKERS[suffix](MAKERS[name](PAGE))
    for end in (len(data) // 4, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:end])
        *_, place = find([str(path)])
        with pytest.raises(SourceError, match=r"cut off|ended before"):
            load(place)


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_page_in_a_zip_whose_compressed_data_is_cut_off_says_so(suffix: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr(f"a.html.{suffix}", PACKERS[suffix](PAGE)[:-9])
    (place,) = find([str(tmp_path / "pages.zip")])
    with pytest.raises(SourceError, match="its compressed data is cut off"):
        load(place)


def test_lines_before_the_end_of_a_file_that_is_cut_off_are_read(tmp_path: Path) -> None:
    rows = [json.dumps({"html": f"<p>{Random(number).randbytes(50_000).hex()}"}) for number in range(9)]
    path = tmp_path / "crawl.jsonl.zst"
    path.write_bytes(zstandard.compress("\n".join(rows).encode())[:-9])
    *places, last = find([str(path)])
    assert len(places) > 5
    assert [load(place).data for place in places] == [json.loads(row)["html"] for row in rows[: len(places)]]
    with pytest.raises(SourceError, match="its compressed data is cut off"):
        load(last)


def test_zstandard_of_several_frames_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "page.html.zst"
    frames = [zstandard.compress(PAGE[:999]), SKIPPED, *map(zstandard.compress, [b"", PAGE[999:]]), SKIPPED]
    path.write_bytes(b"".join(frames))
    (source,) = read_all(path)
    assert source.data == PAGE
    path.write_bytes(b"".join(frames)[:-1])
    (place,) = find([str(path)])
    with pytest.raises(SourceError, match="its compressed data is cut off"):
        load(place)


def test_a_bomb_of_zeros_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bodycopy.sources.compression.MAX_PAGE_BYTES", 10_000)
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(b"\0" * 10_001))
    (place,) = find([str(path)])
    with pytest.raises(SourceError, match="more than 10000 bytes, so it is not one page"):
        load(place)


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [
        ("fastwarc.warc", "crawl.warc.gz", "archive"),
        ("fastwarc.warc", "crawl.wacz", "archive"),
        ("zstandard", "page.html.zst", "zst"),
        ("zstandard", "crawl.jsonl.zst", "zst"),
    ],
)
def test_a_missing_extra_is_named(
    module: str, name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, module, None)
    path = tmp_path / name
    path.write_bytes(MAKERS[name](PAGE))
    (place,) = find([str(path)])
    with pytest.raises(SourceError, match=rf"needs an extra: pip install 'bodycopy\[{extra}\]'"):
        load(place)
