"""Which bytes are no text: pictures, documents and compressed data that servers and crawls hand out as pages.

As a page, each would give an "article" of characters that mean nothing.
"""

from __future__ import annotations

import re
from typing import Final

COMPRESSED: Final = "compressed data"
_SIGNATURES: Final = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"PK\x05\x06": "a ZIP archive with nothing in it",
    b"filedesc://": "an ARC archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an office document",
    b"\x1f\x8b": COMPRESSED,
    b"\x28\xb5\x2f\xfd": COMPRESSED,
    b"\xfd7zXZ\0": COMPRESSED,
    b"BZh91AY&SY": COMPRESSED,
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x89PNG\r\n": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF87a": "a picture",
    b"GIF89a": "a picture",
    b"\0\0\x01\0": "a picture",
    b"OggS\0": "sound or video",
    b"ID3\x03": "sound or video",
    b"ID3\x04": "sound or video",
    b"\x1aE\xdf\xa3": "sound or video",
    b"wOFF\0": "a font",
    b"wOF2\0": "a font",
    b"\x7fELF": "a program",
    b"\0asm": "a program",
}
"""What files of other kinds begin with, by the WHATWG MIME Sniffing Standard and the formats' own specifications."""
_STARTS: Final = tuple(_SIGNATURES)
_TAR: Final = re.compile(rb".{257}ustar[\0 ]", re.DOTALL)
"""Where a tar archive has its mark, with the end that POSIX or GNU gives it (POSIX.1, pax)."""
# "Binary data bytes" of the MIME Sniffing Standard but for NUL, which text is met with: damaged, or in UTF-32.
_CONTROLS: Final = bytes([*range(0x01, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_SAMPLE_BYTES: Final = 65_536
_LEAST_BYTES: Final = 512
_MOST_CONTROLS: Final = 0.05
"""Of random bytes a tenth are control characters; the first bytes of 1,827 real pages have none."""


def signature_of(data: bytes) -> str | None:
    """What a file is that begins with these bytes, in words for a person; None if it may be a page."""
    if not data.startswith(_STARTS):
        return "a tar archive" if _TAR.match(data) else None
    return next(what for start, what in _SIGNATURES.items() if data.startswith(start))


def is_noise(data: bytes) -> bool:
    """Bytes in no Unicode encoding are no text: too many of them are control characters."""
    sample = data[:_SAMPLE_BYTES].replace(b"\0", b"")
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return len(sample) >= _LEAST_BYTES and controls > _MOST_CONTROLS * len(sample)
