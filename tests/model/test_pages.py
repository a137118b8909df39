"""What is said of whole pages: the plain sum of the weights; weights of another version are refused."""

from __future__ import annotations

import json
from importlib.resources import files
from math import exp
from typing import Any

import pytest

from bodycopy.errors import ModelError
from bodycopy.model.kinds import PageKind, kind_features
from bodycopy.model.pages import BIAS, UNIT, PageWeights, load, page_kind, page_trust
from bodycopy.model.trust import TRUST_FEATURES, trust_features
from bodycopy.page import Page
from bodycopy.segment.html import segment_html
from bodycopy.segment.text import segment_text
from tests.builders import html, paragraphs

KINDS = list(PageKind)
OG_TYPE = '<meta property="og:type" content="%s">'
JSON_LD = '<script type="application/ld+json">{"@type": "%s"}</script>'


@pytest.fixture
def data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("bodycopy.model").joinpath("pages-v1.json").read_bytes())
    return found


def page(body: str, *, head: str = "", url: str | None = None) -> Page:
    return segment_html(html(body, head=head), url)


def kind(made: Page) -> PageKind | None:
    found = page_kind(made, range(len(made.texts)), load())
    return None if found is None else found.kind


def test_news_is_an_article() -> None:
    head = OG_TYPE % "article" + JSON_LD % "NewsArticle"
    assert kind(page(f"<article><h1>Rain</h1>{paragraphs(9)}</article>", head=head)) is PageKind.ARTICLE


def test_a_declared_product_is_one() -> None:
    head = OG_TYPE % "product" + JSON_LD % "Product"
    body = f"<h1>Kettle</h1><span class='price'>$ 34.50</span><div class='product-description'>{paragraphs(2)}</div>"
    assert kind(page(body, head=head, url="https://shop.example/products/kettle")) is PageKind.PRODUCT


def test_a_thread_is_a_forum_s() -> None:
    posts = "".join(
        "<div class='post message'><span class='author username'>Kim</span>"
        f"<div class='post-content'>{paragraphs(1)}</div></div>"
        for _ in range(9)
    )
    head = JSON_LD % "DiscussionForumPosting"
    assert kind(page(posts, head=head, url="https://forum.example/threads/kettles.7/")) is PageKind.FORUM


def test_scraped_text_and_empty_pages_have_no_kind() -> None:
    assert page_kind(segment_text(["It rained."]), [0], load()) is None
    assert page_kind(page(""), [], load()) is None
    assert page_trust(page(""), [], []) is None


def test_the_confidence_is_the_softmax_of_the_plain_sums(data: dict[str, Any]) -> None:
    made = page(f"<h1>Rain</h1>{paragraphs(3)}", url="https://news.example/2031/04/rain-again-7")
    features = kind_features(made, [1, 2, 3])
    sums = [sum(data["kinds"].get(name, [0] * 7)[i] for name in (BIAS, *features)) / UNIT for i in range(7)]
    verdict = PageWeights(data).kind(features)
    assert verdict.kind is KINDS[sums.index(max(sums))]
    assert verdict.confidence == pytest.approx(exp(max(sums)) / sum(map(exp, sums)))


def test_kinds_don_t_depend_on_the_words() -> None:
    one = page("<h1>Rain</h1><p>It rained.</p>")
    other = page("<h1>Gale</h1><p>Ah joyed.</p>")
    assert kind_features(one, [1]) == kind_features(other, [1])


def test_sure_texts_are_trusted_more() -> None:
    weights = load()
    lengths = [40, 300, 250, 400, 60]

    def trust(logits: list[float]) -> float:
        return weights.trust(trust_features(lengths, logits, [1, 2, 3]), "html")

    assert trust([-6, 6, 6, 6, -6]) > trust([-1, 1, 1, 1, -1]) > trust([0.4, 0.1, 0.1, 0.1, 0.4])


def test_lines_that_are_hardly_text_leave_the_sureness_as_it_is() -> None:
    place = TRUST_FEATURES.index("sureness")
    sure = trust_features([100, 100], [1.0, -1.0], [0])[place]
    assert trust_features([100, 100, 900], [1.0, -1.0, -3.0], [0])[place] == sure
    assert trust_features([100, 100, 900], [1.0, -1.0, -2.0], [0])[place] > sure


@pytest.mark.parametrize("body", [[], [0], [0, 1]])
def test_trust_is_a_share_whatever_the_logits(body: list[int]) -> None:
    made = page("<p>One.</p><p>Two.</p>")
    for logit in (-1e6, -1.0, 0.0, 1.0, 1e6):
        trust = page_trust(made, [logit, -logit], body)
        assert trust is not None
        assert 0 <= trust <= 1


def test_weights_of_another_version_are_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="version 2"):
        PageWeights(data | {"version": 2})


@pytest.mark.parametrize(
    "damage",
    [
        {"kinds": None},
        {"kinds": {"": [1]}},
        {"trust": {}},
        {"trust": {"html": [1], "text": [1]}},
        {"kinds": {"": ["x"] * 7}},
    ],
)
def test_damaged_weights_are_refused(data: dict[str, Any], damage: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="damaged"):
        PageWeights(data | damage)


def test_there_is_a_weight_for_each_feature(data: dict[str, Any]) -> None:
    assert {len(row) for row in data["trust"].values()} == {len(TRUST_FEATURES) + 1}
    assert {len(row) for row in data["kinds"].values()} == {len(PageKind)}
