"""One self-contained HTML page that shows an article beside the lines of its page, and why each has its role.

The page asks no network for anything, can be read without its script, and can run nothing that came from the article:
all text is escaped as the markup is built, and its Content-Security-Policy allows its own style and script by hash and
nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template
from typing import Final

from bodycopy._version import __version__
from bodycopy.article import Article, Status
from bodycopy.render.report.facts import filters, metadata, totals, totals_table
from bodycopy.render.report.markup import Markup, element, joined, link
from bodycopy.render.report.rows import UNSURE, rows
from bodycopy.render.report.story import beside, story
from bodycopy.render.report.strip import strip
from bodycopy.render.shown import share

_STYLE, _SCRIPT, _PAGE = "report.css", "report.js", "page.html"
_STATUSES: Final = {
    Status.OK: "article",
    Status.NO_ARTICLE: "no article",
    Status.PAYWALLED: "paywalled",
    Status.CONSENT_WALL: "consent wall",
    Status.EMPTY: "empty",
    Status.OVER_LIMIT: "over a limit",
    Status.NOT_TEXT: "no text",
}


def report(article: Article) -> str:
    """The report of an article as one HTML page."""
    found = totals(article.lines)
    unsure = sum(line.confidence < UNSURE for line in article.lines)
    return _fill(
        policy=f"default-src 'none'; style-src {_hash(_STYLE)}; script-src {_hash(_SCRIPT)}; "
        "base-uri 'none'; form-action 'none'",
        style=Markup(_file(_STYLE)),
        script=Markup(_file(_SCRIPT)),
        version=__version__,
        title=article.title or article.url or "Page without a headline",
        address=link(article.url, article.url, "address") if article.url else Markup(),
        status=element("span", {"class": f"status status-{article.status}"}, _STATUSES[article.status]),
        figures=_figures(article),
        story=story(article),
        beside=beside(article),
        metadata=metadata(article),
        totals=totals_table(found),
        filters=filters(found),
        unsure=f"{unsure}",
        limit=share(UNSURE),
        count=f"{len(article.lines)}",
        strip=strip(article.lines),
        rows=rows(article),
    )


def _figures(article: Article) -> Markup:
    kept = {line for block in article.body for line in block.lines}
    amounts = (
        (len(article.lines), "line", "lines"),
        (len(kept), "kept in the article", "kept in the article"),
        (len(article.captions), "caption", "captions"),
        (len(article.promos), "promo", "promos"),
        (len(article.related), "related story", "related stories"),
    )
    return joined(
        element("li", None, element("b", None, f"{amount:,}"), f" {one if amount == 1 else many}")
        for amount, one, many in amounts
    )


def _fill(**values: str) -> str:
    return Template(_file(_PAGE)).substitute({name: joined([value]) for name, value in values.items()})


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _hash(name: str) -> str:
    return f"'sha256-{b64encode(sha256(_file(name).encode()).digest()).decode()}'"
