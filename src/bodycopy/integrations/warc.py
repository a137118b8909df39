"""The HTML responses of a WARC file, by fastwarc: all of them, whatever their HTTP status, encoding and faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final, Literal, NamedTuple

from bodycopy.integrations.extras import missing

try:
    from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
except ModuleNotFoundError as error:
    raise missing("datatrove", error) from error

_HTML_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})
_VAGUE_TYPES: Final = frozenset({"text/plain", "text/xml", "application/xml", "application/octet-stream"})
"""What servers and crawlers say of a page when they don't know better: its first bytes tell."""
_HTML_START: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--|<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|iframe|h1|div|p|table"
    rb"|font|a|b|br)[\s>]|<\?xml[^>]*>\s*<(?:!doctype\s+)?html[\s>])",
    re.IGNORECASE,
)
"""The table of the WHATWG standard for MIME sniffing, 7.1, with `meta` and `link`, and XHTML by its prolog."""
_MOST_BYTES: Final = 100_000_000
"""More is no page: `extract` gives `over_limit` for less. Without a bound, a bomb of zeros would fill the memory."""
_Decoding = Literal["all", "content", "transfer", "none"]
_DECODINGS: Final[tuple[_Decoding, ...]] = ("all", "content", "transfer", "none")
"""What a header says of compression and chunks is not always so: many crawlers undo them and keep the header."""


class HtmlResponse(NamedTuple):
    """One HTML response, with its body as the browser gets it: not chunked, not compressed."""

    record_id: str | None
    """The record's `WARC-Record-ID`, with its angle brackets."""
    url: str | None
    date: str | None
    """When it was fetched: the record's `WARC-Date`."""
    http_status: int | None
    http_charset: str | None
    body: bytes


def html_responses(stream: BinaryIO) -> Iterator[HtmlResponse]:
    """Every HTML response of a WARC file, plain or compressed by gzip, Zstandard or LZ4, in the order of the file.

    A response is HTML if its HTTP header says so, or if the crawler found so (`WARC-Identified-Payload-Type`), or if
    neither knows and the body begins with a tag. Compression and chunks that a header names and the body does not have
    are left alone. Of a body beyond 100 MB the rest is left out: it is over the limits of `extract` without it.

    Raises:
        OSError: the file is damaged, ends in the middle of a page, or is no WARC file. What stands before is given.
    """
    # Payloads are decoded from a copy: an error inside the file's own stream would end the file.
    for record in ArchiveIterator(stream, WarcRecordType.response, parse_http=False):
        if not record.is_http:
            continue
        data = record.reader.read(_MOST_BYTES)
        if len(data) < min(record.content_length, _MOST_BYTES):
            raise OSError("the file is cut off")
        message = _message(data)
        if message is not None and _is_html(record, message):
            yield HtmlResponse(
                record.record_id,
                (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None,  # WARC 1.0 has it in brackets
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
    for decoding in _DECODINGS:
        try:
            return _parsed(data, decoding)
        except OSError:
            continue
    return None


def _parsed(data: bytes, decoding: _Decoding) -> _Message:
    record = WarcRecord()
    record.set_bytes_content(data)
    record.is_http = True
    record.parse_http(auto_decode=decoding)
    body = record.reader.read(_MOST_BYTES)
    return _Message(record.http_headers.status_code, record.http_content_type, record.http_charset, body)


def _is_html(record: WarcRecord, message: _Message) -> bool:
    types = (message.content_type, record.headers.get("WARC-Identified-Payload-Type"))
    said = {name.strip().lower() for name in types if name and name.strip()}
    if said & _HTML_TYPES:
        return True
    return said <= _VAGUE_TYPES and _HTML_START.match(message.body) is not None
