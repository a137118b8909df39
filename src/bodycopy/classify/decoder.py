"""Evidence to roles: the only place that writes them."""

from __future__ import annotations

from math import exp

from bodycopy.classify.signs import PRIOR, signs_for
from bodycopy.page import Line, Page, Role


def scores(line: Line, prior: dict[Role, float]) -> dict[Role, float]:
    """The sum of the line's evidence by role, on top of the prior."""
    total = prior.copy()
    for _, _, weights in line.evidence:
        for role, weight in weights.items():
            total[role] += weight
    return total


def _prior(page: Page) -> dict[Role, float]:
    return dict.fromkeys(Role, 0.0) | dict(signs_for(page)(PRIOR, "before anything is seen").weights)


def draft(page: Page) -> None:
    """Write each line's context-free verdict."""
    prior = _prior(page)
    for line in page.lines:
        total = scores(line, prior)
        line.draft = max(total, key=total.__getitem__)


def decode(page: Page) -> None:
    """Write each line's role and the confidence in it: its share by the softmax of the scores."""
    prior = _prior(page)
    for line in page.lines:
        total = scores(line, prior)
        best = max(total, key=total.__getitem__)
        top = total[best]
        line.role = best
        line.confidence = 1 / sum(exp(score - top) for score in total.values())
