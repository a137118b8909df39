"""Posts that a page's markup calls comments are its text where the page is a thread, and nowhere else."""

from __future__ import annotations

import pytest

from bodycopy.classify.body.threads import posts_among_comments
from bodycopy.classify.kind import NOTE
from bodycopy.classify.pipeline import find_body
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict
from bodycopy.page import Page
from tests.builders import html, page_of, sentences
from tests.classify.told import told

POSTS = sentences(6)


def thread(kind: PageKind, *, opening: str = "", names: str = "comment") -> Page:
    """A page that is surely of this kind, with posts in elements of such names."""
    posts = "".join(
        f'<li class="{names}"><a href="/u/{number}">kim{number}</a><div class="md"><p>{post}</p></div></li>'
        for number, post in enumerate(POSTS)
    )
    page = page_of(html(f"<h1>Ferry piers</h1><div>{opening}</div><ol>{posts}</ol>"))
    page.notes[NOTE] = KindVerdict({other: float(other is kind) for other in PageKind})
    return page


def texts_of(page: Page, numbers: list[int]) -> list[str]:
    return [page.texts[number] for number in numbers]


@pytest.mark.parametrize("kind", [PageKind.FORUM, PageKind.LISTING])
def test_comments_that_hold_most_of_the_prose_are_posts(kind: PageKind) -> None:
    page = thread(kind)
    assert texts_of(page, posts_among_comments(page)) == POSTS


def test_below_an_article_they_are_comments() -> None:
    assert posts_among_comments(thread(PageKind.ARTICLE)) == []


def test_so_they_are_where_most_of_the_prose_stands_elsewhere() -> None:
    opening = "".join(f"<p>Question {number}: {text}</p>" for number, text in enumerate(POSTS))
    assert posts_among_comments(thread(PageKind.FORUM, opening=opening)) == []


def test_other_names_leave_it_to_the_model() -> None:
    assert posts_among_comments(thread(PageKind.FORUM, names="post")) == []


def test_a_page_without_prose_has_no_posts() -> None:
    assert posts_among_comments(page_of(html("<p class='comment'>Yes.</p>"))) == []


def test_posts_that_the_model_doubts_are_text() -> None:
    page = thread(PageKind.FORUM)
    log_odds = [-1.5 if text in POSTS else -9.0 for text in page.texts]
    log_odds[page.texts.index(POSTS[0])] = 3.0
    assert texts_of(page, find_body(told(page, *log_odds))) == POSTS
