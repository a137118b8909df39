"""The two ways in: a page's markup, or text that somebody scraped to lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial

from bodycopy.article import Article, Encoding, Status
from bodycopy.assemble import assemble
from bodycopy.classify.pipeline import PIPELINE, Pipeline
from bodycopy.decode import Decoded, EncodingOrigin, decode, from_text
from bodycopy.decode.utf8 import without_growing_references
from bodycopy.errors import InputTypeError
from bodycopy.page import Page
from bodycopy.segment.guards import check
from bodycopy.segment.html import segment_html
from bodycopy.segment.limits import DEFAULT_LIMITS, LimitedLines, Limits, check_page, too_large
from bodycopy.segment.text import is_plain, segment_text


def extract(
    source: bytes | bytearray | memoryview | str,
    *,
    url: str | None = None,
    http_charset: str | None = None,
    fetched: datetime | None = None,
    limits: Limits = DEFAULT_LIMITS,
    pipeline: Pipeline = PIPELINE,
) -> Article:
    """The typed article of an HTML page.

    Args:
        source: the page, as it came over the wire (best) or decoded. Text of several lines without any markup is read
            as `extract_lines` reads it.
        url: where it was; makes links absolute.
        http_charset: the charset of the HTTP header, if there was one.
        fetched: when the page was fetched: what "3 hours ago" is reckoned from; no later date is believed.
        limits: what is too large or too deep to parse; such a page is read without its markup, as far as that goes, and
            the article has the status `over_limit`.
        pipeline: the stages that classify lines.

    Raises:
        InputTypeError: the source is neither bytes nor text, or another argument of a type that it can't be. Nothing
            that a page holds raises.
    """
    _check_types(fetched, limits, pipeline)
    url = _clean_text("url", url)
    decoded, is_whole = _decode(source, _clean_text("http_charset", http_charset), limits)
    # Not validated: for the first model that is, pydantic looks for plugins, in the time that ten pages take.
    encoding = Encoding.model_construct(name=decoded.encoding, origin=decoded.origin)
    article_of = partial(
        assemble, encoding=encoding, pipeline=pipeline, fetched=fetched, explained=limits.max_explained
    )
    if decoded.not_text is not None:
        return _marked(article_of(segment_text([], url)), Status.NOT_TEXT, f"The bytes are {decoded.not_text}.")
    refused = None if is_whole else too_large(limits)
    if is_plain(decoded.data):
        return _of_lines(decoded.text.splitlines(), LimitedLines(limits, refused), url, article_of)
    refused = refused or check(decoded.data, limits)
    if refused is None:
        data = without_growing_references(decoded.data) if decoded.growing else decoded.data
        page = segment_html(data, url, limits)
        refused = check_page(page, limits)
        if refused is None:
            return article_of(page, data=decoded.data)
    from bodycopy.segment.as_text import read_as_text  # few pages need it, and it takes time to load

    return _marked(article_of(read_as_text(decoded.data, limits, url)), Status.OVER_LIMIT, refused)


def extract_lines(
    source: str | Iterable[str],
    *,
    url: str | None = None,
    fetched: datetime | None = None,
    limits: Limits = DEFAULT_LIMITS,
    pipeline: Pipeline = PIPELINE,
) -> Article:
    """The typed article of text that was scraped to lines before.

    Args:
        source: one text, or its lines; blank lines tell where blocks end and are worth keeping. Text that was wrapped,
            Markdown as programs make it of pages, and numbered links are read as what they were made of: a line of the
            article is then not one of the source.
        url: where the page was.
        fetched: when the page was fetched, as for `extract`.
        limits: how many lines and characters are read; of text with more, the article has the status `over_limit`.
        pipeline: the stages that classify lines.

    Raises:
        InputTypeError: the source is neither text nor lines of text, or another argument of a type that it can't be.
    """
    _check_types(fetched, limits, pipeline)
    encoding = Encoding.model_construct(name="utf-8", origin=EncodingOrigin.TEXT)
    article_of = partial(
        assemble, encoding=encoding, pipeline=pipeline, fetched=fetched, explained=limits.max_explained
    )
    lines = LimitedLines(limits)
    return _of_lines(_clean_lines(source, lines), lines, _clean_text("url", url), article_of)


def _of_lines(
    source: Iterable[str], lines: LimitedLines, url: str | None, article_of: Callable[[Page], Article]
) -> Article:
    article = article_of(segment_text(lines.within(source), url))
    return article if lines.refused is None else _marked(article, Status.OVER_LIMIT, lines.refused)


def _marked(article: Article, status: Status, detail: str) -> Article:
    """The article of what could be read, with why that is not all."""
    return article.model_copy(update={"status": status, "status_detail": detail})


def _decode(
    source: bytes | bytearray | memoryview | str, http_charset: str | None, limits: Limits
) -> tuple[Decoded, bool]:
    """The document, and whether that is all of it: of one that is too large only the start is read."""
    most = limits.max_bytes
    if isinstance(source, str):
        return from_text(source[:most]), len(source) <= most
    if isinstance(source, bytes | bytearray | memoryview):
        data = bytes(source)
        return decode(data[:most], http_charset), len(data) <= most
    raise InputTypeError(f"extract takes bytes or text, not {type(source).__name__}")


def _check_types(fetched: datetime | None, limits: Limits, pipeline: Pipeline) -> None:
    if fetched is not None and not isinstance(fetched, datetime):
        raise InputTypeError(f"fetched must be a datetime or None, not {type(fetched).__name__}")
    if not isinstance(limits, Limits):
        raise InputTypeError(f"limits must be Limits, not {type(limits).__name__}")
    if not isinstance(pipeline, Pipeline):
        raise InputTypeError(f"pipeline must be a Pipeline, not {type(pipeline).__name__}")


def _clean_text(name: str, value: str | None) -> str | None:
    """An argument without lone surrogates, which no JSON can hold."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputTypeError(f"{name} must be text or None, not {type(value).__name__}")
    return from_text(value).text


def _clean_lines(source: str | Iterable[str], lines: LimitedLines) -> Iterator[str]:
    if isinstance(source, bytes | bytearray) or not isinstance(source, Iterable):
        raise InputTypeError(f"extract_lines takes text or lines of text, not {type(source).__name__}")
    for item in [source] if isinstance(source, str) else source:
        if not isinstance(item, str):
            raise InputTypeError(f"extract_lines takes lines of text, not of {type(item).__name__}")
        yield from from_text(lines.start_of(item)).text.splitlines() or [""]
