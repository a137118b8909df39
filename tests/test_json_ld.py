"""The JSON-LD of a page: read once, and only when somebody asks for it."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

import pytest

import bodycopy
from bodycopy import json_ld
from bodycopy.json_ld import article_body
from bodycopy.page import Head, Page
from tests.builders import html, paragraphs

TEXT = "A sentence of the story. " * 20


def page_of(*blocks: str) -> Page:
    return Page(head=Head(json_ld=list(blocks)))


def test_article_body_is_found_at_any_depth_and_damage_is_passed_over() -> None:
    assert article_body(page_of("{", '{"@graph": [{"articleBody": "' + TEXT + '"}]}')) == TEXT.strip()
    assert article_body(page_of('{"articleBody": 5}', '{"articleBody": "short"}')) == ""


def test_article_body_in_json_that_has_to_be_mended() -> None:
    assert article_body(page_of('{"articleBody": "' + TEXT + '",};')) == TEXT.strip()


def test_a_block_too_deep_to_read_has_no_article_body() -> None:
    assert article_body(page_of("[" * 100_000 + '{"articleBody": "' + TEXT + '"}')) == ""


def test_no_block_is_read_twice_and_none_for_the_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    parse = json_ld._parse

    def noting(block: str) -> Sequence[object]:
        read.append(block)
        return parse(block)

    monkeypatch.setattr(json_ld, "_parse", noting)
    told = {"@type": "NewsArticle", "headline": "Pier opens", "articleBody": TEXT, "isAccessibleForFree": True}
    blocks = [json.dumps(told), json.dumps({"@type": "Organization", "name": "Tide"})]
    head = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    article = bodycopy.extract(html(paragraphs(4), head=head))
    assert article.text
    assert read == blocks[:1]  # what the model of bodies compares lines with
    article.model_dump()
    assert read == blocks


@pytest.mark.parametrize("stack", [0, 600])
def test_how_deep_a_block_may_nest_does_not_hang_on_the_caller_s_stack(stack: int) -> None:
    def read(below: int, block: str) -> str:
        return read(below - 1, block) if below else article_body(page_of(block))

    inner = '{"articleBody": "' + TEXT + '", "a": "' + "]" * 500 + '\\"[{"}'
    assert read(stack, "[" * 90 + inner + "]" * 90) == TEXT.strip()
    assert read(stack, "[" * 101 + inner + "]" * 101) == ""
    assert read(stack, '{"a": "' + "]" * 500 + '", "b": ' + "[" * 500 + inner + "]" * 500 + "}") == ""


def test_brackets_in_strings_and_side_by_side_are_no_depth() -> None:
    block = '{"a": "' + "[" * 500 + '", "b": [' + "[]," * 500 + '0], "articleBody": "' + TEXT + '"}'
    assert article_body(page_of(block)) == TEXT.strip()


def test_a_string_that_nobody_closes_takes_linear_time() -> None:
    began = time.process_time()
    assert not json_ld.nests_too_deep("[]," * 60 + '"' + '\\"' * 500_000)
    assert not json_ld.nests_too_deep("[]," * 60 + '"a\\')
    assert time.process_time() - began < 2
