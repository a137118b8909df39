"""The report as a page: self-contained, its policy allows its own style and script and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import bodycopy
from bodycopy import Article, BlockKind, Role
from bodycopy.render.report import report
from tests.gold import Fixture, fixtures
from tests.roles_by_hand import ENCODING

STYLE = files("bodycopy.render.report").joinpath("report.css").read_text(encoding="utf-8")
HOSTILE = st.text(alphabet="<>&\"'/=-!$}{ scriptyle\n\x00\u202e\u2028é", max_size=40)


def policy(page: str) -> dict[str, str]:
    """The page's Content-Security-Policy, by directive."""
    node = LexborHTMLParser(page).css_first("meta[http-equiv]")
    assert node is not None
    content = node.attributes["content"] or ""
    return dict(part.strip().partition(" ")[::2] for part in content.split(";"))


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_the_page_s_own_style_and_script_and_nothing_else() -> None:
    page = report(bodycopy.extract("<h1>Rain</h1><p>It rained.</p>"))
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert policy(page) == {
        "default-src": "'none'",
        "style-src": hash_of(style),
        "script-src": hash_of(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_page_asks_for_nothing() -> None:
    page = report(bodycopy.extract('<p><img src="https://tide.example/a.png">Rain.</p><img src="b.png">'))
    parser = LexborHTMLParser(page)
    assert parser.css("[src], [srcset], link, iframe, object, embed, [style], [ping]") == []
    assert "url(" not in STYLE
    assert "@import" not in STYLE


@pytest.mark.parametrize("fixture", fixtures(), ids=lambda fixture: fixture.name)
def test_every_line_of_every_fixture_is_in_its_report(fixture: Fixture) -> None:
    article = fixture.article()
    page = report(article)
    parser = LexborHTMLParser(page)
    assert [node.text() for node in parser.css(".row .text")] == [line.text for line in article.lines]
    ids = [node.attributes["id"] for node in parser.css("[id]")]
    assert len(ids) == len(set(ids))
    targets = {(node.attributes["href"] or "")[1:] for node in parser.css("a[href^='#']")}
    assert targets <= set(ids)


def test_every_role_has_its_colour_and_its_filter() -> None:
    for role in Role:
        assert f".role-{role} {{" in STYLE
        assert f"body:has(#show-{role}:not(:checked)) .row.role-{role}" in STYLE


def test_the_report_of_nothing() -> None:
    page = report(bodycopy.extract(b""))
    assert "The page has no text; it may be filled in by scripts." in page
    assert "0 of 0 lines" in page


def test_the_figures_say_how_many_there_are_of_each() -> None:
    article = Article.model_validate(
        {
            "encoding": ENCODING,
            "body": [{"kind": "paragraph", "text": "One. Two.", "lines": [0, 1]}],
            "captions": [{"text": "Rain."}],
            "promos": [{"text": "Sign up"}, {"text": "Buy"}],
            "lines": [{"index": n, "text": "It rained.", "role": "body", "confidence": 1} for n in range(1_200)],
        }
    )
    figures = LexborHTMLParser(report(article)).css_first("ul.figures")
    assert figures is not None
    assert [node.text() for node in figures.css("li")] == [
        "1,200 lines",
        "2 kept in the article",
        "1 caption",
        "2 promos",
        "0 related stories",
    ]


def test_the_same_article_gives_the_same_page() -> None:
    article = bodycopy.extract("<h1>Rain</h1><p>It rained.</p>")
    assert report(article) == report(Article.model_validate_json(article.model_dump_json()))


@settings(max_examples=40, deadline=None)
@given(HOSTILE, HOSTILE)
def test_no_markup_comes_from_an_article(first: str, second: str) -> None:
    clean = _shape(_hostile("x", "y"))
    assert _shape(_hostile(first or "x", second or "y")) == clean


def _hostile(first: str, second: str) -> str:
    line = {"index": 0, "text": first, "role": "promo", "confidence": 1, "runner_up": "body"}
    reason = {"role": "promo", "weight": 1, "text": second, "sign": first, "stage": second}
    article = Article.model_validate(
        {
            "encoding": ENCODING,
            "url": "x" + first,
            "title": first,
            "standfirst": second,
            "authors": [first],
            "section": [second],
            "tags": [first, second],
            "language": second,
            # Line breaks and tabs divide a table's cells.
            "body": [{"kind": kind, "text": "".join(second.split()) or "y", "lines": [0]} for kind in BlockKind],
            "captions": [{"text": first, "credit": second, "image_url": first, "image_alt": f"{second}."}],
            "promos": [{"text": first, "url": second}],
            "related": [{"heading": first, "headline": second, "teaser": first, "caption": second, "url": first}],
            "comments": [{"text": first, "author": second, "date": first}],
            "lines": [{**line, "reasons": [reason]}],
            "evidence": {"title": [{"value": second, "origin": first, "score": 1}]},
        }
    )
    return report(article)


def _shape(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """The page's elements in order, each with the names of its attributes."""
    return [
        (node.tag or "", tuple(node.attributes))
        for node in LexborHTMLParser(page).root.traverse(include_text=False)  # type: ignore[union-attr]
    ]
