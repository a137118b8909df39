"""Headings that are none of the text."""

from __future__ import annotations

import pytest

from bodycopy.classify.headings import without_other_headings
from bodycopy.classify.kind import NOTE
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict
from tests.builders import html, page_of, paragraphs

TITLE = "Ostermoor opens its ferry pier"


def text_of(title: str, head: str, *, tag: str = "h3", before: str = "", chance: float = 1.0) -> list[str]:
    """What is kept of the lines of a blog's post, whose headline is no `<h1>` and stands in the text's own block."""
    page = page_of(html(f'<div>{before}<{tag} class="entry">{title}</{tag}>{paragraphs(2)}</div>', head=head))
    page.notes[NOTE] = KindVerdict({PageKind.ARTICLE: chance, PageKind.PRODUCT: 1 - chance})
    return [page.texts[number] for number in without_other_headings(page, range(len(page.texts)))]


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{TITLE}</title>",
        f"<title>Skarn Log: {TITLE}</title>",
        f"<title>{TITLE} | Skarn Log</title>",
        f'<title>Skarn Log</title><meta property="og:title" content="{TITLE}">',
    ],
)
@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_the_headline_is_not_text_whatever_heading_it_stands_in(head: str, tag: str) -> None:
    assert TITLE not in text_of(TITLE, head, tag=tag)


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Why it rains in May", f"<title>{TITLE} | Skarn Log</title>"),
        ("Ostermoor opens", f"<title>{TITLE} | Skarn Log</title>"),
        ("Ferry pier", "<title>Ferry pier | Skarn Log</title>"),
    ],
)
def test_other_headings_are_text(title: str, head: str) -> None:
    assert title in text_of(title, head)


def test_a_heading_further_down_may_repeat_the_headline() -> None:
    assert TITLE in text_of(TITLE, f"<title>{TITLE}</title>", before=paragraphs(1))


def test_what_a_shop_sells_is_named_in_the_text() -> None:
    assert TITLE in text_of(TITLE, f"<title>{TITLE}</title>", chance=0.1)
