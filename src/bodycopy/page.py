"""The working types between segmenting and assembling: plain slots, no validation.

A `Page` is made once by `bodycopy.segment`, classifiers add `Evidence` to its lines, and the decoder writes each
line's role. Users who write a classifier of their own read and extend these types; the result that leaves the library
is `bodycopy.article.Article`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Role(StrEnum):
    """What a line of a page is. Every line has exactly one role."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    SECTION = "section"
    BYLINE = "byline"
    DATE = "date"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"
    PROMO = "promo"
    RELATED = "related"
    TAGS = "tags"
    COMMENT = "comment"
    NAVIGATION = "navigation"
    WIDGET = "widget"
    LEGAL = "legal"


class Evidence(NamedTuple):
    """What one classifier saw in a line, and how much it speaks for or against each role."""

    name: str
    """Which sign it is, for programs: `phrase.promo.start`."""
    reason: str
    """What was seen, in words for a person: `opens with "sign up for"`."""
    weights: Mapping[Role, float]
    """Log-odds by role: 1.0 makes a role e times as likely against every other; a role that is not named gets 0."""


class Context:
    """Where lines stand: an element with its class and id words, under a parent context.

    Elements of one page that have the same tag, class, id and parent context share one `Context`: lines that the page
    lays out the same way are therefore lines with the same context.
    """

    __slots__ = ("parent", "tag", "names", "block", "hidden", "linked", "depth", "memo")

    def __init__(
        self, parent: Context | None, tag: str, names: str = "", *, is_block: bool = True, hidden: bool = False
    ) -> None:
        self.parent = parent
        self.tag = tag
        self.names = names
        """The class attribute and the id, divided by a space, as written."""
        self.block: Context = self if is_block or parent is None else parent.block
        """The nearest context, this one or above, that is a block element."""
        self.hidden: bool = hidden or (parent is not None and parent.hidden)
        """The page hides this element or one around it."""
        self.linked: bool = tag == "a" or (parent is not None and parent.linked)
        """The element is a link or stands in one."""
        self.depth: int = 0 if parent is None else parent.depth + 1
        self.memo: dict[str, object] = {}
        """What classifiers reckoned for this context, by classifier name."""

    def __repr__(self) -> str:
        names: list[str] = []
        here: Context | None = self
        while here is not None:
            names.append(f"{here.tag}.{here.names}" if here.names else here.tag)
            here = here.parent
        return " > ".join(reversed(names))


class Line:
    """The text between two block boundaries, white space folded, with what classifiers read about it."""

    __slots__ = (
        "index", "text", "context", "box", "link_chars", "href", "gap", "raw",
        "evidence", "draft", "role", "confidence",
    )  # fmt: skip

    def __init__(
        self,
        index: int,
        text: str,
        context: Context,
        box: int,
        *,
        link_chars: int = 0,
        href: str | None = None,
        gap: bool = False,
        raw: str | None = None,
    ) -> None:
        self.index = index
        self.text = text
        self.context = context
        """The innermost element that holds the whole line."""
        self.box = box
        """The number of the block element instance that holds the line: an index into `Page.boxes`."""
        self.link_chars = link_chars
        """How many of the text's characters are link text."""
        self.href = href
        """Where the first link in the line goes, as written."""
        self.gap = gap
        """Scraped text only: a blank line stands before this one."""
        self.raw = raw
        """Preformatted text only: the text as written, line breaks and indents kept."""
        self.evidence: list[Evidence] = []
        self.draft: Role = Role.NAVIGATION
        """The verdict of the context-free pass, for the context-sensitive classifiers to read."""
        self.role: Role = Role.NAVIGATION
        self.confidence: float = 0.0

    def __repr__(self) -> str:
        return f"Line({self.index}, {self.text[:40]!r}, {self.role})"


class Box(NamedTuple):
    """A block element instance: the number of the block around it, and its context."""

    parent: int
    context: Context


class Image(NamedTuple):
    """A picture on the page, before the line `line` and inside the block `box`."""

    line: int
    box: int
    attributes: dict[str, str | None]


@dataclass(slots=True)
class Head:
    """What the page's head says, as written."""

    title: str = ""
    metas: list[tuple[str, str]] = field(default_factory=list)
    """(name, property or itemprop in lower case, content), in order."""
    canonical: str | None = None
    json_ld: list[str] = field(default_factory=list)
    language: str | None = None

    def meta(self, *names: str) -> str | None:
        """The first non-empty content of the first of `names` that the head has."""
        for name in names:
            for key, content in self.metas:
                if key == name and content.strip():
                    return content.strip()
        return None


@dataclass(slots=True)
class Page:
    """The lines of one source in document order, with what its head says."""

    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    times: list[tuple[int, str]] = field(default_factory=list)
    """The machine-readable dates of `<time>` elements, each with the number of the line that it stands in."""
    notes: dict[str, Any] = field(default_factory=dict)
    """What one classifier reckons once a page for others to read, by the reckoning's name."""
    head: Head = field(default_factory=Head)
    url: str | None = None
    has_markup: bool = True
    """False for scraped text: lines have an empty context, and gaps."""
