"""An article as a record: plain values that any format can hold, in a fixed order of fields.

A record has the fields of `Article` as JSON has them (dates in ISO 8601, enums by their value) and the body's text as
`text`, but not what explains them: `evidence`, and the reasons and runners-up of lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from bodycopy.article import EXPLAINING, Article, all_but

FIELDS: Final = (
    "url",
    "canonical_url",
    "title",
    "standfirst",
    "description",
    "authors",
    "agency",
    "dateline",
    "published",
    "modified",
    "section",
    "tags",
    "language",
    "declared_language",
    "site_name",
    "lead_image",
    "images",
    "licence",
    "access",
    "saved",
    "text",
    "body",
    "body_origin",
    "captions",
    "promos",
    "related",
    "comments",
    "lines",
    "status",
    "status_detail",
    "kind",
    "kind_confidence",
    "confidence",
    "encoding",
)
"""All fields of a record."""

FAILED: Final = "failed"
"""The status of a record of a page on which bodycopy failed; `status_detail` says how. It is a fault of bodycopy."""


def record(article: Article, fields: Iterable[str] = FIELDS) -> dict[str, Any]:
    """The record of an article, with these fields in this order. What is left out is not built, which saves time."""
    wanted = checked(fields)
    dumped = article.model_dump(mode="json", exclude=all_but(wanted, EXPLAINING))
    if "text" in wanted:
        dumped["text"] = article.text
    return {name: dumped[name] for name in wanted}


def failure(url: str | None, error: Exception, fields: Iterable[str] = FIELDS) -> dict[str, Any]:
    """The record of a page on which bodycopy raised `error`: only `url`, `status` and `status_detail` are set."""
    known = {"url": url, "status": FAILED, "status_detail": f"{type(error).__name__}: {error}"}
    return {name: known.get(name) for name in checked(fields)}


def role_counts(article: Article) -> dict[str, int]:
    """How many lines of the page have each role, by the role's name; roles without a line are not in it."""
    return dict(Counter(line.role.value for line in article.lines))


def checked(fields: Iterable[str]) -> tuple[str, ...]:
    """The names, all of them fields of a record.

    Raises:
        ValueError: one is not.
    """
    names = tuple(fields)
    if unknown := [name for name in names if name not in FIELDS]:
        raise ValueError(f"an article has no field {', '.join(unknown)}; there are {', '.join(FIELDS)}")
    return names
