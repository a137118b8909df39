"""Posts of social networks that an article shows."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

import bodycopy
from bodycopy.article import Article, BlockKind
from bodycopy.page import Role
from tests.builders import article_page

POST = """<blockquote class="{}"><p>The boat is full &amp; late.</p><p>Bring a coat.</p>
&mdash; Harbour Watch (@harbourwatch) <a href="https://network.example/1">5 March 2031</a></blockquote>"""
LINES = ("The boat is full & late.", "Bring a coat.", "— Harbour Watch (@harbourwatch) 5 March 2031")


def with_posts(names: str, count: int = 1) -> Article:
    """An article with posts behind its first paragraph."""
    return bodycopy.extract(article_page().replace("</p>", "</p>" + POST.format(names) * count, 1))


@pytest.mark.parametrize("names", ["twitter-tweet", "twitter-tweet tw-align-center", "Instagram-Media x", "fb-post"])
def test_a_post_is_one_block_and_no_text(names: str) -> None:
    article = with_posts(names)
    (post,) = [block for block in article.body if block.kind is BlockKind.POST]
    assert post.text == "\n".join(LINES)
    assert [article.lines[index].text for index in post.lines] == list(LINES)
    assert {article.lines[index].role for index in post.lines} <= {Role.BODY, Role.SUBHEADING, Role.STANDFIRST}
    assert "coat" not in article.text
    assert Article.model_validate_json(article.model_dump_json()).text == article.text


@pytest.mark.parametrize("names", ["quote", "my-twitter-tweets", "post"])
def test_other_quotes_stay_quotes_and_text(names: str) -> None:
    article = with_posts(names)
    assert BlockKind.POST not in {block.kind for block in article.body}
    assert "Bring a coat." in article.text


def test_each_post_is_a_quote_in_markdown() -> None:
    tokens = MarkdownIt().parse(with_posts("twitter-tweet", 2).markdown())
    assert sum(token.type == "blockquote_open" for token in tokens) == 2
