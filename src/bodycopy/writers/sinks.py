"""Where output goes: a stream, one file, or a folder with a file a page.

Files are written under another name and renamed when they are whole, so that a run that is killed leaves no half file.
What it leaves lets a later run go on.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from typing import IO, BinaryIO, Final

from bodycopy.errors import PageUnwrittenError, ResumeError
from bodycopy.sources import Place
from bodycopy.writers.formats import Format
from bodycopy.writers.journal import JOURNAL, PART, Journal
from bodycopy.writers.names import output_name


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
        """Takes the output of a page. Raises PageUnwrittenError if nothing but that can't be written."""

    def pass_over(self, place: Place, *, is_failure: bool) -> None:
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


def is_device(path: str) -> bool:
    """Whether a path leads to what no file can be renamed to: a terminal, a named pipe."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


class Device(Stream):
    """What no file can be renamed to."""

    def __init__(self, path: str, between: str) -> None:
        super().__init__(open(path, "wb"), between)  # noqa: SIM115 (closed by close)

    def close(self) -> None:
        self._stream.close()


class Folder(Sink):
    """One file a page. What is there is done.

    Files are named from the folder that all pages of a run are in. The output folder remembers it, so that the pages of
    two runs can't have the same names: a later run may read some of the same pages, but no others.
    """

    def __init__(self, folder: str, base: str | None, suffix: str, *, resume: bool) -> None:
        """`base`: the folder that all pages are in; None if none is in a folder.

        Raises:
            ResumeError: an earlier run wrote there what was read elsewhere.
        """
        self._folder, self._suffix, self._resume = folder, suffix, resume
        self._part = os.path.join(folder, f".bodycopy.{os.getpid()}.part")  # others may write there at the same time
        self.targets = (folder,)
        os.makedirs(folder, exist_ok=True)
        self._base = "" if base is None else _remembered(folder, base)

    def is_done(self, place: Place) -> bool:
        return self._resume and place.problem is None and os.path.isfile(self._target(place))

    def write(self, place: Place, output: str) -> None:
        target = self._target(place)
        with open(self._part, "wb") as file:
            file.write(output.encode())
        try:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            os.replace(self._part, target)
        except (FileExistsError, IsADirectoryError, NotADirectoryError) as error:
            raise PageUnwrittenError(f"cannot write {target}: {error.strerror}") from error

    def close(self) -> None:
        if os.path.exists(self._part):
            os.unlink(self._part)

    def _target(self, place: Place) -> str:
        return os.path.join(self._folder, output_name(place, self._base, self._suffix))


_BASE: Final = ".bodycopy.base"


def _remembered(folder: str, base: str) -> str:
    """The folder from which an output folder's files are named: this one, or one that it is in. Raises ResumeError."""
    note, folder = os.path.join(folder, _BASE), os.path.abspath(folder)
    try:
        with open(note, "xb") as file:
            file.write(os.fsencode(_relative(base, folder)))
        return base
    except FileExistsError:
        with open(note, "rb") as file:
            before = os.path.normpath(os.path.join(folder, os.fsdecode(file.read())))
    way = _relative(base, before)
    if way.split(os.sep)[0] == os.pardir or os.path.isabs(way):
        raise ResumeError(f"{folder} has what was read in {before}; write elsewhere what is read in {base}")
    return before


def _relative(path: str, start: str) -> str:
    try:
        return os.path.relpath(path, start)
    except ValueError:  # on another drive
        return path


_CONVERTED: Final = ".part.converted"


class OneFile(Sink):
    """One file for all pages, written to FILE.part. FILE.part.journal says how far that is whole."""

    def __init__(self, path: str, form: Format, fields: tuple[str, ...], command: str, *, resume: bool) -> None:
        """`command`: what was asked for; a run can only go on with what an earlier one left of the same.

        Raises:
            ResumeError: what an earlier run left is of another command, or it is still at work.
        """
        self._target = os.path.realpath(path)
        self._form, self._fields = form, fields
        self._part, self._journal_path = self._target + PART, self._target + JOURNAL
        self.targets = (self._target, self._part, self._journal_path)
        self._file: IO[bytes] | None = None
        self.goes_on = resume and os.path.exists(self._part) and os.path.exists(self._journal_path)
        self.is_finished = resume and not self.goes_on and os.path.exists(self._target)
        if self.is_finished:
            return
        # The journal first: it must never say more than the file holds.
        self._journal = Journal(self._target, command, goes_on=self.goes_on)
        self.failed = self._journal.failed
        self._file = open(self._part, "r+b" if self.goes_on else "wb")  # noqa: SIM115 (see close)
        self._file.truncate(self._journal.size)
        self._file.seek(self._journal.size)
        self._journal.begin()

    def is_done(self, place: Place) -> bool:
        return self._journal.has(place)

    def write(self, place: Place, output: str) -> None:
        assert self._file is not None
        written = self._file.write(((self._form.between if self._journal.size else "") + output).encode())
        self._file.flush()
        self._journal.add(place, written)

    def pass_over(self, place: Place, *, is_failure: bool) -> None:
        self._journal.add(place, is_failure=is_failure)

    def finish(self) -> None:
        if self._file is None:
            return
        self._journal.check_end()
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
