"""HAR 1.2: what a browser's developer tools write of a visit. A file is one JSON document and is read as a whole."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from typing import IO, Any, Final

from bodycopy.errors import SourceError
from bodycopy.sources.compression import read, unpacked
from bodycopy.sources.html import is_html
from bodycopy.sources.types import MAX_PAGE_BYTES, PAGE_TYPES, File, Kind, Origin, Place, Source, charset_in, moment

_OPENING: Final = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"log"\s*:\s*\{')


def fits(head: bytes, name: str) -> bool:
    return _OPENING.match(head) is not None


def places(file: File) -> Iterator[Place]:
    """The pages among the responses, each with what was received: the file can't be read in parts."""
    try:
        with open(file.path, "rb") as packed, unpacked(packed) as opened:
            entries = json.loads(_whole(opened))["log"]["entries"]
        entries = [entry for entry in entries if isinstance(entry, dict)]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        yield file.lost(Kind.HAR, SourceError(f"cannot be read: damaged HAR: {error}"))
        return
    share = file.size // max(1, len(entries))
    for index, entry in enumerate(entries):
        place = file.place(Kind.HAR, str(index), index, size=share)
        try:
            source = _source(entry, place.name)
        except SourceError as problem:
            yield place._replace(problem=problem)
            continue
        if source is not None:
            yield place._replace(source=source, label=source.origin.url or "")


def _whole(file: IO[bytes]) -> bytes:
    data = read(file, MAX_PAGE_BYTES + 1)
    if len(data) > MAX_PAGE_BYTES:
        raise SourceError(f"cannot be read: a HAR file of more than {MAX_PAGE_BYTES} bytes; it can't be read in parts")
    return data


def load(place: Place) -> Source:
    """The page at a place that came without it, which no place of this format does."""
    raise SourceError("cannot be read: a page of a HAR file can't be read alone")


def _source(entry: dict[str, Any], name: str) -> Source | None:
    """The page of an entry, if it holds one. Raises SourceError for one that is damaged."""
    content = _dict(_dict(entry, "response"), "content")
    text, mime = content.get("text"), content.get("mimeType")
    if not isinstance(text, str) or not text:
        return None
    declared = mime.lower() if isinstance(mime, str) else ""
    if declared and not declared.startswith(PAGE_TYPES):
        return None
    data: bytes | str = text
    if content.get("encoding") == "base64":
        try:
            data = base64.b64decode(text, validate=False)
        except ValueError as error:
            if not declared:
                return None  # nothing says that it was a page
            raise SourceError(f"cannot be read: its base64 is damaged: {error}") from error
    if not declared and not is_html(data if isinstance(data, bytes) else data[:4096].encode("utf-8", "replace")):
        return None
    url, started = _dict(entry, "request").get("url"), entry.get("startedDateTime")
    origin = Origin(name, url if isinstance(url, str) else None, moment(started if isinstance(started, str) else None))
    return Source(origin, data, charset_in(declared))


def _dict(value: dict[str, Any], key: str) -> dict[str, Any]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}
