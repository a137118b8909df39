"""The JSON-LD of a page: read leniently, searched for the page's own article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from bodycopy.page import Head

Json = dict[str, Any]

_ARTICLES: Final = frozenset(
    {
        "AdvertiserContentArticle", "AnalysisNewsArticle", "Article", "BackgroundNewsArticle", "BlogPosting",
        "DiscussionForumPosting", "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle", "Recipe", "Report",
        "ReportageNewsArticle", "Review", "ReviewNewsArticle", "SatiricalArticle", "ScholarlyArticle",
        "SocialMediaPosting", "TechArticle",
    }
)  # fmt: skip
_PAGES: Final = frozenset({"WebPage", "ItemPage", "AboutPage", "Product"})
_TELLING: Final = ("headline", "name", "datePublished")
"""An article without any of these is only named, not described."""
_NESTED: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_DEEPEST: Final = 6
_LONGEST: Final = 2_000_000
_CONTROL: Final = re.compile(r"[\x00-\x1f]")
_TRAILING_COMMA: Final = re.compile(r",\s*([}\]])")
_COMMENTS: Final = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")
_DECODER: Final = json.JSONDecoder(strict=False)
_NO: Final = frozenset({"false", "0", "no"})


def article_object(head: Head) -> Json:
    """The object that describes the page's article, else the one that describes the page; empty if there is none.

    Of several articles it is the one with the page's canonical URL, else the first.
    """
    articles: list[Json] = []
    page: Json = {}
    for item in objects(head):
        types = types_of(item)
        if types & _ARTICLES and any(key in item for key in _TELLING):
            articles.append(item)
        elif types & _PAGES and not page:
            page = item
    own = (item for item in articles if head.canonical and head.canonical in _urls_of(item))
    return next(own, articles[0] if articles else page)


def is_free(head: Head) -> bool | None:
    """What the page's JSON-LD says of its access: free, not free, or nothing."""
    for item in objects(head):
        value = item.get("isAccessibleForFree")
        if isinstance(value, str | bool | int):
            return str(value).strip().rsplit("/", 1)[-1].lower() not in _NO
    return None


def objects(head: Head) -> Iterator[Json]:
    """The objects of all JSON-LD blocks, those in graphs and main entities as well."""
    for block in head.json_ld:
        yield from _flatten(_parse(block), 0)


def types_of(item: Json) -> set[str]:
    """The object's types, without their vocabulary."""
    value = item.get("@type")
    names = value if isinstance(value, list) else [value]
    return {name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)}


def text_of(value: object) -> str | None:
    """A JSON-LD value as text: a string, or the name of an object; white space folded, entities resolved."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    # JSON can escape halves of surrogate pairs, which are no text.
    return " ".join(_SURROGATES.sub("\ufffd", html.unescape(value)).split()) or None


def texts_of(value: object) -> list[str]:
    """All texts of a JSON-LD value that may be one or a list."""
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := text_of(item)) is not None]


def _urls_of(item: Json) -> list[str]:
    urls = [item.get("url"), item.get("@id")]
    page = item.get("mainEntityOfPage")
    urls += [page.get("@id"), page.get("url")] if isinstance(page, dict) else [page]
    return [url for url in urls if isinstance(url, str)]


def _flatten(value: object, depth: int) -> Iterator[Json]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in _NESTED:
            if name in value:
                yield from _flatten(value[name], depth + 1)


def _parse(block: str) -> object:
    """The block's JSON, mended if it has to be; None if it can't be read. What follows the first value is left out."""
    if len(block) > _LONGEST:
        return None
    for mend in _MENDINGS:
        try:
            parsed: object = _DECODER.raw_decode(mend(block))[0]
        except (ValueError, RecursionError):
            continue
        return parsed
    return None


def _mended(block: str) -> str:
    text = _COMMENTS.sub("", block.lstrip("\ufeff")).strip()
    return _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text))


_MENDINGS: Final[tuple[Callable[[str], str], ...]] = (str.strip, _mended, lambda block: _mended(html.unescape(block)))
