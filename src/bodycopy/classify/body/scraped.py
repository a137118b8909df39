"""The lines of the article's text in scraped text."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.logits import body_logits
from bodycopy.classify.scores import inside_verdict
from bodycopy.page import Page, Role

_MOST: Final = 8.0
"""In scraped text, a lead of more log-odds than this counts as so many."""


def settle_scraped(page: Page) -> list[int]:
    """Their numbers. The model sees little without markup: here the signs of all roles count in full."""
    logits = body_logits(page)
    return [line.index for line, logit in zip(page.lines, logits, strict=True) if _is_text(logit, line.score)]


def _is_text(logit: float, score: int) -> bool:
    role, lead = inside_verdict(score)
    if lead > 0 and role is Role.SUBHEADING:
        return True
    return logit + max(-_MOST, min(_MOST, lead)) > 0
