"""Compressed files, told by what they begin with."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Final, NamedTuple, cast

from bodycopy.errors import SourceError
from bodycopy.sources.types import HEAD_BYTES, MAX_PAGE_BYTES


class Compression(NamedTuple):
    """One way to compress a file."""

    suffix: str
    magic: bytes
    reader: Callable[[IO[bytes]], IO[bytes]]


def _zstandard(file: IO[bytes]) -> IO[bytes]:
    try:
        import zstandard
    except ImportError as error:
        raise SourceError("reading Zstandard needs an extra: pip install 'bodycopy[zst]'") from error

    class Reader(io.RawIOBase):
        """Raises what other decompressors do, and can be buffered.

        Frame by frame, for zstandard's own reader takes the end of the file for the end of the frame.
        """

        _decompressor = zstandard.ZstdDecompressor()
        _frame = _decompressor.decompressobj()
        _left = memoryview(b"")

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            while not self._left:
                packed = self._frame.unused_data if self._frame.eof else b""
                packed = packed or file.read(_ZSTANDARD_STEP)
                if not packed:
                    if self._frame.eof:
                        return 0
                    raise EOFError("the file ends before the frame")
                if self._frame.eof:
                    self._frame = self._decompressor.decompressobj()
                try:
                    self._left = memoryview(self._frame.decompress(packed))
                except zstandard.ZstdError as error:
                    raise zlib.error(str(error)) from error
            size = min(len(buffer), len(self._left))
            buffer[:size], self._left = self._left[:size], self._left[size:]
            return size

    return io.BufferedReader(Reader())


def _xz(file: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", lzma.LZMAFile(file))


COMPRESSIONS: Final = (
    Compression(".gz", b"\x1f\x8b", lambda file: cast("IO[bytes]", gzip.GzipFile(fileobj=file))),
    Compression(".bz2", b"BZh", lambda file: cast("IO[bytes]", bz2.BZ2File(file))),
    Compression(".xz", b"\xfd7zXZ\0", _xz),
    Compression(".zst", b"\x28\xb5\x2f\xfd", _zstandard),
)
_HEAD_STEP: Final = 256
_ZSTANDARD_STEP: Final = 1 << 10
"""What is unpacked at once: up to some 30,000 times as much comes of it, and there is no other bound on that."""
_LONGEST: Final = max(len(compression.magic) for compression in COMPRESSIONS)


def compression_of(head: bytes) -> Compression | None:
    """How a file that begins like this is compressed."""
    return next((one for one in COMPRESSIONS if head.startswith(one.magic)), None)


def unpacked(file: IO[bytes]) -> IO[bytes]:
    """A file, read through its decompressor if it is compressed. Raises SourceError for a missing extra."""
    head = file.read(_LONGEST)
    file.seek(0)
    compression = compression_of(head)
    return file if compression is None else compression.reader(file)


def unpacked_name(name: str) -> str:
    """A file's name in lower case, without the suffix of a compression."""
    name = name.lower()
    return next((name.removesuffix(one.suffix) for one in COMPRESSIONS if name.endswith(one.suffix)), name)


@contextmanager
def sound_data() -> Iterator[None]:
    """Turns what decompressors raise on bad data, each in its own way, into a SourceError."""
    try:
        yield
    except EOFError as error:
        raise SourceError("cannot be read: its compressed data is cut off") from error
    except (zlib.error, lzma.LZMAError) as error:
        raise SourceError(f"cannot be read: its compressed data is damaged: {error}") from error
    except OSError as error:
        if error.errno is not None:
            raise  # the disk, not the data
        raise SourceError(f"cannot be read: its compressed data is damaged: {error}") from error


def read(file: IO[bytes], size: int) -> bytes:
    """At most this many bytes of a file that may be compressed; raises SourceError for damaged data."""
    with sound_data():
        return file.read(size)


def read_head(file: IO[bytes]) -> bytes:
    """What a file begins with; damage behind that is for whoever reads the whole."""
    head = b""
    while len(head) < HEAD_BYTES:
        try:
            piece = read(file, _HEAD_STEP)
        except SourceError:
            if not head:
                raise
            break
        if not piece:
            break
        head += piece
    return head


def read_page(file: IO[bytes]) -> bytes:
    """All bytes of a page.

    Raises:
        SourceError: there are more than a page can have, or the compressed data is damaged.
    """
    data = read(file, MAX_PAGE_BYTES + 1)
    if len(data) > MAX_PAGE_BYTES:
        raise SourceError(f"cannot be read: it has more than {MAX_PAGE_BYTES} bytes, so it is not one page")
    return data
