"""Test pages in a few lines: markup of invented text, and the lines that segmenting makes of it.

>>> [line.text for line in page_of(article_page(title="Rain", body="<p>It rained.</p>")).lines]
['Rain', 'It rained.']
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from bodycopy.page import Line, Page, Role
from bodycopy.segment.html import segment_html
from bodycopy.segment.text import segment_text

SENTENCES = (
    "The harbour of Ostermoor opened its new ferry pier on Monday, two years later than planned.",
    "Engineers had found soft ground below the old sea wall, and the council had to raise more money.",
    "“We waited for a long time, but the first boat was full,” said the harbour master, Edda Thornqvist.",
    "About four hundred people live on the three islands that the ferry serves, most of them in Little Skarn.",
    "Until now they had crossed in open boats when the wind allowed it, and stayed at home when it did not.",
    "The pier is lit by lamps that draw their power from the tide, which rises more than six metres there.",
    "A second pier for freight is to follow in the spring if the state agrees to pay for half of it.",
    "Fishermen had feared for their berths, but the council promised that every boat keeps its place.",
)
"""Sentences of an invented news story, each long enough to read like prose."""


def sentences(count: int) -> list[str]:
    """`count` sentences, each of them different: from the ninth on they are numbered."""
    rounds = len(SENTENCES)
    return [
        SENTENCES[i % rounds] if i < rounds else f"On day {i // rounds + 1}: {SENTENCES[i % rounds]}"
        for i in range(count)
    ]


def paragraphs(count: int, *, each: int = 2) -> str:
    """Markup of `count` different paragraphs of `each` sentences."""
    chosen = sentences(count * each)
    return "".join(f"<p>{' '.join(chosen[i : i + each])}</p>\n" for i in range(0, count * each, each))


def links(*headlines: str, path: str = "/news/") -> str:
    """Markup of a list in which every item is one link."""
    items = (f'<li><a href="{path}{number}">{text}</a></li>' for number, text in enumerate(headlines, start=1))
    return f"<ul>{''.join(items)}</ul>"


def figure(caption: str, credit: str | None = None, src: str = "/pier.jpg") -> str:
    """Markup of a picture with its caption, and with its credit in an element of its own."""
    credited = f' <span class="credit">{credit}</span>' if credit else ""
    return f'<figure><img src="{src}" alt=""><figcaption>{caption}{credited}</figcaption></figure>'


def html(body: str, *, head: str = "", lang: str = "en") -> str:
    """A whole document around the markup of a body."""
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def json_ld(*items: object, **fields: object) -> str:
    """A block of JSON-LD: an article with these fields, or the items as they are."""
    value = list(items) if items else {"@type": "NewsArticle", "headline": "Pier opens", **fields}
    text = json.dumps(value).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def article_page(
    *,
    title: str = "Ostermoor opens its ferry pier",
    byline: str | None = None,
    date: str | None = None,
    body: str | None = None,
    header: str = "",
    sidebar: str = "",
    footer: str = "",
    head: str = "",
) -> str:
    """A document with an article in its usual place; what is not asked for is left out, but for a body of prose."""
    signed = f'<p class="byline">{byline}</p>' if byline else ""
    dated = f'<p class="date">{date}</p>' if date else ""
    parts = (
        f"<header>{header}</header>" if header else "",
        f"<main><article><h1>{title}</h1>{signed}{dated}",
        f'<div class="article-body">{paragraphs(4) if body is None else body}</div></article></main>',
        f'<aside class="sidebar">{sidebar}</aside>' if sidebar else "",
        f"<footer>{footer}</footer>" if footer else "",
    )
    return html("".join(parts), head=head or f"<title>{title}</title>")


def page_of(markup: str, url: str | None = None) -> Page:
    """The page of some markup: a fragment or a whole document."""
    return segment_html(markup, url)


def text_page(lines: str | Iterable[str], url: str | None = None) -> Page:
    """The page of scraped text: one text or its lines."""
    return segment_text(lines.splitlines() if isinstance(lines, str) else lines, url)


def line_of(text: str, *, tag: str = "p", names: str = "") -> Line:
    """The one line of an element with this tag and these class words."""
    attributes = f' class="{names}"' if names else ""
    (line,) = page_of(f"<{tag}{attributes}>{text}</{tag}>").lines
    return line


def texts(page: Page, role: Role | None = None) -> list[str]:
    """The texts of the page's lines in order: all, or those that have the role."""
    return [line.text for line in page.lines if role is None or line.role is role]
