"""What kind of page it is, by the learned model of whole pages, reckoned once a page."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.logits import body_logits
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict, PageWeights, load, page_kind
from bodycopy.page import Page

WEIGHTS: Final = "page weights"
"""The page's note of the weights of pages to use, where they are not the package's own."""
NOTE: Final = "kind"
"""The page's note of the verdict."""


def kind_verdict(page: Page) -> KindVerdict | None:
    """How likely the page is of each kind; None where it has no markup or no line."""
    return page.once(NOTE, lambda page: page_kind(page, likely_lines(page), _weights(page)))


def article_chance(page: Page) -> float:
    """How likely the page is an article, 0 to 1; 0 where nothing tells."""
    verdict = kind_verdict(page)
    return verdict.chances[PageKind.ARTICLE] if verdict else 0.0


def _weights(page: Page) -> PageWeights:
    return page.once(WEIGHTS, lambda _: load())


def likely_lines(page: Page) -> list[int]:
    """The numbers of the lines that the body model by itself takes for the text."""
    return [number for number, logit in enumerate(body_logits(page)) if logit > 0]
