"""Evidence to roles: the only place that writes them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from bodycopy.classify.scores import MOST, STEP, Verdict, finding, score_of, verdict
from bodycopy.classify.signs import PRIOR, Sign, signs_for
from bodycopy.page import Evidence, Line, Page, Role

_SIGNED: Final = frozenset(
    {
        Role.CAPTION,
        Role.CREDIT,
        Role.TITLE,
        Role.STANDFIRST,
        Role.BYLINE,
        Role.DATE,
        Role.SECTION,
        Role.TAGS,
        Role.LEGAL,
    }
)
"""Roles that signs know better than a model of body can."""
_KNOWN_BY_SIGNS: Final = (0.5, 6.0)
"""How much of the signs' log-odds counts beside the model's, and up to which log-odds."""
_KNOWN_IN_TEXT: Final = (1.0, 8.0)
"""Without markup the model sees little, and signs of every role count."""
_KNOWN_BY_MODEL: Final = (0.2, 3.0)
_LEAST: Final = 1 / STEP
"""A last word must be worth a step, the smallest weight there is."""


class _Verdicts(dict[int, Verdict]):
    """Score to verdict: many lines of a page have the same score."""

    def __missing__(self, score: int) -> Verdict:
        found = self[score] = verdict(score)
        return found


def _describe(name: str) -> Iterable[Sign]:
    yield name, "before anything is seen"


def _add_up(page: Page) -> None:
    """Add the findings that are new since the last time to each line's score."""
    prior = signs_for(page).findings(_describe)[PRIOR].score
    for line in page.lines:
        findings = line.findings
        counted = line.counted
        line.score = sum(map(score_of, findings[counted:]), line.score if counted else prior)
        line.counted = len(findings)


def draft(page: Page) -> None:
    """Write each line's context-free verdict."""
    _add_up(page)
    verdicts = _Verdicts()
    for line in page.lines:
        found = verdicts[line.score]
        line.draft, line.margin = found.role, found.body_margin


def decode(page: Page) -> None:
    """Write each line's role: the one with the highest sum of evidence, once body is settled."""
    _add_up(page)
    verdicts = _Verdicts()
    for line in page.lines:
        found = verdicts[line.score]
        if line.body_logit is not None:
            found = _settle(line, line.body_logit, found, page.has_markup)
        line.role = found.role


def _combine(logit: float, margin: float, trust: float, most: float) -> float:
    return logit + trust * max(-most, min(most, margin))


def _is_said_by_phrase(line: Line, role: Role) -> bool:
    """Whether the line is a phrase of the role, or opens with one: words say what no shape can."""
    said = (f"phrase.{role}.whole", f"phrase.{role}.start")
    return any(piece.name.startswith(said) for piece in line.evidence)


def _settle(line: Line, logit: float, found: Verdict, has_markup: bool) -> Verdict:
    """Give the learned model the last word on body.

    It knows pages of all kinds, where the signs' weights know news. What the signs say of body against the best other
    role counts beside it: with more weight for the roles that no model of body can know, such as captions. A heading
    among the body stays one.
    """
    margin, other = found.body_margin, found.best_other
    if other is Role.SUBHEADING and margin < 0:
        return found
    trust, most = _KNOWN_BY_MODEL if has_markup else _KNOWN_IN_TEXT
    if margin < 0 and has_markup and other in _SIGNED:
        trust, most = _KNOWN_BY_SIGNS
    combined = _combine(logit, margin, trust, most)
    if margin < 0 < combined and _is_said_by_phrase(line, other):
        combined = _combine(logit, margin, *_KNOWN_BY_SIGNS)
    if (combined > 0) == (margin > 0):
        return found
    reason = "the learned model's last word on body"
    weight = combined - margin + (_LEAST if combined > 0 else -_LEAST)
    pieces = math.ceil(abs(weight) / MOST)
    last_word = finding(*[Evidence("settled", reason, {Role.BODY: weight / pieces})] * pieces)
    line.findings.append(last_word)
    line.score += last_word.score
    line.counted += 1
    return verdict(line.score)
