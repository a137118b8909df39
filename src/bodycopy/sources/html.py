"""One page in HTML as browsers save it, or text that was scraped from one."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from bodycopy.sources.compression import unpacked_name
from bodycopy.sources.types import HEAD_BYTES, Origin, Source, mail_moment

HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml", ".shtml")
_SCRAPED_SUFFIX: Final = ".txt"

# How HTML begins, by the WHATWG's MIME Sniffing Standard, behind white space, comments and an XML declaration.
_SKIPPED: Final = re.compile(rb"(?:\xef\xbb\xbf|\s+|<!--.*?-->|<\?xml[^>]*>)", re.DOTALL)
_HTML: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta|link)[\s/>]",
    re.IGNORECASE,
)
_SAVED_FROM: Final = re.compile(rb"<!--\s*saved from url=(?:\(\d+\))?(https?://[^\s>]{1,2000})\s", re.IGNORECASE)
_SINGLE_FILE: Final = re.compile(rb"<!--\s*Page saved with SingleFile(.{0,2500}?)-->", re.DOTALL)
_SINGLE_FILE_URL: Final = re.compile(rb"^[ \t]*url:\s*(https?://\S+)", re.MULTILINE)
_SINGLE_FILE_DATE: Final = re.compile(
    r"^[ \t]*saved date:\s*\w{3} (?P<month>\w{3}) (?P<day>\d\d) (?P<year>\d{4})"
    r" (?P<time>\d\d:\d\d:\d\d) GMT(?P<zone>[+-]\d{4})",
    re.MULTILINE,
)


def is_html(head: bytes) -> bool:
    """Bytes that begin as HTML does."""
    at = 0
    while skipped := _SKIPPED.match(head, at):  # not one pattern for all: it could part them in too many ways
        at = skipped.end()
    return _HTML.match(head, at) is not None


def fits_html(head: bytes, name: str) -> bool:
    return True  # what is of no other format: a page may begin with anything


def fits_scraped(head: bytes, name: str) -> bool:
    return unpacked_name(name).endswith(_SCRAPED_SUFFIX)


def scraped(data: bytes, name: str) -> Source:
    return Source(Origin(name), data, scraped=True)


def html(data: bytes, name: str) -> Source:
    """A page, with the URL and the date that browsers and SingleFile write into a comment at its top."""
    head = data[:HEAD_BYTES]
    if header := _SINGLE_FILE.search(head):
        url = _SINGLE_FILE_URL.search(header[1])
        return Source(Origin(name, _text(url[1]) if url else None, _saved(_text(header[1]))), data)
    url = _SAVED_FROM.search(head)
    return Source(Origin(name, _text(url[1]) if url else None), data)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _saved(header: str) -> datetime | None:
    """The date of SingleFile's header, which is in the form of JavaScript's `Date.toString`."""
    match = _SINGLE_FILE_DATE.search(header)
    if match is None:
        return None
    return mail_moment("{day} {month} {year} {time} {zone}".format(**match.groupdict()))
