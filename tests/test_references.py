"""Character references, those that break Python's own reader among them."""

from __future__ import annotations

import pytest

from bodycopy import extract
from bodycopy.references import unescaped

HUGE = "&#" + "9" * 5_000 + ";"
TEXT = "<p>The ferry left the harbour at noon, and nobody who stood on the pier had seen so many people aboard.</p>"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Salt &amp; Tide&#8217;s", "Salt & Tide’s"),
        ("&#x2019;&rsquo;", "’’"),
        ("&#0000000000039;", "'"),
        ("&#99999999999;", "\ufffd"),
        (f"a {HUGE} b {HUGE[:-1]}", "a \ufffd b \ufffd"),
        ("&#x" + "f" * 5_000 + ";", "\ufffd"),
        ("&# &#; & &Tide;", "&# &#; & &Tide;"),
    ],
)
def test_references(text: str, plain: str) -> None:
    assert unescaped(text) == plain


@pytest.mark.parametrize(
    ("markup", "field"),
    [
        (
            f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry {HUGE}"}}</script>',
            "title",
        ),
        (f'<p itemprop="author" content="Jane Doe {HUGE}">By us</p>', "authors"),
        (f'<a rel="author">Jane Doe {HUGE}</a>', "authors"),
        (f'<p itemprop="datePublished" content="2031-05-04 {HUGE}"></p>', "published"),
        (f"<noscript><img src=a.png alt='A ferry {HUGE}'></noscript>", "images"),
        (f'<time datetime="{HUGE[2:-1]}">{HUGE[2:-1]}</time>', "published"),
        (f'<link rel="canonical" href="https://tide.example:{HUGE[2:-1]}/a">', "canonical_url"),
    ],
)
def test_a_page_with_huge_numbers_gives_all_its_fields(markup: str, field: str) -> None:
    article = extract(f"<title>The last ferry of the season</title>{markup}{TEXT * 4}".encode())
    assert field in article.model_dump(mode="json")
    assert article.title
    assert "nobody who stood on the pier" in article.text
