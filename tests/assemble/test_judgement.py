"""The page as a whole: fields that are built when they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

import bodycopy
from bodycopy import Article, PageKind
from tests.builders import html, paragraphs

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
ARTICLE = html(f"<article><h1>Rain in the hills</h1>{paragraphs(8)}</article>")


def fixture(name: str) -> Article:
    return bodycopy.extract((FIXTURES / name / "page.html").read_bytes())


def test_an_article_has_a_kind_and_confidences() -> None:
    article = bodycopy.extract(ARTICLE, url="https://news.example/2031/04/02/rain-in-the-hills")
    assert isinstance(article.kind, PageKind)
    assert article.kind_confidence is not None
    assert article.confidence is not None
    assert 1 / 7 <= article.kind_confidence <= 1
    assert 0 <= article.confidence <= 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("news-german", PageKind.ARTICLE),
        ("news-japanese", PageKind.ARTICLE),
        ("forum-thread", PageKind.FORUM),
        ("product-page", PageKind.PRODUCT),
        ("documentation-page", PageKind.DOCUMENTATION),
        ("index-page", PageKind.LISTING),
    ],
)
def test_kinds_of_invented_pages(name: str, kind: PageKind) -> None:
    assert fixture(name).kind is kind


def test_news_is_trusted_more_than_an_index() -> None:
    told, listed = fixture("news-english").confidence, fixture("index-page").confidence
    assert told is not None
    assert listed is not None
    assert 2 * (1 - told) < 1 - listed  # less than half of the expected loss


def test_scraped_text_has_a_confidence_but_no_kind() -> None:
    article = bodycopy.extract_lines("Rain in the hills\n\n" + "It rained all night, people said. " * 20)
    assert article.kind is None
    assert article.kind_confidence is None
    assert article.confidence is not None


def test_nothing_is_said_of_empty_pages() -> None:
    article = bodycopy.extract(b"")
    assert (article.kind, article.kind_confidence, article.confidence) == (None, None, None)


def test_they_are_in_the_dump() -> None:
    dump = bodycopy.extract(ARTICLE).model_dump(mode="json")
    assert {"kind", "kind_confidence", "confidence"} <= dump.keys()
