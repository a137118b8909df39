"""What stands behind the end of an article is no text of it."""

from __future__ import annotations

import pytest

from bodycopy.classify.body.ending import without_end
from bodycopy.classify.kind import NOTE
from bodycopy.classify.pipeline import find_body
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict
from bodycopy.page import Page, Role
from tests.builders import html, links, page_of, sentences
from tests.classify.told import told

STORY = sentences(6)
TEASERS = [
    "Ferry tickets get dearer next year, the company says, and blames the price of its new lamps.",
    "Islanders vote on their new mayor in May, for the first time in one of the three old churches.",
]


def read(page: Page, *logits: float, article: float = 0.9) -> Page:
    """The page, likely an article, of whose lines the learned model says these log-odds."""
    page.notes[NOTE] = KindVerdict({kind: article if kind is PageKind.ARTICLE else 0.0 for kind in PageKind})
    return told(page, *logits)


def with_teasers(gap: int, doubt: float = 0.3, surely: float = -4.0, article: float = 0.9) -> Page:
    """A story, `gap` lines that are none, and two teasers of which the model says `doubt`."""
    menu = links(*(f"Section {number}" for number in range(gap)))
    page = page_of(html("".join(f"<p>{text}</p>" for text in STORY) + menu + "".join(f"<p>{t}</p>" for t in TEASERS)))
    return read(page, *[4.0] * len(STORY), *[surely] * gap, *[doubt] * len(TEASERS), article=article)


def kept_of(page: Page, *found: int) -> list[str]:
    return [page.texts[number] for number in without_end(page, found, [])]


def ends(page: Page) -> tuple[int, int]:
    return len(page.texts) - 2, len(page.texts) - 1


def test_doubtful_lines_far_behind_the_text_are_none_of_it() -> None:
    page = with_teasers(8)
    assert [page.texts[number] for number in find_body(page)] == STORY


@pytest.mark.parametrize(
    "page",
    [with_teasers(4), with_teasers(8, doubt=2.0), with_teasers(8, surely=-1.0), with_teasers(8, article=0.4)],
    ids=["near", "likely", "among doubtful lines", "no article"],
)
def test_else_they_may_be_its_last_words(page: Page) -> None:
    assert kept_of(page, *range(6), *ends(page)) == [*STORY, *TEASERS]


def test_nearly_half_of_the_text_is_not_cut_off() -> None:
    page = with_teasers(8)
    assert kept_of(page, 4, 5, *ends(page)) == [*STORY[4:], *TEASERS]


def story_and(*behind: str, doubt: float = 0.8) -> Page:
    markup = "".join(f"<p>{text}</p>" for text in STORY)
    page = page_of(html(markup + "".join(behind)))
    return read(page, *[4.0] * 3, *[doubt] * (len(page.texts) - 3))


def without_drafted(page: Page, role: Role, *drafted: int) -> list[str]:
    """The text without its end, if these lines are drafted as this role."""
    opened = page.lines_at(drafted)
    for line in opened:
        line.draft = role
    return [page.texts[number] for number in without_end(page, range(len(page.texts)), opened)]


@pytest.mark.parametrize("role", [Role.RELATED, Role.LEGAL, Role.WIDGET, Role.COMMENT])
def test_the_last_lines_are_no_text_if_they_are_drafted_as_something_else(role: Role) -> None:
    page = story_and("<h2>Also on the islands</h2>", f"<p>{TEASERS[0]}</p><p>{TEASERS[1]}</p>")
    assert without_drafted(page, role, 7, 8) == STORY


def test_what_the_model_is_sure_of_is_the_last_paragraph_whatever_it_is_drafted_as() -> None:
    page = story_and(f"<p>{TEASERS[0]}</p>", doubt=1.5)
    assert without_drafted(page, Role.LEGAL, 6) == page.texts


def test_a_writers_last_words_may_ask_for_something() -> None:
    page = story_and("<p>Write to me if you know of a pier.</p>")
    assert without_drafted(page, Role.PROMO, 6) == page.texts


def test_lines_that_text_follows_are_left_to_the_model() -> None:
    page = story_and(f"<p>{TEASERS[0]}</p>", "<p>So much for the pier.</p>")
    assert without_drafted(page, Role.RELATED, 6) == page.texts


def test_drafts_of_much_of_the_text_are_mistaken() -> None:
    page = story_and(f"<p>{TEASERS[0]}</p>")
    assert without_drafted(page, Role.RELATED, 3, 4, 5, 6) == page.texts
