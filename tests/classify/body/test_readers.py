"""Comments of readers are no text of an article, even where the model takes them for it."""

from __future__ import annotations

import pytest

from bodycopy.classify.body.readers import without_comments
from bodycopy.classify.kind import NOTE
from bodycopy.classify.pipeline import find_body
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict
from bodycopy.page import Page
from tests.builders import html, page_of, sentences
from tests.classify.told import told

TEXT = sentences(8)
STORY, COMMENTS = TEXT[:5], TEXT[5:]


def below(
    names: str, *, story: str = "post", around: str = "section", article: float = 0.6, forum: float = 0.1
) -> Page:
    """A page with a story and, below it, paragraphs in elements of such names; it is likely of these kinds."""
    told_by = "".join(f"<p>{text}</p>" for text in STORY)
    replies = "".join(f"<li><p>{text}</p></li>" for text in COMMENTS)
    page = page_of(html(f"<{around} class='{story}'>{told_by}</{around}><ol class='{names}'>{replies}</ol>"))
    chances = {PageKind.ARTICLE: article, PageKind.FORUM: forum}
    page.notes[NOTE] = KindVerdict({kind: chances.get(kind, 0.0) for kind in PageKind})
    return page


def texts_of(page: Page, numbers: list[int]) -> list[str]:
    return [page.texts[number] for number in numbers]


def kept_of(page: Page) -> list[str]:
    return texts_of(page, list(without_comments(page, range(len(page.texts)))))


@pytest.mark.parametrize("names", ["comments", "comment-list", "kommentare"])
def test_comments_are_no_text_of_an_article(names: str) -> None:
    page = below(names)
    assert texts_of(page, find_body(told(page, *[3.0] * len(TEXT)))) == STORY


def test_other_names_leave_it_to_the_model() -> None:
    assert kept_of(below("updates")) == TEXT


def test_hints_are_not_enough() -> None:
    assert kept_of(below("conversation")) == TEXT


@pytest.mark.parametrize(("article", "forum"), [(0.2, 0.1), (0.4, 0.5)])
def test_on_other_pages_they_may_be_the_text(article: float, forum: float) -> None:
    assert kept_of(below("comments", article=article, forum=forum)) == TEXT


def test_they_are_the_text_if_it_opens_with_one() -> None:
    assert kept_of(below("comments", story="discussion")) == TEXT


def test_what_holds_the_article_may_be_named_after_its_comments() -> None:
    assert kept_of(below("comments", story="comments-open", around="article")) == STORY


def test_they_are_the_text_if_little_stands_elsewhere() -> None:
    page = below("comments")
    assert list(without_comments(page, [0, 5, 6, 7])) == [0, 5, 6, 7]


def test_a_heading_is_named_after_its_words() -> None:
    page = page_of(html(f"<p>{TEXT[0]}</p><h2 id='coral-reefs'>Coral reefs</h2><p>{TEXT[1]}</p>"))
    page.notes[NOTE] = KindVerdict({kind: float(kind is PageKind.ARTICLE) for kind in PageKind})
    assert kept_of(page) == page.texts
