"""WARC files of the fixture pages, with all that stands in a crawler's files."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

from tests.integrations.pages import FixturePage, pages

FILES = 4
"""How many files the pages are divided among."""


def record(
    url: str,
    body: bytes,
    *,
    headers: str = "Content-Type: text/html\r\n",
    status: str = "200 OK",
    identified: str | None = None,
    kind: WarcRecordType = WarcRecordType.response,
) -> bytes:
    """One record of a WARC file, compressed by gzip as a member of its own."""
    record = WarcRecord()
    record.init_headers(kind)
    record.headers.set("WARC-Target-URI", url)
    if identified:
        record.headers.set("WARC-Identified-Payload-Type", identified)
    start = "GET / HTTP/1.1" if kind is WarcRecordType.request else f"HTTP/1.1 {status}"
    record.is_http = True
    record.set_bytes_content(f"{start}\r\n{headers}\r\n".encode("latin-1") + body)
    return gzip.compress(_written(record))


def _written(record: WarcRecord) -> bytes:
    stream = BytesIO()
    record.write(stream)
    return stream.getvalue()


def write_warcs(folder: Path, copies: int = 1) -> None:
    """`FILES` files with the pages in turn, requests and pictures between them.

    With several copies, the URLs of the second and later ones end in `#` and a number.
    """
    folder.mkdir(parents=True)
    for number in range(FILES):
        records = [part for copy in range(copies) for page in pages()[number::FILES] for part in _exchange(page, copy)]
        (folder / f"{number:05d}.warc.gz").write_bytes(b"".join(records))


def _exchange(page: FixturePage, copy: int) -> tuple[bytes, bytes, bytes]:
    url = f"{page.url}#{copy}" if copy else page.url
    return (
        record(url, b"", headers="Host: www.example\r\n", kind=WarcRecordType.request),
        record(url, page.body),
        record(f"{url}.png", b"\x89PNG\r\n\x1a\n", headers="Content-Type: image/png\r\n"),
    )
