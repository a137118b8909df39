"""The working types between segmenting and assembling: plain slots, no validation.

A `Page` is made once by `bodycopy.segment`, classifiers add `Evidence` to its lines, and the decoder writes each
line's role. Users who write a classifier of their own read and extend these types; the result that leaves the library
is `bodycopy.article.Article`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, NamedTuple, TypeVar

_Noted = TypeVar("_Noted")
_Found = TypeVar("_Found")
_SAMPLE = 64
_DENSE = re.compile(r"[\u0e00-\u1dff\u3000-\U0010ffff]")
"""Characters of scripts without letters, and of Thai and its neighbours. Quotes and dashes stand in the gap."""


class Role(StrEnum):
    """What a line of a page is. Every line has exactly one role."""

    TITLE = "title"
    """The headline of this article, wherever the page repeats it."""
    STANDFIRST = "standfirst"
    """The summary under the headline: a sentence, or key points."""
    SECTION = "section"
    """Where the article stands on its site: a kicker, a breadcrumb."""
    BYLINE = "byline"
    """Who wrote it: names, agencies, jobs, an author's short biography."""
    DATE = "date"
    """When it was published or changed, and how long it takes to read."""
    BODY = "body"
    """The article's text: paragraphs, list items, quotes, cells of tables, corrections."""
    SUBHEADING = "subheading"
    """A heading inside the text."""
    CAPTION = "caption"
    """What describes a picture, video, chart or map of the article, with its credit or without."""
    CREDIT = "credit"
    """Whose a picture is, and nothing else."""
    PROMO = "promo"
    """What asks or offers something: newsletters, subscriptions, donations, ads, shop offers."""
    RELATED = "related"
    """Other stories, with all that belongs to them, and the headings above them."""
    TAGS = "tags"
    """The article's topics."""
    COMMENT = "comment"
    """What readers wrote, and the forms for it."""
    NAVIGATION = "navigation"
    """Menus, links of the site's header and footer, page numbers, search."""
    WIDGET = "widget"
    """Controls and what they show: share buttons, players, tickers, polls, account dialogs."""
    LEGAL = "legal"
    """Copyright, consent to cookies, terms, disclaimers, the publisher's address."""


BODY_ROLES: Final = (Role.BODY, Role.SUBHEADING)
"""What only lines of the article's text are."""
TEXT_ROLES: Final = (Role.STANDFIRST, *BODY_ROLES)
"""What lines of the article's text are. A standfirst may also stand outside of it: in a bar that scrolls, in a box."""


class Evidence(NamedTuple):
    """One sign that a classifier saw in a line, and how much it speaks for or against each role."""

    name: str
    """Which sign it is, for programs: `phrase.promo.start`."""
    reason: str
    """What was seen, in words for a person: `opens with "sign up for"`."""
    weights: Mapping[Role, float]
    """Log-odds by role: 1.0 makes a role e times as likely against every other; a role that is not named gets 0."""


class Finding(NamedTuple):
    """Signs that go together, with the sum of their weights ready made (see `bodycopy.classify.scores`)."""

    score: int
    parts: tuple[Evidence | Finding, ...]
    """The evidence, and findings that it was put together from."""

    @property
    def evidence(self) -> Iterator[Evidence]:
        """All evidence in it."""
        for part in self.parts:
            if isinstance(part, Evidence):
                yield part
            else:
                yield from part.evidence


class Context:
    """Where lines stand: an element with its class and id words, under a parent context.

    Elements that have the same tag, class, id and parent context share one `Context`: lines that a page lays out the
    same way are therefore lines with the same context. Pages share them too; nobody may change one.
    """

    __slots__ = ("block", "hidden", "in_caption", "in_pre", "inside", "linked", "names", "parent", "tag")

    def __init__(
        self, parent: Context | None, tag: str, names: str = "", is_block: bool = True, hidden: bool = False
    ) -> None:
        self.parent: Context | None = parent
        self.tag: str = tag
        self.names: str = names
        """The class attribute and the id, divided by a space, as written but without digits."""
        self.inside: dict[str, Context] = {}
        """The contexts right inside this one that were met so far, by what tells their elements apart."""
        if parent is None:
            self.block: Context = self
            self.hidden: bool = hidden
            self.linked: bool = tag == "a"
            self.in_pre: bool = tag == "pre"
            self.in_caption: bool = tag == "figcaption"
        else:
            self.block = self if is_block else parent.block
            """The nearest context, this one or above, that is a block element."""
            self.hidden = hidden or parent.hidden
            """The page hides this element or one around it."""
            self.linked = tag == "a" or parent.linked
            """The element is a link or stands in one."""
            self.in_pre = tag == "pre" or parent.in_pre
            """The element is a `<pre>` or stands in one: white space is the page's own."""
            self.in_caption = tag == "figcaption" or "aption" in names or parent.in_caption
            """The element is named as a caption or stands in one that is."""

    @property
    def outwards(self) -> Iterator[Context]:
        """This context, and those around it up to the outermost."""
        here: Context | None = self
        while here is not None:
            yield here
            here = here.parent

    def __repr__(self) -> str:
        names = [f"{here.tag}.{here.names}" if here.names else here.tag for here in self.outwards]
        return " > ".join(reversed(names))


def inherited(
    context: Context, known: dict[Context | None, _Found], add: Callable[[_Found, Context], _Found]
) -> _Found:
    """What holds of a context by those around it, from the outermost inwards, each asked once.

    Args:
        context: the context.
        known: what holds of contexts met before; to begin with, what holds of None, which is above the outermost.
        add: what holds of a context, from what holds of the one around it.
    """
    unknown = []
    here: Context | None = context
    while here is not None and here not in known:
        unknown.append(here)
        here = here.parent
    found = known[here]
    for here in reversed(unknown):
        found = known[here] = add(found, here)
    return found


def weighed_length(text: str) -> int:
    """The length in characters, where one of a script without letters (Chinese, Japanese, Korean, Thai) counts two."""
    length = len(text)
    if text.isascii():
        return length
    sample = text[:_SAMPLE]
    return length * 2 if len(_DENSE.findall(sample)) * 2 > len(sample) else length


_UNREAD: Final = Role.NAVIGATION
"""The role of lines before any is written. Looked up once: it is set twice in every line."""


class Line:
    """The text between two block boundaries, white space folded, with what classifiers read about it."""

    __slots__ = (
        "box",
        "context",
        "counted",
        "draft",
        "findings",
        "folded",
        "gap",
        "href",
        "index",
        "length",
        "link_chars",
        "margin",
        "phrases",
        "quiet",
        "raw",
        "role",
        "score",
        "text",
    )  # fmt: skip

    def __init__(
        self, index: int, text: str, length: int, context: Context, box: int, link_chars: int, href: str | None
    ) -> None:
        self.index: int = index
        self.text: str = text
        self.length: int = length
        """In characters, where one of a script without letters (Chinese, Japanese, Thai) counts two."""
        self.context: Context = context
        """The innermost element that holds the whole line."""
        self.box: int = box
        """The number of the block element instance that holds the line."""
        self.link_chars: int = link_chars
        """How many of the text's characters are link text."""
        self.href: str | None = href
        """Where the first link in the line goes, as written."""
        self.gap: bool = False
        """Scraped text only: a blank line stands before this one."""
        self.raw: str | None = None
        """Preformatted text only: the text as written, line breaks and indents kept."""
        self.folded: str | None = None
        """The text as phrases are compared, once a classifier asked for it."""
        self.phrases: Sequence[Any] | None = None
        """The phrases in it, once a classifier asked for them."""
        self.quiet: bool = False
        """It stands in a menu, where the words of a line say nothing: classifiers that read words pass it over."""
        self.findings: list[Finding] = []
        """What classifiers saw; they append to it."""
        self.draft: Role = _UNREAD
        """The verdict of the context-free pass, for the context-sensitive classifiers to read."""
        self.margin: float = 0.0
        """By how much the context-free pass prefers body to the best other role, in log-odds."""
        self.role: Role = _UNREAD
        self.score: int = 0
        """The sum of the first `counted` findings' scores and of the prior, written by the decoder (see
        `bodycopy.classify.scores`)."""
        self.counted: int = 0

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence, in the order in which it was found."""
        return tuple(evidence for finding in self.findings for evidence in finding.evidence)

    def __repr__(self) -> str:
        return f"Line({self.index}, {self.text[:40]!r}, {self.role})"


SOURCES: Final = "source srcset"
"""Under this name, which no attribute can have, a picture has what the <source> elements around it offer."""


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
    base: str | None = None
    """What the page's links start from, as written, if that is not its own address."""
    json_ld: list[str] = field(default_factory=list)
    language: str | None = None

    def meta(self, *names: str) -> str | None:
        """The first non-empty content of the first of `names` that the head has."""
        for name in names:
            for key, content in self.metas:
                if key == name and content.strip():
                    return content.strip()
        return None


class Page:
    """The lines of one source in document order, with what its head says.

    Segmenting fills columns, one entry a line or a block element: most lines of most pages are never looked at one by
    one, and columns cost a fraction of what objects do. `Line` objects are made for the lines that somebody asks for.
    """

    __slots__ = (
        "_known",
        "_lengths",
        "_lines",
        "body",
        "box_attributes",
        "box_contexts",
        "caption_parts",
        "contexts",
        "gaps",
        "has_markup",
        "head",
        "hrefs",
        "images",
        "line_boxes",
        "link_chars",
        "longest_links",
        "notes",
        "parents",
        "raws",
        "texts",
        "times",
        "url",
    )

    def __init__(self, url: str | None = None, head: Head | None = None, has_markup: bool = True) -> None:
        self.url: str | None = url
        self.head: Head = Head() if head is None else head
        self.has_markup: bool = has_markup
        """False for scraped text: lines have an empty context, and gaps."""
        self.texts: list[str] = []
        """Of each line, its text."""
        self.link_chars: list[int] = []
        """Of each line, how many of its characters are link text."""
        self.hrefs: list[str | None] = []
        """Of each line, where its first link goes."""
        self.longest_links: dict[int, str] = {}
        """By number, the lines with several links of which the first is not the longest: where the longest goes."""
        self.caption_parts: dict[int, list[tuple[str, str]]] = {}
        """By number, lines of captions in which elements with a class begin: the text before each, and its names."""
        self.contexts: list[Context] = []
        """Of each line, the innermost element that holds it."""
        self.line_boxes: list[int] = []
        """Of each line, the number of its box: of the block element instance that holds it."""
        self.raws: dict[int, str] = {}
        """Preformatted lines by number: as written."""
        self.gaps: set[int] = set()
        """Scraped text: the lines that a blank line stands before."""
        self.parents: list[int] = []
        """Of each box, the number of the box around it; the first one is its own. A box stands behind its parent."""
        self.box_contexts: list[Context] = []
        """Of each box, its context."""
        self.box_attributes: dict[int, dict[str, str | None]] = {}
        """The attributes of the boxes that say by them how they are counted: cells over several columns or rows of a
        table, numbered lists that don't begin at 1, items with a number of their own."""
        self.images: list[Image] = []
        self.times: list[tuple[int, str]] = []
        """The machine-readable dates of `<time>` elements, each with the number of the line that it stands in."""
        self.body: list[int] | None = None
        """The numbers of the lines that the article's text is made of, once it is settled."""
        self.notes: dict[str, Any] = {}
        """What is reckoned once a page for several to read, by the reckoning's name; see `once`."""
        self._lengths: list[int] | None = None
        self._known: dict[int, Line] = {}
        self._lines: list[Line] | None = None

    @property
    def address(self) -> str:
        """Where the page was: as the caller says, else as its head does; empty where neither does."""
        return self.url or self.head.canonical or ""

    def add_line(self, text: str, context: Context, box: int, link_chars: int = 0, href: str | None = None) -> None:
        """Add a line at the end."""
        self.texts.append(text)
        self.contexts.append(context)
        self.line_boxes.append(box)
        self.link_chars.append(link_chars)
        self.hrefs.append(href)

    def add_box(self, parent: int, context: Context) -> int:
        """Add a box and return its number."""
        self.parents.append(parent)
        self.box_contexts.append(context)
        return len(self.parents) - 1

    def once(self, name: str, reckon: Callable[[Page], _Noted]) -> _Noted:
        """What somebody noted under the name; at the first call, if nobody did, what is reckoned then.

        All stages share the names: those of your own stages begin with a name of yours and a point, as `mine.words`.
        None of the package's has a point.
        """
        notes = self.notes
        if name not in notes:
            notes[name] = reckon(self)
        found: _Noted = notes[name]
        return found

    @property
    def lengths(self) -> list[int]:
        """Of each line, its weighed length."""
        if self._lengths is None:
            self._lengths = [len(text) if text.isascii() else weighed_length(text) for text in self.texts]
        return self._lengths

    def length_of(self, numbers: Iterable[int]) -> int:
        """The weighed length of some lines together."""
        return sum(map(self.lengths.__getitem__, numbers))

    @property
    def lines(self) -> list[Line]:
        """All lines."""
        if self._lines is None:
            self._lines = self.lines_at(range(len(self.texts)))
        return self._lines

    def lines_at(self, indexes: Iterable[int]) -> list[Line]:
        """The lines of these numbers; always the same object for a line."""
        known = self._known
        texts, lengths, contexts = self.texts, self.lengths, self.contexts
        boxes, link_chars, hrefs = self.line_boxes, self.link_chars, self.hrefs
        gaps, raws = self.gaps, self.raws
        found = []
        for index in indexes:
            line = known.get(index)
            if line is None:
                line = known[index] = Line(
                    index, texts[index], lengths[index], contexts[index], boxes[index], link_chars[index], hrefs[index]
                )
                if gaps:
                    line.gap = index in gaps
                if raws:
                    line.raw = raws.get(index)
            found.append(line)
        return found
