"""Bytes to text, in the order of the WHATWG standards, with a detector where the page says nothing true."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from typing import Final, NamedTuple

from bodycopy.decode.binary import is_noise, signature_of
from bodycopy.decode.encodings import Encoding, encoding_for
from bodycopy.decode.utf8 import Look, look


class EncodingOrigin(StrEnum):
    """What told the encoding."""

    BOM = "bom"
    """A byte order mark."""
    HTTP = "http"
    """The charset of the HTTP header."""
    UTF8 = "utf8"
    """The bytes are UTF-8: all of them, or all but a few."""
    META = "meta"
    """A meta element of the page."""
    DETECTED = "detected"
    """Nothing says it: it was guessed from the bytes."""
    TEXT = "text"
    """The source was text before."""


class Decoded(NamedTuple):
    """A source as valid UTF-8 without a byte order mark, which is what the parser reads. NULs stay: it treats them."""

    data: bytes
    encoding: str
    """The name in the WHATWG Encoding Standard, in lower case: `utf-8`, `windows-1252`."""
    origin: EncodingOrigin
    growing: bool = False
    """The data holds references that the parser must not meet: see `bodycopy.decode.utf8`."""
    not_text: str | None = None
    """What the bytes are if they are no text, in words for a person; then the data is empty."""

    @property
    def text(self) -> str:
        """The source as text, without lone surrogates."""
        return self.data.decode()


_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
)
_UTF8: Final = Encoding("utf-8", "utf-8")
_WESTERN: Final = Encoding("windows-1252", "cp1252")
"""Which any bytes can be in."""
# One declaration in ten stands past byte 1,024, where the standard stops.
_PRESCAN_BYTES: Final = 8_192
_COMMENT: Final = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META: Final = re.compile(rb"<meta(?=[\s/])([^>]*)", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([^\s"'/>;]+)""", re.IGNORECASE)
_XML: Final = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([^"'\s>]+)""")


def decode(data: bytes, http_charset: str | None = None) -> Decoded:
    """A page's bytes as UTF-8.

    `http_charset` is the charset of the HTTP header, any WHATWG label; one that is unknown is ignored. Never raises:
    bytes that mean nothing in the encoding become U+FFFD. Takes linear time; bytes that are UTF-8 are not copied.
    """
    other = signature_of(data)
    if other is not None:
        return _no_text(other)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], _named(name), EncodingOrigin.BOM)
    seen = look(data)
    if seen is Look.NOT_UTF8:
        return _decoded_otherwise(data, http_charset)
    return _decoded_from_utf8(data, http_charset, growing=seen is Look.GROWING)


def from_text(text: str) -> Decoded:
    """The same type for a source that was text before. Lone surrogates become U+FFFD: the parser takes none."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        # A pair of surrogates becomes the character that it means.
        data = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    return _of_utf8(data.removeprefix(codecs.BOM_UTF8), _UTF8, EncodingOrigin.TEXT)


def _decoded_from_utf8(data: bytes, http_charset: str | None, *, growing: bool) -> Decoded:
    """Bytes that are valid UTF-8: in which few encodings can they still be something else?

    A server that says ISO-8859-1 for all it sends is common, and text of another encoding that happens to be valid
    UTF-8 is next to impossible once there is a byte above 127: UTF-8 wins over HTTP. Without such a byte the only
    other readings are UTF-16 without a mark, told by its NULs, and ISO-2022-JP, told by its escapes.
    """
    if data.isascii() and (b"\0" in data or b"\x1b" in data):
        from bodycopy.decode import detect

        wide = detect.utf16(data)
        if wide is not None:
            return _decoded(data, _named(wide), EncodingOrigin.DETECTED)
        if detect.is_iso_2022_jp(data):
            return _decoded(data, _named("iso-2022-jp"), EncodingOrigin.DETECTED)
    said = _from_http(http_charset)
    return Decoded(data, "utf-8", EncodingOrigin.HTTP if said == _UTF8 else EncodingOrigin.UTF8, growing)


def _decoded_otherwise(data: bytes, http_charset: str | None) -> Decoded:
    from bodycopy.decode import detect  # few pages need it, and it takes time to load

    said = _from_http(http_charset)
    # A page cut off in the middle of a character, or with a few stray bytes, is still UTF-8, whatever it is said to be:
    # a single-byte encoding would take any bytes, so that it fits is no evidence.
    if detect.is_mostly_utf8(data):
        return _decoded(data, _UTF8, EncodingOrigin.HTTP if said == _UTF8 else EncodingOrigin.UTF8)
    wide = detect.utf16(data)
    if wide is None and is_noise(data):
        return _no_text("binary data")
    if said is not None and _fits(data, said):
        return _decoded(data, said, EncodingOrigin.HTTP)
    if wide is not None:
        return _decoded(data, _named(wide), EncodingOrigin.DETECTED)
    declared = _declared(data)
    if declared is not None and _fits(data, declared):
        return _decoded(data, declared, EncodingOrigin.META)
    return _decoded(data, _named(detect.legacy(data)), EncodingOrigin.DETECTED)


def _from_http(charset: str | None) -> Encoding | None:
    return encoding_for(charset) if charset else None


def _declared(data: bytes) -> Encoding | None:
    """What the head of the page says, by "prescan a byte stream to determine its encoding", reduced to two patterns."""
    head = _COMMENT.sub(b"", data[:_PRESCAN_BYTES])
    found = [_CHARSET.search(meta[1]) for meta in _META.finditer(head)]
    found.append(_XML.match(head))
    for match in found:
        encoding = encoding_for(match[1].decode("latin-1")) if match else None
        if encoding is not None:
            # The declaration could be read as ASCII, so the page can't be in UTF-16.
            return _UTF8 if encoding.name.startswith("utf-16") else encoding
    return None


def _fits(data: bytes, encoding: Encoding) -> bool:
    """The bytes can be of the encoding: all that is wrong is a few characters, or the cut-off end."""
    from bodycopy.decode import detect  # few pages need it, and it takes time to load

    if encoding.name == "utf-8":
        return detect.is_mostly_utf8(data, declared=True)
    if encoding.name.startswith("utf-16"):
        return detect.utf16(data) == encoding.name
    return detect.error_share(data, encoding.codec) <= detect.MOST_ERRORS


def _named(name: str) -> Encoding:
    encoding = encoding_for(name)
    assert encoding is not None
    return encoding


def _decoded(data: bytes, encoding: Encoding, origin: EncodingOrigin) -> Decoded:
    if encoding != _UTF8 or look(data) is Look.NOT_UTF8:
        data = data.decode(encoding.codec, "replace").encode()
    return _of_utf8(data, encoding, origin)


def _no_text(what: str) -> Decoded:
    return Decoded(b"", _WESTERN.name, EncodingOrigin.DETECTED, not_text=what)


def _of_utf8(data: bytes, encoding: Encoding, origin: EncodingOrigin) -> Decoded:
    return Decoded(data, encoding.name, origin, look(data) is not Look.PLAIN)
