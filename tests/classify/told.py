"""A learned model that says what a test tells it."""

from __future__ import annotations

from collections.abc import Sequence

from bodycopy.classify.kind import NOTE
from bodycopy.classify.logits import WEIGHTS
from bodycopy.model.evaluate import Weights
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict
from bodycopy.page import Page
from tests.builders import SENTENCES, page_of

STANDFIRST = "It took two years longer than planned"


class Told(Weights):
    """Says these log-odds of the lines of any page."""

    def __init__(self, logits: Sequence[float]) -> None:
        self.logits = list(logits)
        self.asked = 0

    def body_logits(self, page: Page) -> list[float]:
        self.asked += 1
        return self.logits


def told(page: Page, *logits: float) -> Page:
    """The page, of whose lines the learned model says these log-odds of body."""
    page.notes[WEIGHTS] = Told(logits)
    return page


def as_article(page: Page, chance: float = 1.0) -> None:
    """Make it a page with markup, an article with this chance."""
    page.has_markup = True
    page.notes[NOTE] = KindVerdict({PageKind.ARTICLE: chance, PageKind.FORUM: 1 - chance})


def headed(*lines: tuple[str, float]) -> Page:
    """A page with a headline, lines of which the model says this, and one that it is sure of."""
    texts = [text for text, _ in lines]
    page = page_of("<h1>Pier</h1>" + "".join(f"<p>{text}</p>" for text in (*texts, SENTENCES[0])))
    return told(page, -3.0, *(logit for _, logit in lines), 6.0)
