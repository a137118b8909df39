"""Scores are what the plain sum of weights gives; weights of another version are refused."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from bodycopy.errors import ModelError
from bodycopy.model.evaluate import Weights, _Tables, load
from bodycopy.model.features import VERSION, body_features, context_features
from bodycopy.model.pooled import UNIT, pooled_features
from bodycopy.page import Page
from bodycopy.segment.html import segment_html
from bodycopy.segment.text import segment_text

STORY = [
    "The bridge over the river reopened on Monday, four months after cracks were found in two of its piers.",
    "Engineers said that the repairs would hold for thirty years, given dry summers and careful drivers.",
    "The town paid for the works out of its own funds, and the county will pay half of it back next year.",
    "Two ferries ran in the meantime; one of them is to be kept for walkers during the summer months.",
    "“We missed the bridge more than we had thought,” said the mayor, who drove across it first.",
]
PAGE = (
    '<html><head><title>Bridge reopens</title><meta property="og:type" content="article"></head><body>'
    '<nav class="main-menu"><ul>'
    + "".join(f'<li class="menu-item"><a href="/{i}">Section {i}</a></li>' for i in range(9))
    + '</ul></nav><main><h1>Bridge reopens</h1><div class="article-body entry-content">'
    + "".join(f"<p>{text}</p>" for text in STORY)
    + '</div></main><aside class="related-posts"><h3>More</h3><ul>'
    + "".join(f'<li><a href="/r{i}">Other story number {i} of the day</a></li>' for i in range(5))
    + '</ul></aside><footer class="site-footer"><p>© 2024 The Bridge Herald. All rights reserved.</p></footer>'
)


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("bodycopy.model").joinpath("weights-v1.json").read_bytes())
    return found


def body_logits(page: Page) -> list[float]:
    return load().body_logits(page)


def plain_logits(data: dict[str, Any], page: Page) -> list[float]:
    """The same by the definition: line by line, feature by feature."""

    def at(table: list[int], code: int) -> int:
        return table[code] if code < len(table) else 0

    view = data["markup" if page.has_markup else "text"]
    codes = body_features(page)
    first = []
    for line in page.lines:
        score = view["first"]["bias"]
        score += sum(at(view["first"]["columns"][name], column[line.index]) for name, column in codes.columns.items())
        if page.has_markup:
            score += sum(view["names"].get(name, 0) for name in context_features(line.context))
        first.append(score)
    pooled = pooled_features(codes, first).all_columns()
    second = view["second"]
    return [
        (second["bias"] + sum(at(second["columns"][name], column[i]) for name, column in pooled.items())) / UNIT
        for i in range(len(first))
    ]


@pytest.mark.parametrize("page", [segment_html(PAGE), segment_text(STORY), segment_html("<p>x"), segment_text([])])
def test_logits_are_the_plain_sum(page: Page, data: dict[str, Any]) -> None:
    if page.lines:
        assert body_logits(page) == plain_logits(data, page)
    else:
        assert body_logits(page) == []


@pytest.mark.parametrize("columns", range(8))
def test_weights_of_any_number_of_columns_are_added(columns: int) -> None:
    tables = {str(i): [(7 * i + 3 * code) % 11 - 5 for code in range(9)] for i in range(columns)}
    codes = {name: [int(name), 8, 0, 3] for name in tables}
    start = [100, -100, 0, 5]
    sums = [
        first + sum(tables[name][column[line]] for name, column in codes.items()) for line, first in enumerate(start)
    ]
    assert _Tables({"bias": 0, "columns": tables}).sums(codes, start) == sums


def test_the_story_is_body_and_the_rest_is_not() -> None:
    page = segment_html(PAGE)
    kept = [line.text for line, logit in zip(page.lines, body_logits(page), strict=True) if logit > 0]
    assert kept == STORY


def test_logits_do_not_depend_on_pages_before() -> None:
    before = body_logits(segment_html(PAGE))
    body_logits(segment_html('<div class="entry-content menu"><p>Other.</p></div>'))
    assert body_logits(segment_html(PAGE)) == before


def test_weights_of_another_version_are_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match=f"version {VERSION + 1}"):
        Weights(data | {"version": VERSION + 1})


def test_damaged_weights_are_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="damaged"):
        Weights({"version": VERSION, "markup": data["markup"]})
