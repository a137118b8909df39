"""WARC (ISO 28500), plain or compressed, and WACZ, which is a zip file with WARC files in it. Needs `archive`."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from bodycopy.errors import RevisitError, SourceError
from bodycopy.sources.compression import compression_of, read, sound_data, unpacked
from bodycopy.sources.html import is_html
from bodycopy.sources.types import HEAD_BYTES, MAX_PAGE_BYTES, File, Kind, Origin, Place, Source
from bodycopy.sources.warc_messages import Message, content_type_of, is_page, message_of, resource_of, target_of
from bodycopy.sources.zip import DAMAGE

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

_NATIVE: Final = frozenset({None, ".gz", ".zst"})
"""The compressions that fastwarc reads, telling where each record begins."""
_CHUNK: Final = 1 << 20
_LOCAL_HEADER: Final = struct.Struct("<26x2H")


def fits_warc(head: bytes, name: str) -> bool:
    return head.startswith(b"WARC/")


def fits_wacz(head: bytes, name: str) -> bool:
    """A zip file by that name, or one that begins with what a WACZ has to hold."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    return name.lower().endswith(".wacz") or head[30:].startswith((b"archive/", b"datapackage.json", b"indexes/"))


def warc_places(file: File) -> Iterator[Place]:
    """The records with HTML. A record that can be read alone is told by its offset, others come whole."""
    with open(file.path, "rb") as opened:
        compression = compression_of(opened.read(HEAD_BYTES))
        opened.seek(0)
        if (compression.suffix if compression else None) in _NATIVE:
            yield from _places(opened, file, Kind.WARC, Part(opened, 0, file.size))
        else:
            yield from _places(unpacked(opened), file, Kind.WARC, None)


def wacz_places(file: File) -> Iterator[Place]:
    """The same of all WARC files in a WACZ. One that is damaged costs none of the others."""
    try:
        with zipfile.ZipFile(file.path) as archive, open(file.path, "rb") as opened:
            for member in archive.infolist():
                if member.filename.startswith("archive/") and not member.is_dir():
                    yield from _member_places(archive, opened, member, file)
    except DAMAGE as error:
        yield file.lost(Kind.WACZ, SourceError(f"cannot be read: damaged WACZ: {error}"))


def _member_places(archive: zipfile.ZipFile, opened: IO[bytes], member: zipfile.ZipInfo, file: File) -> Iterator[Place]:
    """The places of a WARC file in a WACZ. It should be stored without compression, so that offsets are those of the
    zip file itself."""
    try:
        if member.compress_type == zipfile.ZIP_STORED:
            part = Part(opened, _start_of(opened, member), member.file_size)
            yield from _places(_buffered(part), file, Kind.WACZ, part)
        else:
            with archive.open(member) as packed:
                yield from _places(packed, file, Kind.WACZ, None)
    except DAMAGE as error:
        yield file.lost(Kind.WACZ, SourceError(f"cannot be read: damaged WACZ: {error}"), member.filename)


def load(place: Place) -> Source:
    """The page of the record at an offset."""
    with open(place.path, "rb") as file:
        file.seek(place.at)
        with _sound_archive():
            record = next(iter(_records(file)), None)
            if record is not None:
                return _whole(record, place.name)
    raise SourceError("cannot be read: there is no WARC record where there was one; has the file changed?")


def _places(stream: IO[bytes], file: File, kind: Kind, part: Part | None) -> Iterator[Place]:
    """The places of a WARC file that is a part of the file on disk, or none that can be read by itself."""
    records = iter(_records(stream))
    from fastwarc.warc import resource, response, revisit

    number = 0
    with open(file.path, "rb") as probe:
        try:
            for record, at, size in _until_damaged(records, part):
                if record.record_type not in (resource, response, revisit):
                    continue
                number += 1
                offset = None if part is None else part.start + at
                with _sound_archive():
                    alone = offset is not None and _begins(probe, offset, id_of(record))
                    member = str(offset) if alone else f"record {number}"
                    place = file.place(kind, member, number, at=offset or 0, size=size)
                    place = place._replace(label=target_of(record) or "")
                    is_revisit = record.record_type == revisit
                    found = _revisit(record, place) if is_revisit else _page(record, place, alone=alone)
                if found is not None:
                    yield found
        except SourceError as problem:
            what = SourceError(f"the archive is damaged, and not read further: {problem}")
            yield file.lost(kind, what, f"behind record {number}")


def _until_damaged(records: Iterator[WarcRecord], part: Part | None) -> Iterator[tuple[WarcRecord, int, int]]:
    """The records, each with its offset and with the bytes since the one before; raises SourceError behind the last
    sound one."""
    at = 0
    last: str | None = ""
    while True:
        with _sound_archive():
            record = next(records, None)
            if record is None:
                if part is not None and not is_whole(part, at, last):
                    raise SourceError("it is cut off")
                return
            passed, at, last = at, record.stream_pos, id_of(record)
        yield record, at, max(0, at - passed)


def is_whole(part: Part, at: int, last: str | None) -> bool:
    """Whether an archive ends behind its last record: fastwarc takes any end for the end.

    The last record begins at this offset of the archive and has this id. If it can't be read from there, because it is
    compressed together with others, only its compressed data can tell.
    """
    if last is None:
        return False  # it ends in the record's header
    is_packed = compression_of(_buffered(part).read(HEAD_BYTES)) is not None
    is_alone = not is_packed or _begins(part.file, part.start + at, last)
    rest = unpacked(_buffered(part.behind(at if is_alone else 0)))
    try:
        if is_alone and not _passes_record(rest):
            return False
        while chunk := read(rest, _CHUNK):
            if is_alone and not chunk.isspace():
                return False
    except (SourceError, ValueError):
        return False
    return True


def _passes_record(stream: IO[bytes]) -> bool:
    """Reads a record; whether it is whole. Raises SourceError, and ValueError for a length that is none."""
    length = 0
    with sound_data():
        while line := stream.readline(_CHUNK):
            if not line.strip():
                break
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length":
                length = int(value)
        while length > 0 and (chunk := stream.read(min(length, _CHUNK))):
            length -= len(chunk)
    return bool(line) and length <= 0


def id_of(record: WarcRecord) -> str | None:
    """What tells a record from others, by which it is known again; None if its header is cut off."""
    return record.record_id or "" if record.headers.get("Content-Length") else None


def _records(stream: IO[bytes]) -> ArchiveIterator:
    try:
        from fastwarc.warc import ArchiveIterator, any_type
    except ImportError as error:
        raise SourceError("reading WARC and WACZ needs an extra: pip install 'bodycopy[archive]'") from error
    return ArchiveIterator(stream, record_types=any_type, parse_http=False)


@contextmanager
def _sound_archive() -> Iterator[None]:
    """Turns what fastwarc raises on bad data, and the decompressors that it reads from, into a SourceError."""
    try:
        yield
    except OSError as error:
        if error.errno is not None:
            raise  # the disk, not the data
        raise SourceError(f"cannot be read: {error}") from error
    except DAMAGE as error:
        raise SourceError(f"cannot be read: {error}") from error


def _begins(probe: IO[bytes], offset: int, record_id: str | None) -> bool:
    """Whether a record can be read from this offset on: not if it is compressed together with others."""
    probe.seek(offset)
    try:
        with _sound_archive():
            found = next(iter(_records(io.BytesIO(probe.read(HEAD_BYTES)))), None)
            return found is not None and id_of(found) == record_id
    except SourceError:
        return False


def _revisit(record: WarcRecord, place: Place) -> Place | None:
    """A record that says that nothing had changed: a place with that as its problem, unless it is of no page."""
    record.parse_http()
    if is_page(record, content_type_of(record)) is False:
        return None
    before = record.headers.get("WARC-Refers-To-Date")
    when = f" on {before}" if before else " before"
    return place._replace(problem=RevisitError(f"a revisit record: {target_of(record)} was as it had been{when}"))


def _page(record: WarcRecord, place: Place, *, alone: bool) -> Place | None:
    """The place of a record, if it holds a page: its header says so, or is vague and its first bytes are HTML."""
    if alone or record.content_length > MAX_PAGE_BYTES:
        if record.is_http:
            record.parse_http()
        if record.content_length == 0:
            return None
        said = is_page(record, content_type_of(record))
        if record.content_length > MAX_PAGE_BYTES:
            return place._replace(problem=_too_large()) if said else None
    else:
        block = record.reader.read()
        message = _message(record, block)
        place = place._replace(source=_source(record, block, message, place.name))
        said = is_page(record, message.content_type)
    if said:
        return place if place.source is None or place.source.data else None
    if said is False:
        return None
    data = (place.source or load(place)).data
    return place if isinstance(data, bytes) and is_html(data[:HEAD_BYTES]) else None


def _whole(record: WarcRecord, name: str) -> Source:
    if record.content_length > MAX_PAGE_BYTES:
        raise _too_large()
    block = record.reader.read()
    return _source(record, block, _message(record, block), name)


def _source(record: WarcRecord, block: bytes, message: Message, name: str) -> Source:
    truncated = record.headers.get("WARC-Truncated")
    note = f"truncated by the crawler ({truncated})" if truncated else None
    if len(block) < record.content_length:
        note = "cut off: the archive ends"
    return Source(Origin(name, target_of(record), record.record_date, note), message.body, message.charset)


def _message(record: WarcRecord, block: bytes) -> Message:
    message = message_of(block, MAX_PAGE_BYTES + 1) if record.is_http else resource_of(record, block)
    if len(message.body) > MAX_PAGE_BYTES:
        raise _too_large()
    return message


def _too_large() -> SourceError:
    return SourceError(f"cannot be read: it has more than {MAX_PAGE_BYTES} bytes, so it is not one page")


def _start_of(file: IO[bytes], member: zipfile.ZipInfo) -> int:
    """The offset of the bytes of a member that is stored without compression (APPNOTE 4.3.7)."""
    file.seek(member.header_offset)
    name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    return member.header_offset + _LOCAL_HEADER.size + int(name) + int(extra)


class Part(io.RawIOBase):
    """A part of a file, as a file."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        self.file, self.start = file, start
        self._size, self._at = size, 0

    def behind(self, at: int) -> Part:
        """The part of it that begins at this offset of it."""
        return Part(self.file, self.start + at, self._size - at)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, origin + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self.file.seek(self.start + self._at)
        data = self.file.read(max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def _buffered(part: Part) -> IO[bytes]:
    return io.BufferedReader(part)  # type: ignore[type-var]
