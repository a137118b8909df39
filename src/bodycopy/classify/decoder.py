"""Evidence to roles: the only place that writes them.

Which lines the article's text is made of is settled in `body/`. All other roles are the signs' alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bodycopy.classify.body.scraped import settle_scraped
from bodycopy.classify.body.settle import settle
from bodycopy.classify.last_word import LEAST, say_last_word
from bodycopy.classify.logits import body_logits
from bodycopy.classify.one_title import settle_title
from bodycopy.classify.scores import (
    FULL,
    check_room,
    drafted,
    inside_verdict,
    lead_of_body,
    leads,
    outside_verdict,
    score_of,
    verdict,
)
from bodycopy.classify.signs import PRIOR, Sign, signs_for
from bodycopy.page import BODY_ROLES, TEXT_ROLES, Line, Page, Role

_BODY: Final = Role.BODY
"""By a name of its own: to look a role up takes longer than to compare it, and all lines are compared."""
_SETTLED: Final = ("settled", "the learned model's last word on body")


def draft(page: Page, lines: Sequence[Line]) -> None:
    """Write the context-free verdict of some lines."""
    _add_up(page, lines)
    before = Role.NAVIGATION
    for line in lines:
        score = drafted(line.score)
        if before is not _BODY and leads(score, before):  # most lines are what the one before them is
            line.draft, line.margin = before, lead_of_body(score, before)
        else:
            line.draft, line.margin = verdict(score)
            before = line.draft


def legal_share(lines: Sequence[Line]) -> float:
    """The share of the text of drafted lines, 0 to 1, that is legal rather than body, by the signs."""
    legal = sum(line.length for line in lines if line.draft is Role.LEGAL)
    return legal / (sum(line.length for line in lines) or 1)


def decode(page: Page) -> None:
    """Write each line's role: the one with the highest sum of evidence, once the article's text is settled."""
    lines = page.lines
    _add_up(page, lines)
    if page.body is None:
        page.body = settle(page, lines) if page.has_markup else settle_scraped(page)
    in_text = set(page.body)
    for line, logit in zip(lines, body_logits(page), strict=True):
        if line.index in in_text:
            line.role, lead = inside_verdict(line.score)
            if lead <= 0:
                say_last_word(line, _SETTLED, TEXT_ROLES, max(logit, LEAST) - lead)
            continue
        line.role = line.draft if leads(line.score, line.draft) else verdict(line.score)[0]  # mostly the draft's
        if line.role in BODY_ROLES:
            line.role, lead = outside_verdict(line.score)
            say_last_word(line, _SETTLED, BODY_ROLES, lead - max(-logit, LEAST))
    if not page.has_markup:
        settle_title(page)


def _describe(name: str) -> Iterable[Sign]:
    yield name, "before anything is seen"


def _add_up(page: Page, lines: Sequence[Line]) -> None:
    """Add the findings that are new since the last time to each line's score."""
    prior = signs_for(page).findings(_describe)[PRIOR].score
    for line in lines:
        findings = line.findings
        counted = line.counted
        if counted:
            line.score = sum(map(score_of, findings[counted:]), line.score)
        else:
            line.score = sum(map(score_of, findings), prior)
        if line.score >= FULL:  # here, not in a call: this is asked of every line
            check_room(line.score)
        line.counted = len(findings)
