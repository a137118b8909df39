"""What the readers of all formats have in common: where a page is, and what is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Final, NamedTuple

from bodycopy.errors import SourceError

MAX_PAGE_BYTES: Final = 100_000_000
"""No page is as large. Without a bound, a device or a bomb of zeros would fill the memory."""
HEAD_BYTES: Final = 4_096
"""How much of a file tells its format."""
PAGE_TYPES: Final = ("text/html", "application/xhtml+xml")
"""The media types of pages."""
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([^\s\"';]+)", re.IGNORECASE)


class Kind(StrEnum):
    """The formats of files that are read."""

    HTML = "HTML"
    SCRAPED = "scraped text"
    MHTML = "MHTML"
    HAR = "HAR"
    ZIP = "zip"
    WARC = "WARC"
    WACZ = "WACZ"
    JSON_LINES = "JSON Lines"


class Origin(NamedTuple):
    """What is known of a page besides itself."""

    name: str
    """The path as it was given, and for a page in an archive "#" and which page."""
    url: str | None = None
    """Where it was, where the format says it."""
    fetched: datetime | None = None
    """When the page was fetched or saved, with its time zone, where the format says it."""
    note: str | None = None
    """What is missing of the page, where the format says it."""


def moment(text: str | None) -> datetime | None:
    """A moment in ISO 8601; one without a time zone is of UTC."""
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def mail_moment(text: str | None) -> datetime | None:
    """A moment as e-mail has it (RFC 5322)."""
    try:
        found = parsedate_to_datetime(text or "")
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def charset_in(content_type: str) -> str | None:
    """The charset in a content type as HTTP and others have it."""
    found = _CHARSET.search(content_type)
    return found[1] if found else None


class Source(NamedTuple):
    """A page as it was found."""

    origin: Origin
    """What is known of it besides itself; a page that you have in memory needs a name only."""
    data: bytes | str
    """The page: bytes as they came (best), or text."""
    charset: str | None = None
    """The charset of the HTTP header."""
    scraped: bool = False
    """The data is text that was scraped to lines, not markup."""


class Place(NamedTuple):
    """Where a page is: small, so that it can be sent to another process and the page read there."""

    path: str
    """The file to open."""
    file: str
    """What the user calls the file."""
    kind: Kind
    member: str = ""
    """Which page of an archive, in words that a person can use: a member's name, the number of a line."""
    number: int = 0
    """Which page of an archive, counted; no two pages of an archive have the same."""
    at: int = 0
    """The offset in bytes, where a page of an archive is read by that."""
    size: int = 0
    """The bytes of the file that the page takes, for progress."""
    label: str = ""
    """What a file that is made of a page of an archive can be called, such as its URL."""
    source: Source | None = None
    """The page itself, where it can't be reached without reading all that stands before it."""
    problem: SourceError | None = None
    """Why there is no page here."""

    @property
    def name(self) -> str:
        return f"{self.file}#{self.member}" if self.member else self.file


class File(NamedTuple):
    """A file whose format is to be told."""

    path: str
    name: str
    """What the user calls it."""
    head: bytes
    """What it begins with, unpacked if it is compressed."""
    size: int
    is_packed: bool = False
    """It is compressed as a whole."""

    def place(self, kind: Kind, member: str = "", number: int = 0, *, at: int = 0, size: int = 0) -> Place:
        return Place(self.path, self.name, kind, member, number, at, size)

    def lost(self, kind: Kind, problem: SourceError, member: str = "") -> Place:
        return Place(self.path, self.name, kind, member, problem=problem)


class PageFormat(NamedTuple):
    """A format of files that are one page."""

    kind: Kind
    fits: Callable[[bytes, str], bool]
    """Whether a file is of this format, by what it begins with and by its name."""
    source: Callable[[bytes, str], Source]
    """The page of these bytes and this name."""


class ArchiveFormat(NamedTuple):
    """A format of files that hold many pages."""

    kind: Kind
    fits: Callable[[bytes, str], bool]
    places: Callable[[File], Iterator[Place]]
    """Where the pages are, in order. What is wrong in the file is a place with a problem."""
    load: Callable[[Place], Source]
    """The page at one of these places; raises SourceError, OSError."""
