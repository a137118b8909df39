"""What people point at (files, folders, patterns, lists) to the places of pages, one after the other, in order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from bodycopy.errors import SourceError
from bodycopy.sources.compression import unpacked_name
from bodycopy.sources.formats import format_of, opened_file, places
from bodycopy.sources.html import HTML_SUFFIXES, is_html
from bodycopy.sources.types import ArchiveFormat, Kind, Place

_SUFFIXES: Final = (
    *HTML_SUFFIXES,
    *(".txt", ".mht", ".mhtml", ".har", ".zip", ".warc", ".wacz", ".jsonl", ".ndjson"),
)
"""What is read in a folder by its name. Files of other names are read there if they begin as HTML or WARC does."""

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def find(
    paths: Iterable[str],
    *,
    scraped: bool = False,
    leave_out: str | None = None,
    spooled: Mapping[str, str] = _NOTHING,
) -> Iterator[Place]:
    """Where the pages are that these paths lead to.

    Args:
        paths: files, folders, and patterns like `crawl/**/*.html`.
        scraped: every file is text that was scraped, whatever its name.
        leave_out: a folder that is passed over.
        spooled: where the content of a path is, if it is not to be had there again.
    """
    for path in files(paths, leave_out=leave_out):
        yield from places_of(spooled.get(path, path), path, scraped=scraped)


def places_of(path: str, name: str, *, scraped: bool = False) -> Iterator[Place]:
    """Where the pages of a file are. What can't be read is a place with a problem."""
    try:
        yield from places(opened_file(path, name), scraped=scraped)
    except SourceError as error:
        yield Place(path, name, Kind.HTML, problem=error)
    except OSError as error:
        yield Place(path, name, Kind.HTML, problem=SourceError(f"cannot be read: {error.strerror or error}"))
    except ValueError as error:  # a name that no file can have
        yield Place(path, name, Kind.HTML, problem=SourceError(f"cannot be read: {error}"))


def files(paths: Iterable[str], *, leave_out: str | None = None) -> Iterator[str]:
    """The files that paths lead to. Folders are read in the order of names, hidden files and folders passed over."""
    hidden = os.path.abspath(leave_out) if leave_out else None
    for path in paths:
        if os.path.isdir(path):
            yield from _in_folder(path, hidden)
        elif glob.has_magic(path) and not os.path.lexists(path):
            yield from _matches(path, hidden)
        else:
            yield path


def is_one_page(path: str, name: str) -> bool:
    """Whether a path leads to one page by what it is: no folder, no pattern, no archive."""
    if os.path.isdir(path):
        return False
    try:
        return not isinstance(format_of(opened_file(path, name)), ArchiveFormat)
    except (OSError, SourceError, ValueError):
        return os.path.lexists(path) or not glob.has_magic(path)


def _matches(pattern: str, hidden: str | None) -> Iterator[str]:
    found = False
    for path in sorted(glob.iglob(pattern, recursive=True)):
        found = True
        if not os.path.isdir(path):
            yield path
        elif not pattern.endswith("**"):  # which matches what is in the folder as well
            yield from _in_folder(path, hidden)
    if not found:
        yield pattern  # there is no such file, and that is what will be said


def _in_folder(folder: str, hidden: str | None) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            # Names alone: a folder may have a million files.
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except OSError:
        yield folder  # which can't be opened, and that is what will be said
        return
    for name in names:
        path = os.path.join(folder, name)
        if not os.path.isdir(path):
            if os.path.isfile(path) and _is_wanted(path):
                yield path
        elif not os.path.islink(path) and os.path.abspath(path) != hidden:
            yield from _in_folder(path, hidden)


def _is_wanted(path: str) -> bool:
    if unpacked_name(path).endswith(_SUFFIXES):
        return True
    try:
        head = opened_file(path, path).head
    except (OSError, SourceError):
        return False
    return is_html(head) or head.startswith(b"WARC/")
