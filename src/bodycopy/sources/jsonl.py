"""JSON Lines: an object a line, with the page's markup in `html`, or text that was scraped from it in `text`.

`url` and `fetched` (a moment in ISO 8601) are taken as well.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any, Final

from bodycopy.decode.binary import signature_of
from bodycopy.errors import SourceError
from bodycopy.sources.compression import sound_data, unpacked, unpacked_name
from bodycopy.sources.types import HEAD_BYTES, MAX_PAGE_BYTES, File, Kind, Origin, Place, Source, moment

SUFFIXES: Final = (".jsonl", ".ndjson")
_OPENING: Final = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"')
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FIELD: Final = re.compile(rb'[{,]\s*"(?:html|text)"\s*:\s*"')


def fits(head: bytes, name: str) -> bool:
    """Told by the name, whatever the first line is, by one of the two fields, or by an object that goes on for longer
    than is looked at, as none does that is written to be read by people."""
    if unpacked_name(name).endswith(SUFFIXES):
        return signature_of(head) is None
    if not _OPENING.match(head):
        return False
    if _FIELD.search(head) is not None:
        return True
    return len(head) >= HEAD_BYTES and b"\n" not in head.lstrip()


def places(file: File) -> Iterator[Place]:
    """Where the lines begin; of a compressed file, the pages themselves."""
    if file.head.startswith(_UTF_16):
        yield file.lost(Kind.JSON_LINES, SourceError("cannot be read: it is in UTF-16, and JSON Lines are in UTF-8"))
        return
    at, number = 0, 0
    with open(file.path, "rb") as packed, unpacked(packed) as lines:
        while line := _line(lines):
            number += 1
            if len(line) > MAX_PAGE_BYTES:
                too_long = SourceError(f"cannot be read: line {number} has more than {MAX_PAGE_BYTES} bytes")
                yield file.lost(Kind.JSON_LINES, too_long, str(number))
                return
            if not line.isspace():
                place = file.place(Kind.JSON_LINES, str(number), number, at=at, size=0 if file.is_packed else len(line))
                yield _with_source(place, line) if file.is_packed else place
            at += len(line)


def _line(lines: IO[bytes]) -> bytes:
    with sound_data():
        return lines.readline(MAX_PAGE_BYTES + 1)


def load(place: Place) -> Source:
    with open(place.path, "rb") as file:
        file.seek(place.at)
        return _source(file.readline(MAX_PAGE_BYTES), place.name)


def _with_source(place: Place, line: bytes) -> Place:
    try:
        return place._replace(source=_source(line, place.name))
    except SourceError as problem:
        return place._replace(problem=problem)


def _source(line: bytes, name: str) -> Source:
    try:
        fields: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"cannot be read: the line is not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise SourceError("cannot be read: the line is not a JSON object")
    origin = Origin(name, _text(fields, "url"), moment(_text(fields, "fetched")))
    for field in ("html", "text"):
        data = _text(fields, field)
        if data is not None:
            return Source(origin, data, scraped=field == "text")
    raise SourceError('cannot be read: the object has neither "html" nor "text" with a string')


def _text(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) else None
