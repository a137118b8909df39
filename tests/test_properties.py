"""What holds for every source, whatever it is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bodycopy
from bodycopy import Article
from bodycopy.decode import decode, from_text
from bodycopy.segment.html import segment_html
from bodycopy.segment.text import is_plain, segment_text
from tests.builders import SENTENCES, article_page, figure, links

URL = "https://tide.example/news/pier"
FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*/page.html"))

TAGS = (
    "p", "div", "span", "a", "b", "h1", "h2", "ul", "li", "table", "tr", "td", "pre", "code", "br", "img", "figure",
    "figcaption", "blockquote", "nav", "aside", "footer", "article", "time", "button", "script", "style", "noscript",
    "template", "svg", "title", "meta", "form", "select", "option", "x-card", "frameset",
)  # fmt: skip
ATTRIBUTES = (
    "", " class=caption", " class='related-card'", " id=comments", " hidden", " href=/a", " href='javascript:1'",
    " href='//['", " src=/a.jpg", " datetime=2024-03-14", " style='display:none'", " property=og:title content=Pier",
    " type=application/ld+json",
)  # fmt: skip
TEXTS = (
    *SENTENCES[:3], "Related stories", "READ MORE: Pier opens", "Photo: Edda Thornqvist", "By Edda Thornqvist", "AP",
    "14 March 2024", "Tags: a, b", "Subscribe now", "12 comments", "| GETTY", ":", "…", "&amp;", "\u00a0", "\u200b",
    "\0",
    '{"@type": "Article", "headline": ["x"], "author": {"name": 1}}', "港" * 30,
)  # fmt: skip

PIECES = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(TEXTS),
    st.text(max_size=8),
)
MARKUP = st.lists(PIECES, max_size=40).map("".join)
LINES = st.lists(st.sampled_from(["", *TEXTS]) | st.text(max_size=60), max_size=30)

# Whole classes of inputs stand in one test each: there are few, and every one runs the whole pipeline.
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
some = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def squeezed(text: str) -> str:
    """The characters that can be seen: around lines the others are left out, in code they are kept."""
    return "".join(text.translate(ZERO_WIDTH).split())


def check(article: Article, lines: list[str]) -> None:
    """All that holds for an article of a page with these lines."""
    assert isinstance(article, Article)
    assert [line.text for line in article.lines] == lines
    assert [line.index for line in article.lines] == list(range(len(lines)))
    assert Article.model_validate_json(article.model_dump_json()) == article
    used = [index for block in article.body for index in block.lines]
    assert used == sorted(set(used))
    for block in article.body:
        assert squeezed(block.text) == squeezed("".join(lines[index] for index in block.lines))
    article.markdown()


def check_markup(source: bytes | str) -> None:
    decoded = from_text(source) if isinstance(source, str) else decode(source)
    is_text = is_plain(decoded.data)
    page = segment_text(decoded.text.splitlines(), URL) if is_text else segment_html(decoded.text, URL)
    expected = [line.text for line in page.lines]
    article = bodycopy.extract(source, url=URL)
    check(article, expected)
    bodycopy.extract(article_page())
    assert bodycopy.extract(source, url=URL).model_dump_json() == article.model_dump_json()


@many
@given(st.binary(max_size=300))
def test_any_bytes(source: bytes) -> None:
    check_markup(source)


@many
@given(st.text(max_size=300))
def test_any_text(source: str) -> None:
    check_markup(source)


@many
@given(MARKUP)
def test_any_markup(source: str) -> None:
    check_markup(source)


@cache
def fixture(number: int) -> bytes:
    return FIXTURES[number].read_bytes()


@some
@given(st.data())
def test_pages_with_parts_cut_out_and_put_elsewhere(data: st.DataObject) -> None:
    page = fixture(data.draw(st.integers(0, len(FIXTURES) - 1)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(page)), min_size=3, max_size=3)))
    start, middle, end = cuts
    check_markup(page[:start] + page[middle:end] + page[start:middle])


@many
@given(LINES)
def test_any_scraped_lines(source: list[str]) -> None:
    cleaned = [part for item in source for part in from_text(item).text.splitlines() or [""]]
    article = bodycopy.extract_lines(source, url=URL)
    check(article, [line.text for line in segment_text(cleaned, URL).lines])
    assert bodycopy.extract_lines(source, url=URL).model_dump_json() == article.model_dump_json()


IN_A_PROCESS = """
import hashlib, pathlib, sys
import bodycopy
for name in sys.argv[1:]:
    article = bodycopy.extract(pathlib.Path(name).read_bytes())
    print(hashlib.sha256(article.model_dump_json().encode()).hexdigest())
"""


def test_every_process_gives_the_same() -> None:
    command = [sys.executable, "-c", IN_A_PROCESS, *map(str, FIXTURES[:4])]
    paths = os.pathsep.join(sys.path)
    outputs = {
        subprocess.check_output(command, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths})
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


LARGE: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda size: f"<p>{SENTENCES[0]}</p>" * size,
    "links": lambda size: "<h2>Related stories</h2>" + links(*[f"Pier {number} opens" for number in range(size)]),
    "figures": lambda size: figure(SENTENCES[1], "Photo: Edda Thornqvist") * size,
    "cells": lambda size: "<table>" + "<tr><td>Skarn</td><td>4</td></tr>" * size + "</table>",
    "pictures": lambda size: "<img src=/a.jpg>" * size + f"<figcaption>{SENTENCES[1]}</figcaption>" * (size // 10),
    "comments": lambda size: "<div class=comment><b>Una</b><p>14 March 2024</p><p>Well said!</p></div>" * size,
}


@pytest.mark.parametrize("kind", LARGE.values(), ids=LARGE.keys())
def test_a_large_page_takes_no_more_than_its_share_of_time(kind: Callable[[int], str]) -> None:
    # Quadratic work on 1,500 of them would take minutes, or the test runner's patience.
    article = bodycopy.extract(kind(1_500), url=URL)
    assert article.lines
