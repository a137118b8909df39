"""The formats in which a file is one page, and what is no page at all."""

from __future__ import annotations

import re
from typing import Final

from bodycopy.decode.binary import COMPRESSED, signature_of
from bodycopy.errors import SourceError
from bodycopy.sources import html, mhtml
from bodycopy.sources.compression import read_page, unpacked
from bodycopy.sources.types import HEAD_BYTES, File, Kind, PageFormat, Place, Source

PAGE_FORMATS: Final = (
    PageFormat(Kind.SCRAPED, html.fits_scraped, html.scraped),
    PageFormat(Kind.MHTML, mhtml.fits, mhtml.source),
    PageFormat(Kind.HTML, html.fits_html, html.html),
)
"""The first that fits is taken."""
PAGE_SUFFIXES: Final = (*html.HTML_SUFFIXES, ".txt", ".mht", ".mhtml")
"""Of files that are one page, by their names."""
_JSON: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"[^"\\]{0,200}"\s*:')
"""How an object of JSON begins, or an array of them."""


def check_is_page(head: bytes, kind: Kind) -> None:
    """Raises SourceError for the bytes of a file that is no page, though its format is told to be this."""
    other = signature_of(head)
    if other is not None:
        what = "compressed more than once" if other is COMPRESSED else other
        raise SourceError(f"cannot be read: it is {what}, not a page")
    if kind is Kind.HTML and _JSON.match(head):
        raise SourceError("cannot be read: it is JSON, not a page; pages in JSON must stand in JSON Lines or HAR")


def page(data: bytes, name: str) -> Source:
    """The page of a file's bytes, whatever format it is in. Raises SourceError if it is none."""
    head = data[:HEAD_BYTES]
    found = next(one for one in PAGE_FORMATS if one.fits(head, name))
    check_is_page(head, found.kind)
    return found.source(data, name)


def place(file: File, kind: Kind) -> Place:
    """Where the page of a file is that has one."""
    return file.place(kind, size=file.size)


def load(place: Place) -> Source:
    """The page of a file that has one."""
    with open(place.path, "rb") as packed, unpacked(packed) as opened:
        data = read_page(opened)
    return next(one for one in PAGE_FORMATS if one.kind is place.kind).source(data, place.name)
