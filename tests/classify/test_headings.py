"""Headings that are none of the text, and those that are, whatever their words."""

from __future__ import annotations

import pytest

from bodycopy.classify.headings import with_like_headings, without_other_headings
from bodycopy.classify.kind import NOTE
from bodycopy.classify.pipeline import draft_lines
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict
from bodycopy.page import Page
from tests.builders import SENTENCES, html, page_of, paragraphs
from tests.classify.told import told

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


NAMES = ["Sea Wall Bar", "Follow us", "Lamp & Tide", "Old Pier"]


def chapters(*names: str, logit: float = 1.0, chance: float = 1.0) -> Page:
    """An article whose paragraphs each have a heading that the learned model says `logit` of."""
    parts = "".join(f"<h2>{name}</h2><p>{text}</p>" for name, text in zip(names, SENTENCES, strict=False))
    page = page_of(html(f"<p>{SENTENCES[-1]}</p>{parts}"))
    page.notes[NOTE] = KindVerdict({kind: chance if kind is PageKind.ARTICLE else 0.0 for kind in PageKind})
    return told(page, *[logit if text in names else 4.0 for text in page.texts])


def with_headings(page: Page, *missed: str) -> list[str]:
    """The text of a page, of which these headings were left out."""
    numbers = [number for number, text in enumerate(page.texts) if text not in missed]
    return [page.texts[number] for number in with_like_headings(page, numbers)]


def test_a_heading_is_text_if_those_like_it_are() -> None:
    page = chapters(*NAMES)
    assert with_headings(page, NAMES[1]) == page.texts


@pytest.mark.parametrize(
    ("page", "missed"),
    [
        (chapters(*NAMES, logit=-0.5), NAMES[1:2]),
        (chapters(*NAMES), NAMES[:3]),
        (chapters(*NAMES, chance=0.2), NAMES[1:2]),
        (chapters(*NAMES), [NAMES[1], SENTENCES[1]]),
    ],
    ids=["unlikely", "mostly none", "no article", "nothing under it"],
)
def test_else_it_is_left_out(page: Page, missed: list[str]) -> None:
    assert with_headings(page, *missed) == [text for text in page.texts if text not in missed]


def test_a_heading_of_other_stories_says_so() -> None:
    page = chapters("Sea Wall Bar", "Related articles", "Old Pier")
    draft_lines(page, page.lines)
    assert "Related articles" not in with_headings(page, "Related articles")
