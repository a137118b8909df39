"""What is said of the page as a whole: its kind, and how far the text is to be trusted."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.kind import kind_verdict
from bodycopy.classify.logits import body_logits
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import page_trust
from bodycopy.page import Page

_DIGITS: Final = 3


def kind_of(page: Page) -> PageKind | None:
    """What the page exists for; None where it has no markup or no line."""
    verdict = kind_verdict(page)
    return None if verdict is None else verdict.kind


def kind_confidence_of(page: Page) -> float | None:
    """How likely the kind is."""
    verdict = kind_verdict(page)
    return None if verdict is None else round(verdict.confidence, _DIGITS)


def confidence_of(page: Page) -> float | None:
    """The F1 that the text of a page whose body is settled may be expected to have; None where there is no line."""
    trust = page_trust(page, body_logits(page), page.body or ())
    return None if trust is None else round(trust, _DIGITS)
