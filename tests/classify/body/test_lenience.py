"""How far below even odds the cut of a page lies: on doubtful pages that are no articles."""

from __future__ import annotations

import pytest

from bodycopy.classify.body.lenience import cut_for
from bodycopy.classify.kind import WEIGHTS, kind_verdict
from bodycopy.model.cut import best_cut
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import BIAS, UNIT, VERSION, PageWeights
from bodycopy.model.trust import TRUST_FEATURES
from bodycopy.page import Page
from tests.builders import html, page_of, paragraphs, text_page
from tests.classify.told import told

KINDS = list(PageKind)
DOUBT = [0.4, -0.3, -0.5]
OG_TYPE = '<meta property="og:type" content="%s">'


def page_of_kind(kind: PageKind, *log_odds: float, head: str = "") -> Page:
    """A page of as many lines that is surely of this kind."""
    page = told(page_of(html(paragraphs(len(log_odds)), head=head)), *log_odds)
    row = [20 * UNIT * (here is kind) for here in KINDS]
    untrained = dict.fromkeys(("html", "text"), [0.0] * (len(TRUST_FEATURES) + 1))
    page.notes[WEIGHTS] = PageWeights({"version": VERSION, "kinds": {BIAS: row}, "trust": untrained})
    return page


@pytest.mark.parametrize("kind", [PageKind.COLLECTION, PageKind.LISTING, PageKind.SERVICE, PageKind.DOCUMENTATION])
def test_a_doubtful_page_that_lists_or_explains_things_is_cut_low(kind: PageKind) -> None:
    page = page_of_kind(kind, *DOUBT)
    best = best_cut(page.lengths, DOUBT)
    assert cut_for(page, DOUBT) == pytest.approx(2 * best.log_odds)
    assert best.log_odds < -0.1


@pytest.mark.parametrize("kind", [PageKind.ARTICLE, PageKind.FORUM, PageKind.PRODUCT])
def test_pages_of_other_kinds_are_cut_at_even_odds(kind: PageKind) -> None:
    assert cut_for(page_of_kind(kind, *DOUBT), DOUBT) == pytest.approx(0, abs=1e-6)


def test_a_page_without_doubt_is_cut_at_even_odds() -> None:
    sure = [6.0, 6.0, -6.0]
    assert cut_for(page_of_kind(PageKind.LISTING, *sure), sure) == 0


@pytest.mark.parametrize("declared", ["product", "og:product", "video.movie"])
def test_a_page_that_declares_itself_one_thing_is_cut_at_even_odds(declared: str) -> None:
    assert cut_for(page_of_kind(PageKind.COLLECTION, *DOUBT, head=OG_TYPE % declared), DOUBT) == 0


def test_the_cut_has_a_bottom() -> None:
    doubtful = [0.1, *[-5.0] * 2000]
    assert cut_for(page_of_kind(PageKind.LISTING, *doubtful), doubtful) == -3


def test_a_page_without_a_likely_line_may_have_no_text() -> None:
    hopeless = [-0.5, -0.3, -9.0]
    assert cut_for(page_of_kind(PageKind.LISTING, *hopeless), hopeless) == 0


def test_scraped_text_and_empty_pages_are_cut_at_even_odds() -> None:
    assert cut_for(text_page(["One.", "Two."]), [0.4, -0.3]) == 0
    assert cut_for(page_of(html("")), []) == 0


def test_the_kind_is_reckoned_once() -> None:
    page = page_of_kind(PageKind.LISTING, *DOUBT)
    first = kind_verdict(page)
    assert first is not None
    assert first.kind is PageKind.LISTING
    assert first.confidence == pytest.approx(1)
    assert sum(first.chances.values()) == pytest.approx(1)
    assert kind_verdict(page) is first
