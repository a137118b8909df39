"""Zip files of saved pages."""

from __future__ import annotations

import lzma
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from bodycopy.errors import SourceError
from bodycopy.sources.compression import read_head, read_page, unpacked, unpacked_name
from bodycopy.sources.html import is_html
from bodycopy.sources.pages import PAGE_SUFFIXES, page
from bodycopy.sources.types import File, Kind, Place, Source

DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
"""What zipfile raises on bad data; RuntimeError if a password is needed, NotImplementedError for odd compressions,
ValueError for names that are not UTF-8 though they say so, and for offsets before the file."""


def fits(head: bytes, name: str) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))  # the other is that of one with nothing in it


def places(file: File) -> Iterator[Place]:
    """The members that are pages by their names or by what they begin with, as in folders."""
    try:
        with zipfile.ZipFile(file.path) as archive:
            for index, member in enumerate(archive.infolist()):
                name = member.filename  # which may be empty, and `is_dir` fails then before Python 3.12
                if not name.endswith("/") and not _is_hidden(name) and _is_wanted(archive, member):
                    place = file.place(Kind.ZIP, name or str(index), index, size=member.compress_size)
                    yield place._replace(label=name)
    except DAMAGE as error:
        yield file.lost(Kind.ZIP, SourceError(f"cannot be read: damaged zip: {error}"))


def load(place: Place) -> Source:
    try:
        file = os.stat(place.path)
        archive = _opened(place.path, (file.st_mtime_ns, file.st_size, file.st_ino))
        member = archive.infolist()[place.number]
        with archive.open(member) as packed, unpacked(packed) as opened:
            data = read_page(opened)
    except DAMAGE as error:
        raise SourceError(f"cannot be read: {error}") from error
    return page(data, place.name)


def _is_hidden(name: str) -> bool:
    """As in folders; macOS keeps what its file system knows of a page beside it."""
    return name.startswith("__MACOSX/") or any(part.startswith(".") and part.strip(".") for part in name.split("/"))


def _is_wanted(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    if unpacked_name(member.filename).endswith(PAGE_SUFFIXES):
        return True
    try:
        with archive.open(member) as packed, unpacked(packed) as opened:
            return is_html(read_head(opened))
    except (SourceError, OSError, *DAMAGE):
        return False


@lru_cache(maxsize=1)
def _opened(path: str, version: tuple[int, int, int]) -> zipfile.ZipFile:
    """The archive that was opened last is kept: reading its table of contents takes long, and its pages come in a row.

    `version` tells it from one that was written in its place. What is not kept any more closes itself once nobody
    reads it.
    """
    return zipfile.ZipFile(path)
