"""What the learned model's log-odds are made of, in words."""

from __future__ import annotations

import pytest

from bodycopy.model.evaluate import load
from bodycopy.model.explain import FIRST, SECOND, Explanation, in_words
from bodycopy.model.features import context_features
from bodycopy.model.pooled import UNIT
from bodycopy.page import Page
from tests.builders import article_page, links, page_of, sentences, text_page

MARKUP = page_of(article_page(header=links("News", "Sport"), footer="© Tide"))
SCRAPED = text_page(["News", "", *sentences(6), "", "© Tide"])
ALL = 1000


@pytest.mark.parametrize("page", [MARKUP, SCRAPED], ids=["markup", "text"])
def test_the_parts_add_up_to_the_logit(page: Page) -> None:
    weights = load()
    explanation = Explanation(page, weights)
    bias = (weights.markup if page.has_markup else weights.text).second.bias / UNIT
    for index, logit in enumerate(weights.body_logits(page)):
        parts = explanation.parts(index, ALL)
        assert sum(part.weight for part in parts if part.name.startswith("second.")) + bias == pytest.approx(logit)
        assert any(part.name.startswith("first.") for part in parts)


@pytest.mark.parametrize("page", [MARKUP, SCRAPED], ids=["markup", "text"])
def test_the_weightiest_of_each_pass_come_first(page: Page) -> None:
    explanation = Explanation(page, load())
    everything, few = explanation.parts(2, ALL), explanation.parts(2, 2)
    for number, order in (("second.", 0), ("first.", 2)):
        of_pass = [part for part in everything if part.name.startswith(number)]
        assert few[order : order + 2] == of_pass[:2]
        weights = [abs(part.weight) for part in of_pass]
        assert weights == sorted(weights, reverse=True)
        assert all(weights)


def test_every_column_of_the_weights_has_words() -> None:
    weights = load()
    for view in (weights.markup, weights.text):
        assert set(view.first.tables) <= set(FIRST)
        assert set(view.second.tables) <= set(SECOND)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("shape", "its length, links and last character"),
        ("near:caption", 'class word "caption" close by'),
        ("far:sidebar", 'class word "sidebar" further up'),
        ("tag:p", "in <p>"),
        ("tags:p<div<article", "in <p> in <div> in <article>"),
        ("in:nav", "somewhere in <nav>"),
        ("in:link", "in a link"),
        ("in:hidden", "the page hides it"),
        ("inline:a", "all in an inline <a>"),
        ("inline:", "in no inline element of its own"),
    ],
)
def test_features_in_words(name: str, words: str) -> None:
    assert in_words(name) == words


def test_every_feature_of_a_context_has_words() -> None:
    page = page_of('<nav hidden><a class="menu-item" href="/"><b>News</b></a></nav><p id="lead">Rain.</p>')
    for context in page.contexts:
        assert all(in_words(name) for name in context_features(context))
