"""The HTTP messages in WARC records, and which of them are pages. Needs fastwarc, which is in several extras."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from bodycopy.errors import SourceError
from bodycopy.sources.types import PAGE_TYPES, charset_in

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_VAGUE_TYPES: Final = frozenset(
    {"", "text/plain", "text/xml", "application/xml", "application/octet-stream", "binary/octet-stream", "unknown"}
)
"""What servers and crawlers say of a page when they don't know better: its first bytes tell."""
_Decoding = Literal["all", "content", "transfer", "none"]
_DECODINGS: Final[tuple[_Decoding, ...]] = ("all", "content", "transfer", "none")
"""What a header says of chunks and compression is not always so: many crawlers undo them and keep the header."""


class Message(NamedTuple):
    """An HTTP response as the browser gets it: without chunks and compression."""

    status: int | None
    content_type: str
    """In lower case, without parameters; empty where there is none."""
    charset: str | None
    body: bytes


def message_of(block: bytes, most: int) -> Message:
    """The message in a record's block, with at most so many bytes of its body. Raises SourceError if it is damaged."""
    for decoding in _DECODINGS:
        try:
            return _message(block, most, decoding)
        except OSError:
            continue
    raise SourceError("cannot be read: the record's HTTP message is damaged")


def _message(block: bytes, most: int, decoding: _Decoding) -> Message:
    from fastwarc.warc import WarcRecord, response

    record = WarcRecord()  # one of its own: a record can be parsed only once
    record.init_headers(record_type=response, content_length=len(block))
    record.is_http = True
    record.set_bytes_content(block)
    record.parse_http(auto_decode=decoding)
    body = record.reader.read(most)
    charset = (record.http_charset or "").strip("\"' ") or None
    return Message(record.http_headers.status_code, content_type_of(record), charset, body)


def content_type_of(record: WarcRecord) -> str:
    """The type that the server gave, of a record whose HTTP header is parsed, or that the crawler gave a record without
    one; empty where there is none."""
    said = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (said or "").partition(";")[0].strip().lower()


def resource_of(record: WarcRecord, block: bytes) -> Message:
    """The block of a record that holds a page by itself, without HTTP."""
    return Message(None, content_type_of(record), charset_in(record.headers.get("Content-Type") or ""), block)


def is_page(record: WarcRecord, content_type: str) -> bool | None:
    """Whether a record is of a page, by what the server and the crawler say; None if only its first bytes can tell."""
    said = {content_type, (record.headers.get("WARC-Identified-Payload-Type") or "").strip().lower()}
    if not said.isdisjoint(PAGE_TYPES):
        return True
    return None if said <= _VAGUE_TYPES else False


def target_of(record: WarcRecord) -> str | None:
    """The URL of a record."""
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None  # WARC 1.0 has it in angle brackets
