"""The learned classifier: for each line, how likely it is body by where it stands and how it is shaped."""

from __future__ import annotations

from bodycopy.model.evaluate import body_logits
from bodycopy.page import Evidence, Page, Role

REASON = "learned from pages with known body"


def learned(page: Page) -> None:
    """Add the model's log-odds that a line is body to every line."""
    for line, logit in zip(page.lines, body_logits(page), strict=True):
        line.evidence.append(Evidence(Role.BODY, logit, REASON))
