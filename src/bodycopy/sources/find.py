"""What people point at (files, folders, patterns, lists) to the places of pages, one after the other, in order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from bodycopy.errors import NoPageError, SourceError
from bodycopy.sources.compression import unpacked_name
from bodycopy.sources.formats import ARCHIVE_SUFFIXES, format_of, opened_file, places
from bodycopy.sources.html import is_html
from bodycopy.sources.jsonl import SUFFIXES as LINES_SUFFIXES
from bodycopy.sources.pages import PAGE_SUFFIXES
from bodycopy.sources.patterns import has_any_depth, matches
from bodycopy.sources.types import ArchiveFormat, Kind, Place
from bodycopy.sources.written import Written

_SUFFIXES: Final = (*PAGE_SUFFIXES, *ARCHIVE_SUFFIXES, *LINES_SUFFIXES)
"""What is read in a folder by its name. Files of other names are read there if they begin as HTML or WARC does."""

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_NOWHERE: Final = Written()


def find(
    paths: Iterable[str],
    *,
    scraped: bool = False,
    written: Written = _NOWHERE,
    spooled: Mapping[str, str] = _NOTHING,
) -> Iterator[Place]:
    """Where the pages are that these paths lead to.

    Args:
        paths: files, folders, and patterns like `crawl/**/*.html`.
        scraped: every file is text that was scraped, whatever its name.
        written: what is written meanwhile; it is passed over, and a problem where a path leads to nothing else.
        spooled: where the content of a path is, if it is not to be had there again.
    """
    for given in paths:
        if given in spooled:
            yield from places_of(spooled[given], given, scraped=scraped)
            continue
        is_empty = True
        for path in files([given], written=written):
            is_empty = False
            yield from places_of(path, path, scraped=scraped)
        if is_empty:
            yield Place(given, given, Kind.HTML, problem=_nothing(given, written))


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


def _nothing(given: str, written: Written) -> SourceError:
    """Why a path leads to no file."""
    if written.holds(given):
        return SourceError("cannot be read: the output is written there")
    return NoPageError(
        "no page was found in this folder" if os.path.isdir(given) else "no page was found by this pattern"
    )


def files(paths: Iterable[str], *, written: Written = _NOWHERE) -> Iterator[str]:
    """The files that paths lead to, but for those that are written.

    Folders are read in the order of names, hidden files and folders passed over.
    """
    for path in paths:
        if written.has(path):
            continue
        if os.path.isdir(path):
            yield from () if written.holds(path) else _in_folder(path, written)
        elif glob.has_magic(path) and not os.path.lexists(path):
            yield from _matches(path, written)
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


def _matches(pattern: str, written: Written) -> Iterator[str]:
    paths = sorted(matches(pattern))
    if not paths:
        yield pattern  # there is no such file, and that is what will be said
    paths = [path for path in paths if not written.holds(path)]
    if has_any_depth(pattern):
        yield from _each_once(paths, written)
        return
    for path in paths:
        if os.path.isdir(path):
            yield from _in_folder(path, written)
        else:
            yield path


def _each_once(paths: list[str], written: Written) -> Iterator[str]:
    """The files that a pattern with ** matches, which gives those of a folder beside the folder itself, and may start
    in two folders that are the same: each by its shortest path. Folders are read for what the pattern does not match by
    itself."""
    shortest: dict[str, str] = {}
    for path in sorted(paths, key=len):
        shortest.setdefault(os.path.realpath(path), path)
    matched = {path: real for real, path in shortest.items()}
    folders: set[str] = set()
    for path in paths:
        real = matched.get(path)
        if real is None:
            continue
        if not os.path.isdir(path):
            yield path
        elif not folders.intersection(_with_parents(real)):  # or it has been read with the one that it is in
            folders.add(real)
            yield from (file for file in _in_folder(path, written) if os.path.realpath(file) not in shortest)


def _with_parents(path: str) -> Iterator[str]:
    while True:
        yield path
        parent = os.path.dirname(path)
        if parent == path:
            return
        path = parent


def _in_folder(folder: str, written: Written) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            # Names alone: a folder may have a million files.
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except OSError:
        yield folder  # which can't be opened, and that is what will be said
        return
    for name in names:
        path = os.path.join(folder, name)
        if written.has(path):
            continue
        if not os.path.isdir(path):
            if os.path.isfile(path) and _is_wanted(path):
                yield path
        elif not os.path.islink(path):
            yield from _in_folder(path, written)


def _is_wanted(path: str) -> bool:
    if unpacked_name(path).endswith(_SUFFIXES):
        return True
    try:
        head = opened_file(path, path).head
    except (OSError, SourceError):
        return False
    return is_html(head) or head.startswith(b"WARC/")
