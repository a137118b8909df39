"""The typed result: what one page says, and what every line of it is.

All types are frozen pydantic models. `Article.model_dump_json()` and `Article.model_validate_json()` round-trip.
Most fields of an article and of its lines are built when they are first read: see `bodycopy.lazy`. URLs that the page
writes relative are absolute where its own URL is known, and as written elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, GetPydanticSchema
from pydantic_core import core_schema

from bodycopy.decode import EncodingOrigin
from bodycopy.lazy import Lazy, Part
from bodycopy.model.kinds import PageKind
from bodycopy.page import Role


class Status(StrEnum):
    """Whether the page gave an article, and if not, why."""

    OK = "ok"
    NO_ARTICLE = "no_article"
    """Lines were found, but no text that the page exists for: an index page, a gallery, an error page."""
    PAYWALLED = "paywalled"
    """The article stops at a subscription offer; what was free to read is in the body."""
    CONSENT_WALL = "consent_wall"
    """The page only asks for consent to cookies."""
    EMPTY = "empty"
    """There is no text at all."""
    OVER_LIMIT = "over_limit"
    """The page is larger or deeper than `Limits` allows, and was not parsed; `status_detail` says which limit."""
    NOT_TEXT = "not_text"
    """The bytes are a picture, a document, compressed or other binary data; `status_detail` says which."""


class BlockKind(StrEnum):
    """What a block of the body is."""

    STANDFIRST = "standfirst"
    """A line of the summary under the headline."""
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    POST = "post"
    """A post of a social network that the article shows: somebody else's words, and no part of `Article.text`."""


class Access(StrEnum):
    """What the page says of whether reading it costs."""

    FREE = "free"
    METERED = "metered"
    """Free for a number of articles."""
    PAYWALLED = "paywalled"


class Encoding(Part):
    """How bytes became text."""

    name: str
    """The encoding's name by the WHATWG standard, in lower case: `utf-8`, `windows-1252`."""
    origin: EncodingOrigin
    """What told it."""


class Block(Part):
    """One block of the article's body."""

    kind: BlockKind
    text: str
    """Plain text. The cells of a table's row are divided by tabs; its rows and the lines of code, list items and posts
    by line breaks."""
    lines: tuple[int, ...]
    """The numbers of the lines that the block was made from; none if it stands only in the page's data."""
    level: int | None = None
    """Of a subheading, 1 to 6 as the page's heading elements have it; of a list item, how many lists it stands in,
    and one more for the definition of a term."""
    number: int | None = None
    """Of an item of a numbered list."""


class Caption(Part):
    """What describes one picture, video, chart or map of the article."""

    text: str
    """What it says, without the credit."""
    credit: str | None = None
    """Whose the picture is, as written: "Reuters / Jane Doe"."""
    image_url: str | None = None
    """The picture's URL, absolute where the page's own is known; None where no picture was found."""
    image_alt: str | None = None
    """The picture's alternative text."""


class Promo(Part):
    """A line that asks or offers the reader something."""

    text: str
    url: str | None = None
    """Where its first link goes, absolute where the page's own URL is known."""


class RelatedStory(Part):
    """Another story that the page points to."""

    heading: str | None = None
    """The heading that the story stood under: "Latest stories"."""
    headline: str | None = None
    """The text of the link to it, or what stands there in the manner of a headline."""
    teaser: str | None = None
    """The sentences that stand with the headline."""
    caption: str | None = None
    """What describes its picture."""
    url: str | None = None
    """Where it is, absolute where the page's own URL is known."""


class Comment(Part):
    """A reader's comment."""

    text: str
    author: str | None = None
    """The name that the reader wrote under."""
    date: str | None = None
    """When, as the page writes it: "3 hours ago"."""


class Picture(Part):
    """A picture of the article."""

    url: str
    """Absolute where the page's own is known."""
    alt: str | None = None
    """The alternative text, for those who can't see it."""


class Candidate(Part):
    """What one part of the page gives for a field."""

    value: str | tuple[str, ...]
    """Moments in ISO 8601."""
    origin: str
    """Where it stands: `json-ld:NewsArticle.datePublished`, `meta:og:title`, `itemprop:author`, `line 14`, `url`, and
    `text` for what the text shows by itself."""
    score: float = Field(ge=0, le=1)
    """How far it is trusted, with the support of other parts of the page that say the same."""


_WRITTEN_AS_TEXT: Final = {"serialization": core_schema.simple_ser_schema("str")}
_AnyRole = Annotated[Role, GetPydanticSchema(lambda role, schema_of: schema_of(role) | _WRITTEN_AS_TEXT)]
"""A role that pydantic writes as the text that it is: to ask each one for its value takes a third of a dump's time."""


class Reason(Part):
    """One piece of evidence for or against a role that a line got, or nearly got."""

    role: _AnyRole
    weight: float
    """Log-odds: above 0 for the role, below 0 against it."""
    text: str
    """What was seen, in words for a person: `opens with "sign up for"`."""
    sign: str
    """The name of what was seen, for programs: `phrase.promo.start.short`."""
    stage: str | None = None
    """The stage of the pipeline that saw it; None for one that the package does not know."""
    because: tuple[Reason, ...] = ()
    """What the piece itself rests on: for the learned model, its weightiest features, in its own log-odds for body."""


_DAY_CHARACTERS: Final = len("2024-03-14")


def _day(value: object) -> object:
    """A day in JSON that was read by others stays a day: pydantic would take its text for a moment at midnight."""
    if isinstance(value, str) and len(value) == _DAY_CHARACTERS:
        with suppress(ValueError):  # what else it is, pydantic says
            return date.fromisoformat(value)
    return value


_DayOrMoment = Annotated[datetime | date | None, BeforeValidator(_day)]


class ClassifiedLine(Lazy):
    """One line of the page with its role."""

    _hashed = ("index", "text", "role")

    index: int
    """Its number on the page, from 0; `Block.lines` has these numbers."""
    text: str
    """Its text, white space folded."""
    role: _AnyRole
    """What it is."""
    confidence: float = Field(ge=0, le=1)
    """How likely the role is the right one: of lines with 0.9, nine in ten are right."""
    runner_up: _AnyRole | None = None
    """The role that the line would have got next; None where nobody said."""
    reasons: tuple[Reason, ...] = ()
    """The evidence for and against the role, the weightiest first, then that for and against the runner-up: at most
    four pieces of each."""

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's; whatever number the copy gets, how sure its role is, and why, is that of this line."""
        if update:
            self._build()
        return super().model_copy(update=update, deep=deep)


EXPLAINING: Final = frozenset({"reasons", "runner_up"})
"""The fields of a line that say why: nearly ten times as long as the rest of a page, and costly to write."""


class Article(Lazy):
    """A page as a typed article. Text fields that the page does not give are None, lists are empty."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", ignored_types=(cached_property,), defer_build=True
    )
    _hashed = ("url", "title", "text")

    schema_version: Literal[1] = 1
    """Rises when a stored article of the version before can no longer be read."""
    url: str | None = None
    """The URL that the caller gave."""
    canonical_url: str | None = None
    """The URL that the page gives for itself."""
    title: str | None = None
    """The headline, without the site's name."""
    standfirst: str | None = None
    """The summary under the headline."""
    description: str | None = None
    """What the head says the page is about: written for search engines, seldom for readers."""
    authors: tuple[str, ...] = ()
    """People; an organisation only where the page names it as the author and nobody else."""
    agency: str | None = None
    """The news agency that the text comes from, by its usual short name: AP, Reuters, dpa."""
    dateline: str | None = None
    """The place that a news text opens with: DAMASCUS. It stays in the body as well."""
    published: _DayOrMoment = None
    """A moment with its time zone where the page gives one, or a day where it gives no more."""
    modified: _DayOrMoment = None
    """When the text was last changed, in the same form."""
    section: tuple[str, ...] = ()
    """From the widest to the narrowest: ("World", "Politics")."""
    tags: tuple[str, ...] = ()
    """The article's topics."""
    language: str | None = None
    """The language of the text, as a BCP 47 tag: as declared or, with the `lang` extra, as the text shows."""
    declared_language: str | None = None
    """The language that the page declares: another than `language` where the text shows that it is none of it."""
    site_name: str | None = None
    """What the site calls itself."""
    lead_image: str | None = None
    """The URL of the picture that the page names for those who link to it."""
    images: tuple[Picture, ...] = ()
    """The pictures that stand in the article, in order."""
    licence: str | None = None
    """Under which the text may be used, by its URL or name; a copyright notice is none."""
    access: Access | None = None
    """Whether reading it costs, where the page says so."""
    saved: datetime | None = None
    """When a program saved the page, where it wrote that into the page."""
    evidence: Mapping[str, tuple[Candidate, ...]] = Field(default_factory=dict)
    """What the page's parts gave for a field, by the field's name: the chosen first, then the rejected."""
    body: tuple[Block, ...] = ()
    """What the article is made of, in order. The standfirst stands there as well where it stands in the text."""
    body_origin: str | None = None
    """None for a body made of the page's lines. Where these hold no article but the page's own data does, the body is
    that text, of no lines, and this is where it stands: `json-ld:NewsArticle.articleBody`, `state:page.post.body`."""
    captions: tuple[Caption, ...] = ()
    """What describes the article's pictures, in order."""
    promos: tuple[Promo, ...] = ()
    """The lines that ask or offer something: newsletters, subscriptions, donations, ads, shop offers."""
    related: tuple[RelatedStory, ...] = ()
    """Other stories that the page points to, in order."""
    comments: tuple[Comment, ...] = ()
    """What readers wrote, in order."""
    lines: tuple[ClassifiedLine, ...] = ()
    """Every line of the page in order, each with its role."""
    status: Status = Status.OK
    """Whether there is an article, and if not, why."""
    status_detail: str | None = None
    """For `over_limit`: which limit, and the page's figure; for `not_text`: what the bytes are."""
    kind: PageKind | None = None
    """What the page exists for; None for scraped text, which shows too little of it, and for pages without text."""
    kind_confidence: float | None = Field(default=None, ge=0, le=1)
    """How likely the kind is, rather too low than too high."""
    confidence: float | None = Field(default=None, ge=0, le=1)
    """The F1 that the text may be expected to have: by it, doubtful pages can be sent to a slower extractor. None where
    the page has no lines, or the text is not theirs (`body_origin`)."""
    encoding: Encoding
    """How the page's bytes became text."""

    @cached_property
    def text(self) -> str:
        """The body as plain text, from the standfirst on: its blocks but for posts, with a blank line between them."""
        return "\n\n".join(block.text for block in self.body if block.kind is not BlockKind.POST)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's; of another body, the text is another."""
        copied = super().model_copy(update=update, deep=deep)
        if update is not None and "body" in update:
            copied.__dict__.pop("text", None)
        return copied

    def markdown(self) -> str:
        """The article as Markdown: headline, standfirst, body. Characters that Markdown reads as markup are escaped."""
        from bodycopy.render.markdown import markdown

        return markdown(self)


def all_but(fields: Collection[str], without: Collection[str]) -> dict[str, Any]:
    """What a dump is to exclude, so that it has only these fields of the article, and lines without some of theirs."""
    exclude: dict[str, Any] = {name: True for name in Article.model_fields if name not in fields}
    if "lines" in fields and without:
        exclude["lines"] = {"__all__": set(without)}  # of a frozenset, lines would build what is left out
    return exclude
