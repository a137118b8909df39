"""The JSON-LD of a page: read leniently, searched for the page's own article."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from bodycopy.page import Head
from bodycopy.references import unescaped

Json = dict[str, Any]

ARTICLES: Final = frozenset(
    {
        "AdvertiserContentArticle", "AnalysisNewsArticle", "Article", "AskPublicNewsArticle", "BackgroundNewsArticle",
        "BlogPosting", "ClaimReview", "DiscussionForumPosting", "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle",
        "Recipe", "Report", "ReportageNewsArticle", "Review", "ReviewNewsArticle", "SatiricalArticle",
        "ScholarlyArticle", "SocialMediaPosting", "TechArticle",
    }
)  # fmt: skip
PAGES: Final = frozenset({"WebPage", "ItemPage", "AboutPage", "Product"})
_NESTED: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_DEEPEST: Final = 6
_LONGEST: Final = 2_000_000
_MOST_VALUES: Final = 50
"""A block is one JSON value; some write several, one behind the other."""
_CONTROL: Final = re.compile(r"[\x00-\x1f]")
_TRAILING_COMMA: Final = re.compile(r",\s*([}\]])")
_COMMENTS: Final = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_BETWEEN_VALUES: Final = " \t\n\r,;"
_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")
# Python refuses to make integers of thousands of digits.
_DECODER: Final = json.JSONDecoder(strict=False, parse_int=float)
_NO: Final = frozenset({"false", "0", "no"})


def objects(head: Head) -> list[Json]:
    """The objects of all JSON-LD blocks, those in graphs and main entities as well."""
    return [item for block in head.json_ld for value in _parse(block) for item in _flatten(value, 0)]


def is_free(head: Head) -> bool | None:
    """What the page's JSON-LD says of its access: free, not free, or nothing."""
    if not any("isAccessibleForFree" in block for block in head.json_ld):
        return None
    return next((free for item in objects(head) if (free := free_by(item)) is not None), None)


def free_by(item: Json) -> bool | None:
    """What one object says of its access."""
    value = item.get("isAccessibleForFree")
    if isinstance(value, bool | float):
        return bool(value)
    if not isinstance(value, str):
        return None
    return value.strip().rsplit("/", 1)[-1].lower() not in _NO


def types_of(item: Json) -> set[str]:
    """The object's types, without their vocabulary."""
    value = item.get("@type")
    if isinstance(value, str):
        return {_bare(value)}
    return {_bare(name) for name in value if isinstance(name, str)} if isinstance(value, list) else set()


def _bare(name: str) -> str:
    if name.isalpha():
        return name
    return name.rpartition("/")[2].rpartition(":")[2].rpartition("#")[2]


def text_of(value: object) -> str | None:
    """A JSON-LD value as text: a string, or the name of an object; white space folded, entities resolved."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    # JSON can escape halves of surrogate pairs, which are no text. Some write entities twice over.
    plain = unescaped(unescaped(value)) if "&" in value else value
    return " ".join(_SURROGATES.sub("\ufffd", plain).split()) or None


def texts_of(value: object) -> list[str]:
    """All texts of a JSON-LD value that may be one or a list."""
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := text_of(item)) is not None]


def url_of(value: object) -> str | None:
    """A JSON-LD value as a URL: a string, or an object's `url`, `contentUrl` or `@id`; of a list the first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = next((url for key in ("url", "contentUrl", "@id") if isinstance(url := value.get(key), str)), None)
    return _SURROGATES.sub("\ufffd", unescaped(value)).strip() or None if isinstance(value, str) else None


def urls_of(item: Json) -> list[str]:
    """Under which URLs the object says it stands."""
    page = item.get("mainEntityOfPage")
    of_page = [page.get("@id"), page.get("url")] if isinstance(page, dict) else [page]
    return [url for url in (item.get("url"), item.get("@id"), *of_page) if isinstance(url, str)]


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


def _parse(block: str) -> Sequence[object]:
    """The values of the block's JSON, mended if it has to be; none if it can't be read."""
    if len(block) > _LONGEST:
        return ()
    for mend in _MENDINGS:
        try:
            return _values(mend(block))
        except (ValueError, RecursionError):
            continue
    return ()


def _values(text: str) -> list[object]:
    """The JSON values that the text opens with; raises ValueError if it opens with none."""
    value, end = _DECODER.raw_decode(text)
    values = [value]
    while len(values) < _MOST_VALUES:
        while end < len(text) and text[end] in _BETWEEN_VALUES:
            end += 1
        try:
            value, end = _DECODER.raw_decode(text, end)
        except ValueError:
            break
        values.append(value)
    return values


def _mended(block: str) -> str:
    text = _COMMENTS.sub("", block.lstrip("\ufeff")).strip()
    return _ESCAPE.sub(_escape, _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text)))


def _escape(match: re.Match[str]) -> str:
    """An escape as it is if JSON has it, else the character alone: `\\'` is no JSON."""
    whole = match.group()
    return whole if whole[1] in '"\\/bfnrtu' else whole[1]


_MENDINGS: Final[tuple[Callable[[str], str], ...]] = (str.strip, _mended, lambda block: _mended(unescaped(block)))
