"""The JSON-LD of a page: whatever stands in it, reading never raises."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bodycopy import Article
from bodycopy.json_ld import Json, objects
from bodycopy.metadata.json_ld import is_free, text_of, texts_of, types_of, url_of
from bodycopy.metadata.own import own_articles, own_pages
from bodycopy.page import Head, Page
from tests.builders import html, page_of
from tests.roles_by_hand import assembled

NEWS = {"@type": "NewsArticle", "headline": "Pier opens"}


def head_of(*blocks: str | dict[str, Any] | list[Any], canonical: str | None = None) -> Head:
    texts = [block if isinstance(block, str) else json.dumps(block) for block in blocks]
    return Head(json_ld=texts, canonical=canonical)


def article_object(head: Head, url: str | None = None) -> Json:
    """The surest of the page's own articles, empty if it has none."""
    page = Page(url=url, head=head)
    return next(iter(own_articles(page, objects(page))), {})


SHAPES: dict[str, list[Any]] = {
    "one object": [NEWS],
    "an array": [[{"@type": "Organization", "name": "Tide"}, NEWS]],
    "a graph": [{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Tide"}, NEWS]}],
    "an array of graphs": [[{"@graph": [NEWS]}]],
    "the main entity of a page": [{"@type": "WebPage", "name": "A page", "mainEntity": NEWS}],
    "a page that is named as the article's": [{"@type": "Thing", "mainEntityOfPage": NEWS}],
    "several blocks": [{"@type": "BreadcrumbList"}, NEWS],
    "several types": [{**NEWS, "@type": ["Thing", "NewsArticle"]}],
    "a type with its vocabulary": [{**NEWS, "@type": "http://schema.org/NewsArticle"}],
    "a broken block first": ['{"@type": "Article", "headline', NEWS],
    "an article that is only named": [{"@type": "Article", "@id": "#a"}, NEWS],
}


@pytest.mark.parametrize("blocks", SHAPES.values(), ids=SHAPES.keys())
def test_the_article_is_found_in_every_shape(blocks: list[Any]) -> None:
    assert article_object(head_of(*blocks))["headline"] == "Pier opens"


MENDED = {
    "line breaks in strings": '{"@type": "Article", "headline": "Pier\n opens"}',
    "other control characters": '{"@type": "Article", "headline": "Pier\x0b\x1f opens"}',
    "trailing commas": '{"@type": "Article", "headline": "Pier opens", "keywords": ["a", "b", ], }',
    "a semicolon": '{"@type": "Article", "headline": "Pier opens"};',
    "a closing brace too many": '{"@type": "Article", "headline": "Pier opens"}}',
    "a byte order mark": '\ufeff{"@type": "Article", "headline": "Pier opens"}',
    "a comment": '<!-- {"@type": "Article", "headline": "Pier opens"} -->',
    "CDATA": '//<![CDATA[\n{"@type": "Article", "headline": "Pier opens"}\n//]]>',
    "escaped markup": "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Pier opens&quot;}",
    "escapes that JSON does not have": r'{"@type": "Article", "headline": "Pier open\s"}',
    "entities in strings": '{"@type": "Article", "headline": "Pier&#32;opens"}',
}


@pytest.mark.parametrize("block", MENDED.values(), ids=MENDED.keys())
def test_what_is_almost_json_is_read(block: str) -> None:
    assert text_of(article_object(head_of(block)).get("headline")) == "Pier opens"


@pytest.mark.parametrize(
    "block",
    [
        "", " ", "null", "1", '"x"', "[]", "{}", "{", "}", "[[[[", '{"@type":', "undefined", "{'@type': 'Article'}",
        "NaN",
        "[" * 100_000, '{"@graph":' * 100_000, '{"a":' * 5_000 + "1" + "}" * 5_000, "9" * 10_000, " " * 3_000_000,
    ],
    ids=lambda block: block[:12],
)  # fmt: skip
def test_what_is_no_json_or_says_nothing_gives_nothing(block: str) -> None:
    assert article_object(head_of(block)) == {}
    assert is_free(Page(head=head_of(block))) is None


def test_an_article_too_deep_in_graphs_is_not_looked_for() -> None:
    nested: Any = NEWS
    for _ in range(20):
        nested = {"@graph": nested}
    assert article_object(head_of(nested)) == {}


def test_of_several_articles_the_page_s_own_is_taken() -> None:
    url = "https://tide.example/pier"
    other = {**NEWS, "headline": "Other", "url": "https://tide.example/other"}
    for own in ({**NEWS, "url": url}, {**NEWS, "@id": url}, {**NEWS, "mainEntityOfPage": {"@id": url}}):
        assert article_object(head_of(other, own, canonical=url))["headline"] == "Pier opens"
    assert article_object(head_of(other, NEWS, canonical=url))["headline"] == "Pier opens"


@pytest.mark.parametrize("said", ["headline", "name"])
def test_articles_are_told_apart_by_their_headlines_too(said: str) -> None:
    other, own = ({"@type": "NewsArticle", said: title} for title in ("Harbour closes", "Ostermoor opens its pier"))
    head = head_of(other, own)
    head.title = "Ostermoor opens its pier | Tide"
    assert article_object(head) == own


def test_a_related_story_alone_is_not_the_page_s_article() -> None:
    related = {**NEWS, "headline": "Harbour closes for a year", "url": "https://tide.example/harbour"}
    head = head_of(related, canonical="https://tide.example/pier")
    head.title = "Ostermoor opens its pier | Tide"
    assert article_object(head) == {}
    assert article_object(head, url="https://www.tide.example/harbour/?x=1") == related


def test_all_descriptions_of_the_article_are_kept_the_surest_first() -> None:
    url = "https://tide.example/pier"
    by_title, by_both = NEWS, {**NEWS, "@type": "BlogPosting", "url": url}
    head = head_of(by_title, by_both, canonical=url)
    head.title = "Pier opens"
    page = Page(head=head)
    assert own_articles(page, objects(page)) == [by_both, by_title]


def test_the_page_s_object_is_kept_apart() -> None:
    page = {"@type": "WebPage", "name": "A page"}
    found = objects(Page(head=head_of(page, NEWS)))
    assert (own_pages(found), own_articles(Page(), found)) == ([page], [NEWS])
    assert own_pages([]) == []


def test_huge_numbers_and_repeated_keys() -> None:
    found = article_object(
        head_of('{"@type": "Article", "n": ' + "9" * 10_000 + ', "name": "A", "name": "Pier opens"}')
    )
    assert text_of(found["name"]) == "Pier opens"


def test_several_values_in_one_block() -> None:
    block = '{"@type": "BreadcrumbList"};\n{"@type": "Article", "headline": "Pier opens"} nonsense'
    assert article_object(head_of(block))["headline"] == "Pier opens"


@pytest.mark.parametrize(
    ("value", "url"),
    [
        (" /a ", "/a"), ({"url": "/a"}, "/a"), ({"@id": "/a"}, "/a"), ([{"contentUrl": "/a"}, "/b"], "/a"),
        ("/a?b&amp;c", "/a?b&c"), (None, None), (3, None), ([], None), ({}, None), ({"url": 3}, None), ("", None),
    ],
)  # fmt: skip
def test_urls(value: object, url: str | None) -> None:
    assert url_of(value) == url


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (None, []),
        (1, []),
        ("", []),
        (" Pier \n opens ", ["Pier opens"]),
        ("Tom &amp; Jerry", ["Tom & Jerry"]),
        ({"@type": "Person", "name": "Edda"}, ["Edda"]),
        ({"@value": "Edda"}, ["Edda"]),
        ({"name": ["Edda"]}, []),
        ({"name": None}, []),
        (["Edda", None, {"name": "Una"}, 3, []], ["Edda", "Una"]),
        ("a\ud800b", ["a\ufffdb"]),
    ],
)
def test_texts_of_a_value(value: object, texts: list[str]) -> None:
    assert texts_of(value) == texts
    assert text_of(value) == (texts[0] if texts else None)


def test_types_of_any_value() -> None:
    assert types_of({}) == set()
    assert types_of({"@type": ["A", 1, None, ["B"], "https://schema.org/C"]}) == {"A", "C"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
KEYS = (
    "headline", "name", "author", "creator", "publisher", "datePublished", "dateModified", "articleSection", "keywords",
    "isAccessibleForFree", "license", "image", "inLanguage", "description", "itemListElement", "url", "@id",
    "mainEntityOfPage", "mainEntity", "@graph",
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # of a busy machine it says nothing
@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_wrong_types_anywhere_give_fields_of_their_types(values: dict[str, Any]) -> None:
    block = json.dumps({"@type": "NewsArticle", "headline": "Pier", **values}).replace("<", "\\u003c")
    page = page_of(html("<p>It rained.</p>", head=f'<script type="application/ld+json">{block}</script>'))
    article = assembled(page)
    assert Article.model_validate_json(article.model_dump_json()) == article


@pytest.mark.parametrize("key", [*KEYS, "@type"])
def test_deep_nesting_in_any_field_gives_fields_of_their_types(key: str) -> None:
    for opening, closing in (("[", "]"), ('{"name": ', "}"), ('{"@type": ', "}")):
        for depth in (50, 900, 3_000):
            value = opening * depth + '"x"' + closing * depth
            block = f'{{"@type": "NewsArticle", "headline": "Pier", "{key}": {value}}}'
            page = page_of(html("<p>It rained.</p>", head=f'<script type="application/ld+json">{block}</script>'))
            article = assembled(page)
            assert Article.model_validate_json(article.model_dump_json()) == article
