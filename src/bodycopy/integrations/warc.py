"""The HTML responses of a WARC file, by fastwarc: all of them, whatever their HTTP status, encoding and faults."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from bodycopy.errors import SourceError
from bodycopy.integrations.extras import missing
from bodycopy.sources.compression import read_head, unpacked
from bodycopy.sources.html import is_html
from bodycopy.sources.types import HEAD_BYTES, MAX_PAGE_BYTES
from bodycopy.sources.warc import Part, id_of, is_whole
from bodycopy.sources.warc_messages import Message, is_page, message_of, target_of

try:
    from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType, any_type
except ModuleNotFoundError as error:
    raise missing("datatrove", error) from error

_MOST_BYTES: Final = MAX_PAGE_BYTES
"""More is no page: `extract` gives `over_limit` for less. Without a bound, a bomb of zeros would fill the memory."""


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
        OSError: the file is damaged, or no WARC file, or it ends before its last record does (if it ends elsewhere than
            in a page, that is seen of streams that can seek). What stands before is given.
    """
    at = 0
    last: str | None = ""
    # Payloads are decoded from a copy: an error inside the file's own stream would end the file.
    for record in ArchiveIterator(stream, any_type, parse_http=False):
        at, last = record.stream_pos, id_of(record)
        if record.record_type != WarcRecordType.response or not record.is_http:
            continue
        data = record.reader.read(_MOST_BYTES)
        if len(data) < min(record.content_length, _MOST_BYTES):
            raise OSError("the file is cut off")
        try:
            message = message_of(data, _MOST_BYTES)
        except SourceError:
            continue  # nothing says that it was a page
        if _is_html(record, message):
            yield HtmlResponse(
                record.record_id,
                target_of(record),
                record.headers.get("WARC-Date"),
                message.status,
                message.charset,
                message.body,
            )
    if _ends_early(stream, at, last):
        raise OSError("the file is cut off")


def _ends_early(stream: BinaryIO, at: int, last: str | None) -> bool:
    """Whether a file ends before its last record does, which begins there and has this id. Of what can't be read again,
    or is compressed in a way that only fastwarc reads, nobody knows."""
    if not stream.seekable():
        return False
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    try:
        is_known = read_head(unpacked(stream)).startswith(b"WARC/")
    except SourceError:
        return False
    return is_known and not is_whole(Part(stream, 0, size), at, last)


def _is_html(record: WarcRecord, message: Message) -> bool:
    said = is_page(record, message.content_type)
    return is_html(message.body[:HEAD_BYTES]) if said is None else said
