"""What the command is to read: the paths that were given, and what of them can be read only once."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

import click

from bodycopy.errors import SourceError
from bodycopy.sources.find import is_one_page
from bodycopy.sources.spool import is_pipe, spool
from bodycopy.writers.formats import shown

STDIN: Final = "-"


@dataclass(frozen=True)
class Paths:
    """The paths that were given, and those of a list, which may be longer than the memory takes."""

    given: tuple[str, ...]
    listed: str | None

    def __iter__(self) -> Iterator[str]:
        yield from self.given
        if self.listed is not None:
            with open(self.listed, "rb") as lines:
                for line in lines:
                    if path := line.rstrip(b"\r\n"):
                        yield os.fsdecode(path)


def spooled_inputs(paths: tuple[str, ...], files_from: str | None, temporary: ExitStack) -> dict[str, str]:
    """Temporary files with the content of standard input and of pipes, which can be read only once."""
    spooled: dict[str, str] = {}
    folder = ""
    for path in (*paths, *([files_from] if files_from else [])):
        if path in spooled:
            raise click.UsageError(f"{path} can be read only once.")
        if path != STDIN and not is_pipe(path):
            continue
        try:
            folder = folder or temporary.enter_context(tempfile.TemporaryDirectory(prefix="bodycopy-"))
            spooled[path] = os.path.join(folder, str(len(spooled)))
            _spool(path, spooled[path])
        except SourceError as error:
            raise click.ClickException(f"cannot read {path}: {error}") from error
        except OSError as error:
            where = os.path.dirname(folder or error.filename or "")  # if none can be used, the error names all of them
            reason = f"{error.strerror or error}; another folder can be given by TMPDIR"
            raise click.ClickException(f"cannot keep {shown(path)}{where and f' in {where}'}: {reason}") from error
    return spooled


def _spool(path: str, target: str) -> None:
    """Copies standard input or a pipe to a file. Raises SourceError if it can't be read, OSError if the file can't be
    written."""
    if path == STDIN:
        if sys.stdin is None:
            raise SourceError("it is closed")
        spool(sys.stdin.buffer, target)
        return
    try:
        stream = open(path, "rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise SourceError(error.strerror or str(error)) from error
    with stream:
        spool(stream, target)


def leads_to_one_page(paths: tuple[str, ...], spooled: dict[str, str]) -> bool:
    """Whether there is but one path, and it leads to one page by what it is."""
    return len(paths) == 1 and is_one_page(spooled.get(paths[0], paths[0]), paths[0])


def check_list(path: str) -> None:
    """Raises UsageError for a list of paths that can't be opened."""
    try:
        with open(path, "rb"):
            return
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise click.UsageError(f"{path} can't be read: {reason}") from error
