"""The same page in every format, made by the standard library or by a tool's own writer."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile
from collections.abc import Callable
from email.message import MIMEPart
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Final

import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

FIXTURE: Final = Path(__file__).parents[2] / "fixtures" / "news-english" / "page.html"
URL: Final = "https://www.eastmere-chronicle.example/news/2024/03/14/world/politics/soltau-port-alder-ferry/"
SAVED: Final = "2024-03-14T10:20:30+00:00"


class Writer(WARCWriter):  # type: ignore[misc]
    """A writer of WARC files that leaves no temporary file open."""

    _create_temp_file = staticmethod(io.BytesIO)


def plain(page: bytes) -> bytes:
    return page


def saved_by_browser(page: bytes) -> bytes:
    comment = f"<!-- saved from url=({len(URL):04d}){URL} -->\n".encode()
    doctype, _, rest = page.partition(b"\n")
    return doctype + b"\n" + comment + rest


def single_file(page: bytes) -> bytes:
    header = (
        f"<!--\n Page saved with SingleFile \n url: {URL} \n"
        " saved date: Thu Mar 14 2024 11:20:30 GMT+0100 (Central European Standard Time)\n-->"
    )
    doctype, _, rest = page.partition(b"\n")
    return doctype + header.encode() + b"\n" + rest


def mhtml(page: bytes) -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = URL
    message["Date"] = "Thu, 14 Mar 2024 10:20:30 +0000"
    part = MIMEText(page.decode(), "html", "utf-8")
    part["Content-Location"] = URL
    message.attach(part)
    picture: MIMEPart = MIMEText("p { color: red }", "css", "utf-8")  # type: ignore[assignment]
    message.attach(picture)
    return message.as_bytes()


def har(page: bytes) -> bytes:
    def entry(url: str, mime: str, text: str) -> dict[str, object]:
        content = {"size": len(text), "mimeType": mime, "text": text}
        return {"startedDateTime": SAVED, "request": {"url": url}, "response": {"status": 200, "content": content}}

    entries = [entry(URL, "text/html; charset=utf-8", page.decode()), entry(URL + "x.js", "text/javascript", "1")]
    return json.dumps({"log": {"version": "1.2", "entries": entries}}).encode()


def zipped(page: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("story/page.html", saved_by_browser(page))
        archive.writestr("story/page_files/style.css", "p { color: red }")
    return data.getvalue()


def json_lines(page: bytes) -> bytes:
    return b"\n" + json.dumps({"url": URL, "fetched": SAVED, "html": page.decode()}).encode() + b"\n"


def warc(page: bytes, *, packed: bool = False, encoding: str | None = None) -> bytes:
    data = io.BytesIO()
    writer = Writer(data, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("made.warc", {"software": "tests"}))
    headers = [("Content-Type", "text/html; charset=utf-8"), *([("Content-Encoding", encoding)] if encoding else [])]
    payload = gzip.compress(page) if encoding == "gzip" else page
    add(writer, payload, headers)
    add(writer, b"\x89PNG", [("Content-Type", "image/png")], url=URL + "x.png")
    return data.getvalue()


def add(writer: Writer, payload: bytes, headers: list[tuple[str, str]], *, url: str = URL, **more: str) -> None:
    """One more response in an archive; `more` are headers of the record."""
    record = writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(payload),
        http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
        warc_headers_dict={
            "WARC-Date": SAVED.replace("+00:00", "Z"),
            **{name.replace("_", "-"): value for name, value in more.items()},
        },
    )
    writer.write_record(record)


def wacz(page: bytes, *, compression: int = zipfile.ZIP_STORED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "resources": []}))
        archive.writestr("archive/data.warc.gz", warc(page, packed=True), compression)
        archive.writestr("pages/pages.jsonl", json.dumps({"format": "json-pages-1.0"}))
    return data.getvalue()


MAKERS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "page.html": plain,
    "page.htm": saved_by_browser,
    "page.xhtml": plain,
    "no-suffix": plain,
    "single.html": single_file,
    "page.html.gz": lambda page: gzip.compress(saved_by_browser(page)),
    "page.html.bz2": lambda page: bz2.compress(saved_by_browser(page)),
    "page.html.xz": lambda page: lzma.compress(saved_by_browser(page)),
    "page.html.zst": lambda page: zstandard.compress(saved_by_browser(page)),
    "page.mhtml": mhtml,
    "page.mht.gz": lambda page: gzip.compress(mhtml(page)),
    "visit.har": har,
    "visit.har.gz": lambda page: gzip.compress(har(page)),
    "pages.zip": zipped,
    "crawl.jsonl": json_lines,
    "crawl.jsonl.gz": lambda page: gzip.compress(json_lines(page)),
    "crawl.jsonl.zst": lambda page: zstandard.compress(json_lines(page)),
    "crawl.warc": warc,
    "crawl.warc.gz": lambda page: warc(page, packed=True, encoding="gzip"),
    "whole.warc.gz": lambda page: gzip.compress(warc(page)),
    "crawl.warc.bz2": lambda page: bz2.compress(warc(page)),
    "crawl.warc.xz": lambda page: lzma.compress(warc(page)),
    "crawl.warc.zst": lambda page: zstandard.compress(warc(page)),
    "crawl.wacz": wacz,
    "deflated.wacz": lambda page: wacz(page, compression=zipfile.ZIP_DEFLATED),
    "lzma.wacz": lambda page: wacz(page, compression=zipfile.ZIP_LZMA),
}
"""A file's name, and its content made of a page."""
WITHOUT_URL: Final = {"page.html", "page.xhtml", "no-suffix"}
WITH_DATE: Final = {"single.html", "page.mhtml", "page.mht.gz"} | {
    name for name in MAKERS if name.startswith(("visit", "crawl", "whole", "deflated", "lzma"))
}
