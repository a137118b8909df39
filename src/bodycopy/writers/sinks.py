"""Where output goes: a stream, one file, or a folder with a file a page.

Files are written under another name and renamed when they are whole, so that a run that is killed leaves no half file.
What it leaves lets a later run go on.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from typing import IO, BinaryIO, Final

from bodycopy.errors import BodycopyError
from bodycopy.sources import Place
from bodycopy.writers.formats import Format
from bodycopy.writers.names import output_name


class ResumeError(BodycopyError):
    """What an earlier run left is of other sources or options."""


class Sink(ABC):
    """Takes the output of pages in order. All methods may raise OSError."""

    failed: int = 0
    """How many pages failed in the earlier run that this one goes on with."""
    goes_on: bool = False
    """Whether this run goes on where an earlier one stopped."""
    targets: tuple[str, ...] = ()
    """The files and folders that it writes to."""
    is_finished: bool = False
    """Whether there is nothing to go on with: an earlier run, of whatever command, has written the whole."""

    @abstractmethod
    def is_done(self, place: Place) -> bool:
        """Whether an earlier run has written the page; asked once for every place, in order."""

    @abstractmethod
    def write(self, place: Place, output: str) -> None:
        """Takes the output of a page."""

    def pass_over(self, *, is_failure: bool) -> None:
        """There is no output for a page: it could not be read, or there is none in its place."""
        return

    def finish(self) -> None:
        """All pages have been written."""
        return

    @abstractmethod
    def close(self) -> None:
        """Ends, finished or not."""


class Stream(Sink):
    """Standard output."""

    def __init__(self, stream: BinaryIO, between: str) -> None:
        self._stream, self._between, self._next = stream, between, ""

    def is_done(self, place: Place) -> bool:
        return False

    def write(self, place: Place, output: str) -> None:
        self._stream.write((self._next + output).encode())
        self._stream.flush()
        self._next = self._between

    def close(self) -> None:
        return


class Device(Stream):
    """A file that another can't be renamed to: a terminal, a named pipe."""

    def __init__(self, path: str, between: str) -> None:
        super().__init__(open(path, "wb"), between)  # noqa: SIM115 (closed by close)

    def close(self) -> None:
        self._stream.close()


class Folder(Sink):
    """One file a page. What is there is done."""

    def __init__(self, folder: str, base: str, suffix: str, *, resume: bool) -> None:
        self._folder, self._base, self._suffix, self._resume = folder, base, suffix, resume
        self._part = os.path.join(folder, ".bodycopy.part")
        self.targets = (folder,)
        os.makedirs(folder, exist_ok=True)

    def is_done(self, place: Place) -> bool:
        return self._resume and place.problem is None and os.path.exists(self._target(place))

    def write(self, place: Place, output: str) -> None:
        target = self._target(place)
        with open(self._part, "wb") as file:
            file.write(output.encode())
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.replace(self._part, target)

    def close(self) -> None:
        if os.path.exists(self._part):
            os.unlink(self._part)

    def _target(self, place: Place) -> str:
        return os.path.join(self._folder, output_name(place, self._base, self._suffix))


_PART: Final = ".part"
_JOURNAL: Final = ".part.journal"
_CONVERTED: Final = ".part.converted"
_COUNT: Final = "{:020d}\n"


class OneFile(Sink):
    """One file for all pages, written to FILE.part. FILE.part.journal says how far that is whole: how many places were
    passed, how many bytes were written for them, and how many of them failed."""

    def __init__(self, path: str, form: Format, fields: tuple[str, ...], command: str, *, resume: bool) -> None:
        """`command`: what was asked for; a run can only go on with what an earlier one left of the same.

        Raises:
            ResumeError: what an earlier run left is of another command.
        """
        self._target = os.path.realpath(path)
        self._form, self._fields = form, fields
        self._part, self._journal_path = self._target + _PART, self._target + _JOURNAL
        self.targets = (self._target, self._part, self._journal_path)
        self._opening = command.encode() + b"\n"
        self._file: IO[bytes] | None = None
        self._passed = self._size = 0
        self.goes_on = resume and os.path.exists(self._part) and os.path.exists(self._journal_path)
        self.is_finished = resume and not self.goes_on and os.path.exists(self._target)
        if self.is_finished:
            return
        if self.goes_on:
            self._passed, self._size, self.failed = self._left()
        self._to_skip = self._passed
        # The journal first: it must never say more than the file holds.
        self._journal = open(self._journal_path, "r+b" if self.goes_on else "wb", buffering=0)  # noqa: SIM115 (see close)
        self._file = open(self._part, "r+b" if self.goes_on else "wb")  # noqa: SIM115
        self._file.truncate(self._size)
        self._file.seek(self._size)
        self._journal.write(self._opening)
        self._keep()

    def is_done(self, place: Place) -> bool:
        if self._to_skip:
            self._to_skip -= 1
            return True
        return False

    def write(self, place: Place, output: str) -> None:
        assert self._file is not None
        self._size += self._file.write(((self._form.between if self._size else "") + output).encode())
        self._file.flush()
        self._passed += 1
        self._keep()

    def pass_over(self, *, is_failure: bool) -> None:
        self._passed += 1
        self.failed += is_failure
        self._keep()

    def finish(self) -> None:
        if self._file is None:
            return
        self.close()
        if self._form.convert is None:
            os.replace(self._part, self._target)
        else:
            whole = self._target + _CONVERTED
            self._form.convert(self._part, whole, self._fields)
            os.replace(whole, self._target)
            os.unlink(self._part)
        os.unlink(self._journal_path)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._journal.close()

    def _keep(self) -> None:
        """Writes how far the file is whole, in one go over what stood there."""
        self._journal.seek(len(self._opening))
        self._journal.write("".join(map(_COUNT.format, (self._passed, self._size, self.failed))).encode())

    def _left(self) -> tuple[int, int, int]:
        """What an earlier run has passed, written and failed at."""
        with open(self._journal_path, "rb") as journal:
            data = journal.read()
        counts = data[len(self._opening) :].split()
        if self._opening.startswith(data) or len(counts) < 3:
            return 0, 0, 0  # killed before the first page
        if not data.startswith(self._opening):
            raise ResumeError(f"{self._part} is of another command; remove it, or run without --resume")
        passed, size, failed = map(int, counts)
        return (passed, size, failed) if size <= os.path.getsize(self._part) else (0, 0, 0)


def sink_for(
    path: str | None,
    stream: BinaryIO,
    form: Format,
    fields: tuple[str, ...],
    *,
    base: str,
    command: str,
    is_folder: bool,
    resume: bool,
) -> Sink:
    """Where output of a format goes. Raises OSError, ResumeError."""
    if path is None:
        return Stream(stream, form.between)
    if is_folder:
        return Folder(path, base, form.suffix, resume=resume)
    if os.path.exists(path) and not os.path.isfile(path) and form.convert is None:
        return Device(path, form.between)
    return OneFile(path, form, fields, command, resume=resume)
