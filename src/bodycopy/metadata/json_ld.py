"""What the values in a page's JSON-LD say, whatever their types."""

from __future__ import annotations

from typing import Final

from bodycopy.json_ld import Json, objects, without_surrogates
from bodycopy.metadata.fillers import FIRST_OF_FILLERS, is_filler
from bodycopy.page import Page
from bodycopy.references import unescaped

ARTICLES: Final = frozenset(
    {
        "AdvertiserContentArticle", "AnalysisNewsArticle", "Article", "AskPublicNewsArticle", "BackgroundNewsArticle",
        "BlogPosting", "ClaimReview", "DiscussionForumPosting", "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle",
        "Recipe", "Report", "ReportageNewsArticle", "Review", "ReviewNewsArticle", "SatiricalArticle",
        "ScholarlyArticle", "SocialMediaPosting", "TechArticle",
    }
)  # fmt: skip
PAGES: Final = frozenset({"WebPage", "ItemPage", "AboutPage", "Product"})
_NO: Final = frozenset({"false", "0", "no"})


def is_free(page: Page) -> bool | None:
    """What the page's JSON-LD says of its access: free, not free, or nothing."""
    if not any("isAccessibleForFree" in block for block in page.head.json_ld):
        return None
    return next((free for item in objects(page) if (free := free_by(item)) is not None), None)


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
    # Some write entities twice over.
    plain = unescaped(unescaped(value)) if "&" in value else value
    text = " ".join(without_surrogates(plain).split())
    return text if text and not (text[0] in FIRST_OF_FILLERS and is_filler(text)) else None


def texts_of(value: object) -> list[str]:
    """All texts of a JSON-LD value that may be one or a list."""
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := text_of(item)) is not None]


def url_of(value: object) -> str | None:
    """A JSON-LD value as a URL: a string, or an object's `url`, `contentUrl` or `@id`; of a list the first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = next((url for key in ("url", "contentUrl", "@id") if (url := _string(value.get(key)))), None)
    return without_surrogates(unescaped(value)).strip() or None if isinstance(value, str) else None


def _string(value: object) -> str | None:
    """A string, or the first of a list of them."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, str) else None


def urls_of(item: Json) -> list[str]:
    """Under which URLs the object says it stands."""
    page = item.get("mainEntityOfPage")
    of_page = [page.get("@id"), page.get("url")] if isinstance(page, dict) else [page]
    return [url for url in (item.get("url"), item.get("@id"), *of_page) if isinstance(url, str)]
