"""Text of the page's own data: only where the visible lines hold no article, and never mixed with them."""

from __future__ import annotations

import json
from typing import Any

import pytest

import bodycopy
from bodycopy.article import Article, Status
from tests.builders import html, paragraphs, sentences

TITLE = "Ferry link to the islands reopens"
PARAGRAPHS = [f"{number} ferries left in the morning. {' '.join(sentences(3))}" for number in range(2, 8)]
TEXT = "\n\n".join(" ".join(text.split()) for text in PARAGRAPHS)
SHELL = "<div id='app'><p>Loading.</p></div>"


def state(value: Any) -> str:
    return f'<script id="data" type="application/json">{json.dumps(value)}</script>'


def json_ld(**item: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def extract(body: str, *, head: str = "") -> Article:
    return bodycopy.extract(html(body, head=f"<title>{TITLE} | The Tidings</title>{head}"))


def node(text: str) -> dict[str, Any]:
    middle = len(text) // 2
    return {"type": "paragraph", "content": [{"type": "text", "value": text[:middle]}, {"value": text[middle:]}]}


def test_the_json_ld_s_article_body_of_a_shell() -> None:
    article = extract(SHELL, head=json_ld(**{"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS)}))
    assert article.text == TEXT
    assert article.body_origin == "json-ld:NewsArticle.articleBody"
    assert article.status is Status.OK
    assert [block.text for block in article.body] == TEXT.split("\n\n")
    assert all(block.lines == () for block in article.body)
    assert [line.text for line in article.lines] == ["Loading."]


def test_the_description_of_a_shop_s_shell() -> None:
    article = extract(SHELL, head=json_ld(**{"@type": "Product", "description": "<p>" + "</p><p>".join(PARAGRAPHS)}))
    assert (article.text, article.body_origin) == (TEXT, "json-ld:Product.description")


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p>{text}</p>" for text in PARAGRAPHS),
        "\n".join(PARAGRAPHS),
        [{"text": text} for text in PARAGRAPHS],
        {"type": "doc", "content": [node(text) for text in PARAGRAPHS]},
        {"blocks": [{"type": "paragraph", "data": {"text": text}} for text in PARAGRAPHS]},
        [{"children": [{"text": text[:9]}, {"text": text[9:]}]} for text in PARAGRAPHS],
    ],
    ids=["markup", "text", "blocks", "document", "editor", "portable"],
)
def test_the_body_of_the_object_with_the_page_s_headline(body: Any) -> None:
    story = {"headline": TITLE, "body": body}
    other = {"headline": "Another story altogether", "body": "\n".join(reversed(PARAGRAPHS))}
    article = extract(SHELL + state({"props": {"others": [other], "story": story}}))
    assert article.text == TEXT
    assert article.body_origin == "state:props.story.body"


def test_headlines_in_other_scripts() -> None:
    head = "<title>Паром снова ходит к островам</title>"
    story = {"title": "Паром снова ходит к островам", "text": "\n".join(PARAGRAPHS)}
    assert bodycopy.extract(html(SHELL + state(story), head=head)).body_origin == "state:text"


def test_an_opening_is_replaced_by_the_whole() -> None:
    body = f"<article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p></article>"
    visible = extract(body)
    assert visible.body_origin is None
    whole = "\n".join([*PARAGRAPHS, *(text.replace("morning", "evening") for text in PARAGRAPHS)])
    article = extract(body + state({"title": TITLE, "body": whole}))
    assert article.body_origin == "state:body"
    assert article.text == TEXT + "\n\n" + TEXT.replace("morning", "evening")


def test_visible_articles_stay() -> None:
    body = f"<article><h1>{TITLE}</h1>{paragraphs(8)}</article>"
    longer = json_ld(**{"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS * 9)})
    article = extract(body, head=longer)
    assert article.body_origin is None
    assert all(block.lines for block in article.body)
    assert PARAGRAPHS[0] not in article.text


@pytest.mark.parametrize(
    "value",
    [
        {"headline": "Another story altogether", "body": "\n".join(PARAGRAPHS)},
        {"headline": TITLE, "body": "Too short."},
        {"headline": TITLE, "body": None},
        {"headline": 7, "body": [[[]]]},
        [],
        "text",
    ],
)
def test_other_data_is_left_alone(value: Any) -> None:
    article = extract(SHELL + state(value))
    assert (article.text, article.body_origin) == (extract(SHELL).text, None)


@pytest.mark.parametrize("damaged", ["{", "[" * 100_000, '{"headline": ', "\ud800".encode("utf-8", "replace").decode()])
def test_damaged_data_is_passed_over(damaged: str) -> None:
    article = extract(
        SHELL + f'<script type="application/json">{damaged}</script>' + '<script type="application/json">'
    )
    assert article.body_origin is None


def test_it_round_trips() -> None:
    article = extract(SHELL, head=json_ld(**{"@type": "Article", "articleBody": "\n".join(PARAGRAPHS)}))
    again = Article.model_validate_json(article.model_dump_json())
    assert again == article
    assert again.text == article.text


def test_nobody_knows_how_good_it_is() -> None:
    article = extract(SHELL, head=json_ld(**{"@type": "Article", "articleBody": "\n".join(PARAGRAPHS)}))
    assert article.confidence is None


def test_huge_references_in_the_data_are_read() -> None:
    body = "\n".join(PARAGRAPHS) + f" A ferry &#{'9' * 5_000}; sails. &lt;b&gt;"
    article = extract(SHELL, head=json_ld(**{"@type": "NewsArticle", "articleBody": body}))
    assert article.text.endswith("A ferry \ufffd sails.")


def test_data_that_nests_deep_is_not_read_whatever_the_caller_s_stack() -> None:
    value: Any = {"title": TITLE, "body": "\n".join(PARAGRAPHS)}
    assert extract(SHELL + state({"props": value})).text == TEXT
    deep: Any = 0
    for _ in range(200):
        deep = [deep]
    assert extract(SHELL + state({"props": value, "deep": deep})).text != TEXT
