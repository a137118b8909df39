"""The JSON-LD of a page: read leniently, searched for the page's own article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from bodycopy.page import Head

Json = dict[str, Any]

_ARTICLES: Final = frozenset(
    "Article NewsArticle BlogPosting ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle"
    " ReviewNewsArticle LiveBlogPosting TechArticle ScholarlyArticle SocialMediaPosting Report Recipe Review"
    " DiscussionForumPosting AdvertiserContentArticle SatiricalArticle".split()
)
_PAGES: Final = frozenset({"WebPage", "ItemPage", "AboutPage", "Product"})
_NESTED: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_DEEPEST: Final = 6
_LONGEST: Final = 2_000_000
_CONTROL = re.compile(r"[\x00-\x1f]")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_COMMENTS = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")


def article_object(head: Head) -> Json:
    """The object that describes the page's article, else the one that describes the page; empty if there is none."""
    page: Json = {}
    for item in _objects(head):
        types = _types(item)
        if types & _ARTICLES and ("headline" in item or "name" in item or "datePublished" in item):
            return item
        if types & _PAGES and not page:
            page = item
    return page


def is_free(head: Head) -> bool | None:
    """What the page's JSON-LD says of its access: free, not free, or nothing."""
    for item in _objects(head):
        value = item.get("isAccessibleForFree")
        if value is not None:
            return str(value).strip().lower() not in ("false", "0", "no")
    return None


def text_of(value: object) -> str | None:
    """A JSON-LD value as text: a string, or the name of an object; white space folded, entities resolved."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def texts_of(value: object) -> list[str]:
    """All texts of a JSON-LD value that may be one or a list."""
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := text_of(item)) is not None]


def _types(item: Json) -> set[str]:
    value = item.get("@type")
    names = value if isinstance(value, list) else [value]
    return {name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)}


def _objects(head: Head) -> Iterator[Json]:
    for block in head.json_ld:
        yield from _flatten(_parse(block), 0)


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
    if len(block) > _LONGEST:
        return None
    for text in (block, _mended(block)):
        try:
            parsed: object = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        return parsed
    return None


def _mended(block: str) -> str:
    text = _COMMENTS.sub("", block).strip().rstrip(";")
    return _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text))
