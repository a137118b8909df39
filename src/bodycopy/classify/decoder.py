"""Evidence to roles: the only place that writes them."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Final

from bodycopy.classify.scores import best_role, body_margin
from bodycopy.classify.signs import PRIOR, Sign, signs_for
from bodycopy.page import Page, Role

_score: Final = itemgetter(0)


class _Drafts(dict[int, tuple[Role, float]]):
    """Score to the best role, and to how far body leads."""

    def __missing__(self, score: int) -> tuple[Role, float]:
        found = self[score] = best_role(score), body_margin(score)
        return found


class _Roles(dict[int, Role]):
    """Score to the best role: many lines of a page have the same score."""

    def __missing__(self, score: int) -> Role:
        found = self[score] = best_role(score)
        return found


def _describe(name: str) -> Iterable[Sign]:
    yield name, "before anything is seen"


def _add_up(page: Page) -> None:
    """Add the findings that are new since the last time to each line's score."""
    prior = signs_for(page).findings(_describe)[PRIOR].score
    for line in page.lines:
        findings = line.findings
        counted = line.counted
        line.score = sum(map(_score, findings[counted:]), line.score) if counted else sum(map(_score, findings), prior)
        line.counted = len(findings)


def draft(page: Page) -> None:
    """Write each line's context-free verdict."""
    _add_up(page)
    drafts = _Drafts()
    for line in page.lines:
        line.draft, line.margin = drafts[line.score]


def decode(page: Page) -> None:
    """Write each line's role: the one with the highest sum of evidence."""
    _add_up(page)
    roles = _Roles()
    for line in page.lines:
        line.role = roles[line.score]
