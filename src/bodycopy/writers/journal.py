"""How far a file of output is whole, kept beside it: so a run that was killed can be gone on with.

The first line is what was asked for. Behind it stand how many places were passed, how many bytes were written for them,
how many of them failed, and a digest of their names.
"""

from __future__ import annotations

import hashlib
import os
from typing import IO, Final

from bodycopy.errors import ResumeError
from bodycopy.sources import Place

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

PART: Final = ".part"
"""What the name of a file that is not whole ends in."""
JOURNAL: Final = ".part.journal"
_COUNT: Final = "{:020d}\n"


class Journal:
    """The journal of one file, locked while a run lasts. All methods may raise OSError."""

    def __init__(self, target: str, command: str, *, goes_on: bool) -> None:
        """Open the journal of a file.

        Args:
            target: the path that the file has when it is whole.
            command: what was asked for.
            goes_on: whether to go on with what an earlier run has left.

        Raises:
            ResumeError: that is of another command, or the run is still at work.
        """
        self._part = target + PART
        self._opening = command.encode() + b"\n"
        self._names = hashlib.sha256()
        self._digest = self._names.hexdigest()
        """Of the names of all places that were passed."""
        self.passed = self.failed = 0
        self.size = 0
        """In bytes."""
        self._file = _locked(target)
        if goes_on:
            self._read()
        self._to_skip = self.passed

    def begin(self) -> None:
        """Write how far the file is whole before the first place of this run."""
        if not self.passed:
            self._file.truncate(0)
        self._file.seek(0)
        self._file.write(self._opening)
        self._keep()

    def has(self, place: Place) -> bool:
        """Whether the place was passed by an earlier run; asked once for every place, in order.

        Raises:
            ResumeError: the earlier run has passed others.
        """
        if not self._to_skip:
            return False
        self._to_skip -= 1
        self._add_name(place)
        if not self._to_skip and self._names.hexdigest() != self._digest:
            raise self._other_pages()
        return True

    def add(self, place: Place, written: int = 0, *, is_failure: bool = False) -> None:
        """A place is passed, and so many bytes are written for it."""
        self.passed += 1
        self.size += written
        self.failed += is_failure
        self._add_name(place)
        self._digest = self._names.hexdigest()
        self._keep()

    def check_end(self) -> None:
        """Raises ResumeError if the earlier run has passed more places than there are."""
        if self._to_skip:
            raise self._other_pages()

    def close(self) -> None:
        """End the lock."""
        self._file.close()

    def _add_name(self, place: Place) -> None:
        self._names.update(place.name.encode("utf-8", "surrogatepass") + b"\0")

    def _other_pages(self) -> ResumeError:
        return ResumeError(f"{self._part} is of other pages; remove it, or run without --resume")

    def _keep(self) -> None:
        """Writes how far the file is whole, in one go over what stood there."""
        counts = "".join(map(_COUNT.format, (self.passed, self.size, self.failed)))
        self._file.seek(len(self._opening))
        self._file.write(f"{counts}{self._digest}\n".encode())

    def _read(self) -> None:
        """Read how far an earlier run came; nothing if it was killed before its first page, or the file is shorter."""
        data = self._file.read()
        found = data[len(self._opening) :].decode("ascii", "replace").split()
        if self._opening.startswith(data) or len(found) < 4:
            return
        if not data.startswith(self._opening):
            self.close()
            raise ResumeError(f"{self._part} is of another command; remove it, or run without --resume")
        passed, size, failed = map(int, found[:3])
        if size <= os.path.getsize(self._part):
            self.passed, self.size, self.failed, self._digest = passed, size, failed, found[3]


def _locked(target: str) -> IO[bytes]:
    """The journal's file, not yet changed, which no other run has opened like this."""
    descriptor = os.open(target + JOURNAL, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    file = os.fdopen(descriptor, "r+b", buffering=0)
    if fcntl is not None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise ResumeError(f"{target} is being written by another run") from error
        except OSError:
            pass  # a file system without locks
    return file
