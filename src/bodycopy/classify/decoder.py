"""Evidence to roles: the only place that writes them.

Which lines the article's text is made of is the learned model's to say: it knows pages of all kinds, where the weights
of the signs know news. What the signs say counts beside it by its share of trust. All other roles are the signs' alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from bodycopy.classify.lenience import cut_for
from bodycopy.classify.logits import body_logits
from bodycopy.classify.said import said_in
from bodycopy.classify.scores import MOST, STEP, TextVerdict, best_role, finding, score_of, text_verdict, verdict
from bodycopy.classify.signs import PRIOR, Sign, signs_for
from bodycopy.classify.trust import trust_for
from bodycopy.page import Evidence, Line, Page, Role

_OPEN: Final = (-1.0, 2.5)
"""Between these log-odds of the model, signs may decide."""
_TEXT_ROLES: Final = (Role.BODY, Role.SUBHEADING)
_LEAST: Final = 1 / STEP
"""A last word must be worth a step, the smallest weight there is."""


def open_lines(page: Page) -> list[int]:
    """The numbers of the lines that the model leaves open."""
    least, most = _OPEN
    return [number for number, logit in enumerate(body_logits(page)) if least < logit < most]


def draft(page: Page, lines: Sequence[Line]) -> None:
    """Write the context-free verdict of some lines."""
    _add_up(page, lines)
    for line in lines:
        line.draft, line.margin = verdict(line.score)


def settle(page: Page, lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines of the article's text, in order; signs speak for `lines`, the model for the others."""
    log_odds = list(body_logits(page))
    headings = set()
    trust, said = trust_for(page), said_in(page)
    for line in lines:
        number = line.index
        found = text_verdict(line.score)
        if found.margin > 0 and found.text_role is Role.SUBHEADING:
            headings.add(number)
        else:
            log_odds[number] = trust.log_odds(log_odds[number], found, found.other in said.get(number, ()))
    cut = cut_for(page, log_odds)
    return [number for number, odds in enumerate(log_odds) if odds > cut or number in headings]


def legal_share(lines: Sequence[Line]) -> float:
    """The share of the text of drafted lines, 0 to 1, that is legal rather than body, by the signs."""
    legal = sum(line.length for line in lines if line.draft is Role.LEGAL)
    return legal / (sum(line.length for line in lines) or 1)


def decode(page: Page) -> None:
    """Write each line's role: the one with the highest sum of evidence, once the article's text is settled."""
    lines = page.lines
    _add_up(page, lines)
    if page.body is None:
        page.body = settle(page, lines)
    in_text = set(page.body)
    for line, logit in zip(lines, body_logits(page), strict=True):
        is_text = line.index in in_text
        best = best_role(line.score)
        if not is_text and best not in _TEXT_ROLES:
            line.role = best  # most lines of most pages
            continue
        found = text_verdict(line.score)
        if is_text != (found.margin > 0):
            _say_last_word(line, found, max(logit, _LEAST) if is_text else min(logit, -_LEAST))
        line.role = found.text_role if is_text else found.other


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
        line.counted = len(findings)


def _say_last_word(line: Line, found: TextVerdict, lead: float) -> None:
    """Add as much evidence as makes the settled role lead, or trail, by `lead`."""
    weight = lead - found.margin
    most = math.copysign(MOST, weight)
    whole, rest = divmod(weight, most)
    # In equal shares, the rounding of each could take the lead away.
    shares = [most] * int(whole) + [rest] * (rest != 0)
    last_word = finding(*map(_last_word, shares))
    line.findings.append(last_word)
    line.score += last_word.score
    line.counted += 1


def _last_word(weight: float) -> Evidence:
    return Evidence("settled", "the learned model's last word on body", {Role.BODY: weight, Role.SUBHEADING: weight})
