"""What can be read only once, standard input and pipes, to a file: its format is told first, and it is read later."""

from __future__ import annotations

import os
import stat
from typing import IO, Final

from bodycopy.errors import SourceError
from bodycopy.sources.compression import compression_of
from bodycopy.sources.types import MAX_PAGE_BYTES

_CHUNK: Final = 1 << 20
_ARCHIVES: Final = (b"PK\x03\x04", b"WARC/", b"{", b"\xef\xbb\xbf{")


def is_pipe(path: str) -> bool:
    """Whether a path can be read only once: a named pipe, or the shell's `<(command)`."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def spool(stream: IO[bytes], path: str) -> None:
    """Copies a stream to a new file, up to what is too much for a page if it is one.

    Raises:
        SourceError: the stream can't be read.
        OSError: the file can't be written.
    """
    with open(path, "wb") as file:
        head = _read(stream)
        is_archive = head.lstrip().startswith(_ARCHIVES) or compression_of(head) is not None
        chunk = head
        while chunk:
            file.write(chunk)
            if not is_archive and file.tell() > MAX_PAGE_BYTES:
                break
            chunk = _read(stream)


def _read(stream: IO[bytes]) -> bytes:
    try:
        return stream.read(_CHUNK)
    except OSError as error:
        raise SourceError(error.strerror or str(error)) from error
