"""The pages of a WARC file's responses."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable

import pytest
import zstandard

pytest.importorskip("fastwarc", reason="needs the extra datatrove")

from fastwarc.stream_io import Lz4Writer
from fastwarc.warc import WarcRecordType

import bodycopy.integrations.warc
from bodycopy.integrations.warc import HtmlResponse, html_responses
from tests.integrations.warcs import record

URL = "https://a.example/"
PAGE = b"<p>Tea at five, and again at six.</p>"
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "by record": bytes,
    "plain": bytes,
    "as one": gzip.compress,
    "zst": zstandard.compress,
}


def read(*records: bytes) -> list[HtmlResponse]:
    return list(html_responses(io.BytesIO(b"".join(records))))


def bodies(*records: bytes) -> list[bytes]:
    return [response.body for response in read(*records)]


def test_what_a_response_says() -> None:
    (response,) = read(record(URL, PAGE, headers="Content-Type: text/html; charset=Shift_JIS\r\n", status="404 Gone"))
    assert response.url == URL
    assert response.http_status == 404
    assert response.http_charset is not None and response.http_charset.lower() == "shift_jis"
    assert response.body == PAGE
    assert response.record_id is not None and response.record_id.startswith("<urn:uuid:")


@pytest.mark.parametrize(
    ("headers", "identified"),
    [
        ("Content-Type: text/html\r\n", None),
        ("Content-Type: TEXT/HTML;charset=utf-8\r\n", None),
        ("Content-Type: application/xhtml+xml\r\n", None),
        ("Content-Type: text/plain\r\n", "text/html"),
        ("Content-Type: text/html\r\n", "application/xml"),
        ("Content-Type: text/html\r\n", "text/plain"),
        ("", "application/xhtml+xml"),
        ("", None),
        ("X-Other: 1\r\n", None),
        ("Content-Type: text/plain\r\n", None),
        ("Content-Type: application/octet-stream\r\n", "text/plain"),
    ],
)
def test_html_by_any_sign(headers: str, identified: str | None) -> None:
    assert bodies(record(URL, PAGE, headers=headers, identified=identified)) == [PAGE]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Type: image/png\r\n", PAGE),
        ("Content-Type: application/pdf\r\n", b"%PDF-1.4"),
        ("", b"%PDF-1.4"),
        ("", b""),
        ("", b"<- and -> are arrows"),
        ("Content-Type: text/plain\r\n", b"1 < 2"),
        ("Content-Type: text/css\r\n", PAGE),
        ("Content-Type: application/xml\r\n", b"<?xml version='1.0'?><!-- a feed --><rss version='2.0'></rss>"),
        ("", b"<rss version='2.0'></rss>"),
    ],
)
def test_what_is_no_html_is_left_out(headers: str, body: bytes) -> None:
    assert bodies(record(URL, body, headers=headers)) == []


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE, mtime=0)),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        ("Content-Encoding: gzip\r\n", PAGE),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", gzip.compress(PAGE, mtime=0)),
        ("Content-Encoding: zstd\r\n", PAGE),
        ("Transfer-Encoding: chunked\r\n", PAGE),
        ("Content-Encoding: unheard-of\r\n", PAGE),
    ],
)
def test_bodies_are_decoded_or_else_given_as_they_are(headers: str, body: bytes) -> None:
    assert bodies(record(URL, body, headers="Content-Type: text/html\r\n" + headers), record(URL, b"<p>next")) == [
        PAGE,
        b"<p>next",
    ]


def test_an_empty_page_is_given() -> None:
    assert bodies(record(URL, b"")) == [b""]


def test_a_response_that_is_no_http_is_left_out() -> None:
    assert bodies(record(URL, PAGE, status="\0"), record(URL, PAGE))[-1:] == [PAGE]


@pytest.mark.parametrize(
    "start", [b"\xef\xbb\xbf\n<!DOCTYPE html>", b"<?xml version='1.0'?>\n<html>", b"<!-- saved -->"]
)
def test_html_by_its_first_bytes(start: bytes) -> None:
    assert bodies(record(URL, start + PAGE, headers="")) == [start + PAGE]


def test_a_bomb_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodycopy.integrations.warc, "_MOST_BYTES", 1_000)
    bomb = record(URL, gzip.compress(b"<p>" + b" " * 1_000_000), headers="Content-Encoding: gzip\r\n")
    large = record(URL, b"<p>" + b"x" * 5_000)
    bombed, cut, following = bodies(bomb, large, record(URL, b"<p>next"))
    assert len(bombed) == 1_000
    assert cut.startswith(b"<p>xxx") and len(cut) < 1_000
    assert following == b"<p>next"


@pytest.mark.parametrize("damage", ["cut", "overwritten"])
def test_a_damaged_file_gives_what_stands_before_the_damage(damage: str) -> None:
    first, second, third = (record(URL, b"<p>%d" % number) for number in range(3))
    broken = second[:-30] if damage == "cut" else second[:40] + b"x" * 40 + second[80:]
    stream = io.BytesIO(first + broken + (b"" if damage == "cut" else third))
    responses = html_responses(stream)
    assert next(responses).body == b"<p>0"
    with pytest.raises(OSError):
        next(responses)


class Pipe(io.BytesIO):
    """What can be read only once."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation


@pytest.mark.parametrize("kind", [WarcRecordType.response, WarcRecordType.request])
@pytest.mark.parametrize("packing", PACKERS)
def test_a_file_that_is_cut_off_anywhere_says_so(packing: str, kind: WarcRecordType) -> None:
    first, last = record(URL, PAGE), record(URL, PAGE, kind=kind)
    if packing != "by record":
        first, last = gzip.decompress(first), gzip.decompress(last)
    whole = PACKERS[packing](first + last)
    assert len(list(html_responses(io.BytesIO(whole)))) == 1 + (kind is WarcRecordType.response)
    least = len(first) + 1 if packing in ("by record", "plain") else len(whole) * 3 // 4
    for end in range(least, len(whole) - 4):  # the line breaks behind a record may lack
        with pytest.raises(OSError):
            list(html_responses(io.BytesIO(whole[:end])))


def test_what_cannot_be_read_again_is_read_once() -> None:
    assert [response.body for response in html_responses(Pipe(record(URL, PAGE)))] == [PAGE]


def test_a_compression_that_only_fastwarc_reads() -> None:
    packed = io.BytesIO()
    writer = Lz4Writer(packed)
    writer.write(gzip.decompress(record(URL, PAGE)))
    writer.close()
    assert bodies(packed.getvalue()) == [PAGE]


def test_a_file_that_is_no_warc_is_an_error_and_an_empty_one_is_not() -> None:
    assert read() == []
    with pytest.raises(OSError):
        read(b"hello, world\n" * 100)
