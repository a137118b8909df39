"""Headings that are none of the text, and those that are, whatever their words."""

from __future__ import annotations

import pytest

from bodycopy.classify.body.headings import with_like_headings, without_other_headings
from bodycopy.classify.body.settle import settle
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


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("<a href=#tide>¶</a>", ["Tide", "It rose."]),
        ("<a href=#tide>§</a>", ["Tide", "It rose."]),
        ("<a class=headerlink href=#tide>\uf0c1</a>", ["Tide", "It rose."]),
        ("<a class=headerlink href=#tide>Link</a>", ["Tide", "Link", "It rose."]),
        ("<p>…</p>", ["Tide", "…", "It rose."]),
    ],
)
def test_signs_that_link_to_headings_are_no_text(sign: str, expected: list[str]) -> None:
    page = page_of(f"<h2>Tide {sign}</h2><p>It rose.</p>")
    assert len(page.texts) == 3
    told(page, 4.0, 4.0, 4.0)
    assert [page.texts[number] for number in settle(page, [])] == expected


@pytest.mark.parametrize(
    ("behind", "kept"),
    [
        ("<span>[<a href=/edit>edit</a>]</span>", False),
        ("<span>[<a href=/edit>bewerken</a> | <a href=/source>brontekst</a>]</span>", False),
        ("<span>[see below]</span>", True),
        ("<p>[<a href=/tide>tide</a>]</p>", True),
    ],
)
def test_a_link_in_brackets_that_shares_a_heading_s_box_is_no_text(behind: str, kept: bool) -> None:
    page = page_of(f"<p>{SENTENCES[0]}</p><div><h2>Tide</h2>{behind}</div><p>{SENTENCES[1]}</p>")
    assert (2 in settle(told(page, 9, 9, 9, 9), [])) is kept


def test_a_link_in_brackets_behind_other_text_is_text() -> None:
    page = page_of(f"<p>{SENTENCES[0]}</p><div><div>Tide</div><span>[<a href=/edit>edit</a>]</span></div>")
    assert settle(told(page, 9, 9, 9), []) == [0, 1, 2]


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<title>Ferry sails - Tide</title><h1>Ferry sails</h1>", False),
        ("<title>Ferry sails</title><h1>Ferry sails</h1>", False),
        ("<title>Tide</title><h1>Ferry sails</h1>", True),
        ("<title>Ferry sails</title><h2>Ferry sails</h2>", True),
        ("<h1>Ferry sails</h1>", True),
    ],
)
def test_the_headline_is_no_text(markup: str, kept: bool) -> None:
    page = told(page_of(f"{markup}<p>{SENTENCES[0]}</p>"), 9.0, 9.0)
    assert settle(page, []) == [0, 1][not kept :]


@pytest.mark.parametrize(("chance", "kept"), [(0.6, 2), (0.4, 4)])
def test_an_article_does_not_end_in_headings(chance: float, kept: int) -> None:
    page = told(page_of("<h2>Tide</h2><p>It rose.</p><h3>Like this:</h3><h2>More</h2>"), *[9.0] * 4)
    page.notes[NOTE] = KindVerdict({PageKind.ARTICLE: chance, PageKind.SERVICE: 1 - chance})
    assert settle(page, []) == list(range(kept))


def test_a_text_of_headings_alone_keeps_the_first() -> None:
    page = told(page_of("<h2>Tide</h2><h3>It rose</h3>"), 9.0, 9.0)
    page.notes[NOTE] = KindVerdict({PageKind.ARTICLE: 1.0})
    assert settle(page, []) == [0]
