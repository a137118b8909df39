"""The HTML responses of a WARC file, by fastwarc: all of them, whatever their HTTP status, encoding and faults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from bodycopy.integrations.extras import missing

try:
    from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
except ModuleNotFoundError as error:
    raise missing("datatrove", error) from error

_HTML_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})


class HtmlResponse(NamedTuple):
    """One HTML response, with its body as the browser gets it: not chunked, not compressed."""

    record_id: str | None
    """The record's `WARC-Record-ID`, without angle brackets."""
    url: str | None
    date: str | None
    """When it was fetched: the record's `WARC-Date`."""
    http_status: int | None
    http_charset: str | None
    body: bytes


def html_responses(stream: BinaryIO) -> Iterator[HtmlResponse]:
    """Every HTML response of a WARC file, plain or compressed by gzip, Zstandard or LZ4, in the order of the file.

    A response is HTML if its HTTP header says so, or if the crawler found so (`WARC-Identified-Payload-Type`), or if
    neither says anything and the body begins with a tag. A body that can't be decoded as its header says is given as it
    is: servers that name an encoding they did not use are common.

    Raises:
        OSError: the file is damaged, ends in the middle of a page, or is no WARC file. What stands before is given.
    """
    # Payloads are decoded from a copy: an error inside the file's own stream would end the file.
    for record in ArchiveIterator(stream, WarcRecordType.response, parse_http=False):
        if not record.is_http:
            continue
        data = record.reader.read()
        if len(data) < record.content_length:
            raise OSError("the file is cut off")
        message = _message(data)
        if message is not None and _is_html(record, message):
            yield HtmlResponse(
                record.record_id,
                record.headers.get("WARC-Target-URI"),
                record.headers.get("WARC-Date"),
                message.status,
                message.charset,
                message.body,
            )


class _Message(NamedTuple):
    status: int | None
    content_type: str | None
    charset: str | None
    body: bytes


def _message(data: bytes) -> _Message | None:
    """An HTTP message; None if it is none."""
    try:
        return _parsed(data, decode=True)
    except OSError:
        pass
    try:
        return _parsed(data, decode=False)
    except OSError:
        return None


def _parsed(data: bytes, *, decode: bool) -> _Message:
    record = WarcRecord()
    record.set_bytes_content(data)
    record.is_http = True
    record.parse_http(auto_decode="all" if decode else "none")
    headers = record.http_headers
    return _Message(headers.status_code, record.http_content_type, record.http_charset, record.reader.read())


def _is_html(record: WarcRecord, message: _Message) -> bool:
    types = (message.content_type, record.headers.get("WARC-Identified-Payload-Type"))
    said = {name.lower() for name in types if name}
    return bool(said & _HTML_TYPES) if said else message.body.lstrip().startswith(b"<")
