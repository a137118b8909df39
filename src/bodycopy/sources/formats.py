"""All formats of files that are read, and how a file's is told."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from typing import Final

from bodycopy.errors import NoPageError, SourceError
from bodycopy.sources import har, jsonl, pages, warc, zip
from bodycopy.sources.compression import COMPRESSIONS, compression_of, read_head, unpacked
from bodycopy.sources.types import ArchiveFormat, File, Kind, PageFormat, Place, Source

FORMATS: Final[tuple[ArchiveFormat | PageFormat, ...]] = (
    ArchiveFormat(Kind.WARC, warc.fits_warc, warc.warc_places, warc.load),
    ArchiveFormat(Kind.WACZ, warc.fits_wacz, warc.wacz_places, warc.load),
    ArchiveFormat(Kind.ZIP, zip.fits, zip.places, zip.load),
    ArchiveFormat(Kind.HAR, har.fits, har.places, har.load),
    ArchiveFormat(Kind.JSON_LINES, jsonl.fits, jsonl.places, jsonl.load),
    *pages.PAGE_FORMATS,
)
"""The first that fits is taken."""
ARCHIVE_SUFFIXES: Final = (".har", ".zip", ".warc", ".wacz")
_NEVER_EMPTY: Final = (*ARCHIVE_SUFFIXES, *(one.suffix for one in COMPRESSIONS))
"""A file with such a name is not whole if there is nothing in it."""
_LOADERS: Final = {one.kind: one.load if isinstance(one, ArchiveFormat) else pages.load for one in FORMATS}


def opened_file(path: str, name: str) -> File:
    """A file with what it begins with. Raises OSError, SourceError, and ValueError for a name that no file can have."""
    _check_is_file(path)
    with open(path, "rb") as file:
        is_packed = compression_of(file.read(8)) is not None
        file.seek(0)
        head = read_head(unpacked(file))
        return File(path, name, head, os.fstat(file.fileno()).st_size, is_packed)


def _check_is_file(path: str) -> None:
    """Raises SourceError for what may have no end, or may never begin; what a folder is or is not, opening it tells."""
    kind = os.stat(path).st_mode
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise SourceError("cannot be read: it is a pipe or a device, not a file")


def format_of(file: File) -> ArchiveFormat | PageFormat:
    return next(one for one in FORMATS if one.fits(file.head, file.name))


def places(file: File, *, scraped: bool = False) -> Iterator[Place]:
    """Where the pages of a file are, in order. `scraped`: the file is text that was scraped, whatever it looks like.

    Raises:
        OSError, SourceError: the file can't be read any further.
    """
    if scraped:
        pages.check_is_page(file.head, Kind.SCRAPED)
        yield pages.place(file, Kind.SCRAPED)
        return
    if not file.size and file.name.lower().endswith(_NEVER_EMPTY):
        raise SourceError("cannot be read: the file is empty")
    found = format_of(file)
    if isinstance(found, PageFormat):
        pages.check_is_page(file.head, found.kind)
        yield pages.place(file, found.kind)
    elif file.is_packed and found.kind in (Kind.ZIP, Kind.WACZ):
        raise SourceError(f"cannot be read: a compressed {found.kind} file; unpack it first")
    else:
        yield from _places(found, file)


def _places(found: ArchiveFormat, file: File) -> Iterator[Place]:
    is_empty = True
    for place in found.places(file):
        is_empty = False
        yield place
    if is_empty:
        yield file.lost(found.kind, NoPageError(f"no page was found in this {found.kind} file"))


def load(place: Place) -> Source:
    """The page at a place.

    Raises:
        SourceError: it can't be read.
    """
    if place.problem is not None:
        raise place.problem
    if place.source is not None:
        return place.source
    try:
        return _LOADERS[place.kind](place)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}") from error
