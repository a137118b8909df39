"""Where output goes: a stream, one file, or a folder with a file a page.

Files are written under another name and renamed when they are whole, so that a run that is killed leaves no half file.
What it leaves lets a later run go on.
"""

from __future__ import annotations

import hashlib
import os
from abc import ABC, abstractmethod
from typing import IO, BinaryIO, Final

from bodycopy.errors import BodycopyError, PageUnwrittenError
from bodycopy.sources import Place
from bodycopy.writers.formats import Format
from bodycopy.writers.names import output_name

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]


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


_PART: Final = ".part"
_JOURNAL: Final = ".part.journal"
_CONVERTED: Final = ".part.converted"
_COUNT: Final = "{:020d}\n"


class OneFile(Sink):
    """One file for all pages, written to FILE.part. FILE.part.journal says how far that is whole: how many places were
    passed, how many bytes were written for them, how many of them failed, and a digest of their names. It is locked
    while the run lasts."""

    def __init__(self, path: str, form: Format, fields: tuple[str, ...], command: str, *, resume: bool) -> None:
        """`command`: what was asked for; a run can only go on with what an earlier one left of the same.

        Raises:
            ResumeError: what an earlier run left is of another command, or it is still at work.
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
        self._names = hashlib.sha256()
        self._passed_names = self._names.hexdigest()
        # The journal first: it must never say more than the file holds.
        self._journal = _locked(self._journal_path)
        if self.goes_on:
            self._passed, self._size, self.failed, self._passed_names = self._left()
        self._to_skip = self._passed
        self._file = open(self._part, "r+b" if self.goes_on else "wb")  # noqa: SIM115 (see close)
        self._file.truncate(self._size)
        self._file.seek(self._size)
        if not self._passed:
            self._journal.truncate(0)
        self._journal.seek(0)
        self._journal.write(self._opening)
        self._keep()

    def is_done(self, place: Place) -> bool:
        if not self._to_skip:
            return False
        self._to_skip -= 1
        self._add(place)
        if not self._to_skip and self._names.hexdigest() != self._passed_names:
            raise self._other_pages()
        return True

    def write(self, place: Place, output: str) -> None:
        assert self._file is not None
        self._size += self._file.write(((self._form.between if self._size else "") + output).encode())
        self._file.flush()
        self._pass(place)

    def pass_over(self, place: Place, *, is_failure: bool) -> None:
        self.failed += is_failure
        self._pass(place)

    def finish(self) -> None:
        if self._file is None:
            return
        if self._to_skip:
            raise self._other_pages()
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

    def _pass(self, place: Place) -> None:
        self._passed += 1
        self._add(place)
        self._passed_names = self._names.hexdigest()
        self._keep()

    def _add(self, place: Place) -> None:
        self._names.update(place.name.encode("utf-8", "surrogatepass") + b"\0")

    def _other_pages(self) -> ResumeError:
        return ResumeError(f"{self._part} is of other pages; remove it, or run without --resume")

    def _keep(self) -> None:
        """Writes how far the file is whole, in one go over what stood there."""
        counts = "".join(map(_COUNT.format, (self._passed, self._size, self.failed)))
        self._journal.seek(len(self._opening))
        self._journal.write(f"{counts}{self._passed_names}\n".encode())

    def _left(self) -> tuple[int, int, int, str]:
        """What an earlier run has passed, written and failed at, and the digest of the names."""
        nothing = 0, 0, 0, self._passed_names
        data = self._journal.read()
        found = data[len(self._opening) :].decode("ascii", "replace").split()
        if self._opening.startswith(data) or len(found) < 4:
            return nothing  # killed before the first page
        if not data.startswith(self._opening):
            self._journal.close()
            raise ResumeError(f"{self._part} is of another command; remove it, or run without --resume")
        passed, size, failed = map(int, found[:3])
        return (passed, size, failed, found[3]) if size <= os.path.getsize(self._part) else nothing


def _locked(path: str) -> IO[bytes]:
    """A file that no other run has opened like this, not yet changed. Raises OSError, ResumeError."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    file = os.fdopen(descriptor, "r+b", buffering=0)
    if fcntl is not None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise ResumeError(f"{path.removesuffix(_JOURNAL)} is being written by another run") from error
        except OSError:
            pass  # a file system without locks
    return file
