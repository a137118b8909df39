"""Names of output files: a function of the source alone, so that no run and no other source can change them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from glob import has_magic
from typing import Final

from bodycopy.sources import Place

_UNSAFE: Final = re.compile(r"[^\w.-]+")
_SCHEME: Final = re.compile(r"^\w+://(?:www\.)?")
_STDIN: Final = "stdin"
_LIKE_STDIN: Final = re.compile(rf"{_STDIN}_*")
_PAGES: Final = ".pages"
"""What the folder of an archive's pages is called by, so that it can stand beside the archive."""
_LONGEST_SLUG: Final = 80
_LONGEST_NAME: Final = 240
"""In bytes: most file systems take 255, and a suffix is to come."""


def common_folder(paths: Iterable[str]) -> str:
    """The folder, as an absolute path, that all sources are in: names of output files start behind it."""
    common: str | None = None
    for path in paths:
        folder = os.path.abspath(_folder(path))
        common = folder if common is None else os.path.commonpath([common, folder])
    return common if common is not None else os.getcwd()


def output_name(place: Place, base: str, suffix: str) -> str:
    """The output file of a page, relative to the output folder.

    The source's path behind the common folder, and for a page of an archive a folder of the archive's name with the
    number and a readable part of the page's name or URL. No two places have the same.
    """
    path = _path(place.file, base)
    if place.member:
        path += _PAGES
        slug = _UNSAFE.sub("-", _SCHEME.sub("", place.label)).strip("-.")[-_LONGEST_SLUG:].strip("-.")
        number = f"{place.number:07d}"
        path = os.path.join(path, f"{number}-{slug}" if slug else number)
    return os.path.join(*(_shortened(part) for part in f"{path}{suffix}".split(os.sep)))


def _path(file: str, base: str) -> str:
    """The path of a file behind the common folder, and for standard input a name that no file has."""
    if file == "-":
        return _STDIN
    path = os.path.relpath(os.path.abspath(file), base)
    return f"{path}_" if _LIKE_STDIN.fullmatch(path) else path


def _folder(path: str) -> str:
    """The folder that all files which a path leads to are in."""
    if os.path.isdir(path):
        return path
    folder = os.path.dirname(path)
    while has_magic(folder) and not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder


def _shortened(part: str) -> str:
    """A part of a path that is too long for a file system, told apart from others by a digest."""
    data = os.fsencode(part)
    if len(data) <= _LONGEST_NAME:
        return part
    _, suffix = os.path.splitext(part)
    digest = hashlib.sha256(data).hexdigest()[:16]
    return data[:100].decode("utf-8", "ignore") + f"-{digest}{suffix}"
