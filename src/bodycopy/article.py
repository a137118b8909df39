"""The typed result: what one page says, and what every line of it is.

All types are frozen pydantic models. `Article.model_dump_json()` and `Article.model_validate_json()` round-trip.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from bodycopy.classify.scores import confidence
from bodycopy.decode import EncodingOrigin
from bodycopy.page import Line, Page, Role


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


class BlockKind(StrEnum):
    """What a block of the body is."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Encoding(_Part):
    """How bytes became text."""

    name: str
    """The encoding's name by the WHATWG standard, in lower case: `utf-8`, `windows-1252`."""
    origin: EncodingOrigin


class Block(_Part):
    """One block of the article's body."""

    kind: BlockKind
    text: str
    """Plain text. The cells of a table's row are divided by tabs, its rows and the lines of code by line breaks."""
    lines: tuple[int, ...]
    """The numbers of the lines that the block was made from."""


class Caption(_Part):
    """What describes one picture, video, chart or map of the article."""

    text: str
    credit: str | None = None
    image_url: str | None = None
    image_alt: str | None = None


class Promo(_Part):
    """A line that asks or offers the reader something."""

    text: str
    url: str | None = None


class RelatedStory(_Part):
    """Another story that the page points to."""

    heading: str | None = None
    """The heading that the story stood under: "Latest stories"."""
    headline: str | None = None
    teaser: str | None = None
    caption: str | None = None
    url: str | None = None


class Comment(_Part):
    """A reader's comment."""

    text: str
    author: str | None = None
    date: str | None = None


class Reason(_Part):
    """One piece of evidence for or against the role that a line got."""

    role: Role
    weight: float
    """Log-odds: above 0 for the role, below 0 against it."""
    text: str
    """What was seen: `opens with "sign up for"`."""


class ClassifiedLine(_Part):
    """One line of the page with its role."""

    index: int
    text: str
    role: Role
    confidence: float = Field(ge=0, le=1)
    reasons: tuple[Reason, ...] = ()
    """The evidence, the weightiest first."""


def _classified(line: Line) -> ClassifiedLine:
    reasons = tuple(
        Reason(role=line.role, weight=weight, text=evidence.reason)
        for evidence in line.evidence
        if (weight := evidence.weights.get(line.role, 0.0))
    )
    return ClassifiedLine(
        index=line.index,
        text=line.text,
        role=line.role,
        confidence=confidence(line.score),
        reasons=tuple(sorted(reasons, key=lambda reason: -abs(reason.weight))),
    )


def _leaves_out_lines(exclude: object) -> bool:
    if isinstance(exclude, dict):
        return exclude.get("lines") in (True, ...)
    return isinstance(exclude, set) and "lines" in exclude


class Article(_Part):
    """A page as a typed article. Text fields that the page does not give are None, lists are empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    url: str | None = None
    """The URL that the caller gave."""
    canonical_url: str | None = None
    """The URL that the page gives for itself."""
    title: str | None = None
    """The headline, without the site's name."""
    standfirst: str | None = None
    """The summary under the headline."""
    authors: tuple[str, ...] = ()
    agency: str | None = None
    """The news agency that the text comes from, by its usual short name: AP, Reuters, dpa."""
    dateline: str | None = None
    """The place that a news text opens with: DAMASCUS. It stays in the body as well."""
    published: datetime | date | None = None
    modified: datetime | date | None = None
    section: tuple[str, ...] = ()
    """From the widest to the narrowest: ("World", "Politics")."""
    tags: tuple[str, ...] = ()
    language: str | None = None
    """The language that the page declares, as a BCP 47 tag."""
    site_name: str | None = None
    body: tuple[Block, ...] = ()
    captions: tuple[Caption, ...] = ()
    promos: tuple[Promo, ...] = ()
    related: tuple[RelatedStory, ...] = ()
    comments: tuple[Comment, ...] = ()
    lines: tuple[ClassifiedLine, ...] = ()
    """Every line of the page in order, each with its role."""
    status: Status = Status.OK
    status_detail: str | None = None
    """For `over_limit`: which limit, and the page's figure."""
    encoding: Encoding

    _page: Page | None = PrivateAttr(default=None)

    @classmethod
    def with_page(cls, page: Page, **fields: Any) -> Article:
        """An article whose `lines` are built from the page when they are first read."""
        article = cls(**fields)
        del article.__dict__["lines"]
        article._page = page
        return article

    def __getattr__(self, name: str) -> Any:
        if name == "lines":
            page = self._page
            if page is not None:
                self.__dict__["lines"] = tuple(_classified(line) for line in page.lines)
                self._page = None
            if name in self.__dict__:  # another thread may have been faster
                return self.__dict__[name]
        return super().__getattr__(name)  # type: ignore[misc]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Article):
            _ = self.lines, other.lines
        return super().__eq__(other)

    def __hash__(self) -> int:
        return hash((self.url, self.title, self.text))

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Article:
        _ = self.lines  # instead of the page, which may be nested deeper than copying can follow
        return super().__deepcopy__(memo)

    def __getstate__(self) -> dict[Any, Any]:
        _ = self.lines
        return super().__getstate__()

    @model_serializer(mode="wrap")
    def _with_lines(self, serialise: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        if not _leaves_out_lines(info.exclude):
            _ = self.lines
        result: dict[str, Any] = serialise(self)
        return {name: result[name] for name in type(self).model_fields if name in result}

    @cached_property
    def text(self) -> str:
        """The body as plain text: its blocks, with a blank line between them."""
        return "\n\n".join(block.text for block in self.body)

    def markdown(self) -> str:
        """The article as Markdown: headline, standfirst, body. Characters that Markdown reads as markup are escaped."""
        from bodycopy.render.markdown import markdown

        return markdown(self)
