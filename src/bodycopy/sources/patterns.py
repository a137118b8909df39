"""Patterns to the paths that match them: what `glob` of the standard library does, but that ** follows no link to a
folder. Two links that lead back would be followed by turns, in more ways than can ever be gone."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from typing import Final

_ANY_DEPTH: Final = "**"


def has_any_depth(pattern: str) -> bool:
    """Whether a pattern leads to folders in folders."""
    return _ANY_DEPTH in _parts(pattern)


def matches(pattern: str) -> Iterator[str]:
    """The paths that are there, in no order. A folder that can't be opened is among them, as it may hold some."""
    parts = _parts(pattern)
    if _ANY_DEPTH not in parts:
        yield from glob.iglob(pattern)
        return
    first = parts.index(_ANY_DEPTH)
    start, rest = os.sep.join([*parts[:first], ""]), parts[first:]
    for folder in glob.iglob(start) if glob.has_magic(start) else [start]:
        if os.path.isdir(folder or os.curdir):
            yield from _below(folder, [part for part in rest if part], folders_only=not rest[-1])


def _parts(pattern: str) -> list[str]:
    return pattern.replace("/", os.sep).split(os.sep)


def _below(start: str, parts: list[str], *, folders_only: bool) -> Iterator[str]:
    """What matches in a folder, whose path ends with a separator or is empty."""
    open_at = _with_skipped({0}, parts)
    if start and len(parts) in open_at:
        yield start
    left = [(start, open_at)]
    while left:
        folder, open_at = left.pop()
        try:
            with os.scandir(folder or os.curdir) as entries:
                found = [(entry.name, entry.is_dir(follow_symlinks=False), entry.is_symlink()) for entry in entries]
        except OSError:
            yield folder
            continue
        for name, is_folder, is_link in found:
            if is_link and os.path.isdir(folder + name):
                continue
            behind = _with_skipped(_behind(name, parts, open_at), parts)
            if len(parts) in behind and (is_folder or not folders_only):
                yield folder + name
            if is_folder and behind:
                left.append((folder + name + os.sep, behind))


def _behind(name: str, parts: list[str], open_at: Iterable[int]) -> set[int]:
    """The parts of the pattern that may come behind a name, which one of these matches."""
    return {at if parts[at] == _ANY_DEPTH else at + 1 for at in open_at if at < len(parts) and _fits(name, parts[at])}


def _with_skipped(open_at: set[int], parts: list[str]) -> set[int]:
    """These parts of the pattern, and those behind a ** that stands for no folder."""
    for at in range(len(parts)):
        if at in open_at and parts[at] == _ANY_DEPTH:
            open_at.add(at + 1)
    return open_at


def _fits(name: str, part: str) -> bool:
    return fnmatch(name, part) and (part.startswith(".") or not name.startswith("."))
