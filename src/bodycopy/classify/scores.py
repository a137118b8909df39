"""Scores of all roles in one integer, so that evidence adds up in one addition.

Each role has a field of 16 bits that holds its log-odds in steps of 1/16. Every piece of evidence adds the same `_ZERO`
to every field, which keeps fields from going below 0 and changes no comparison between roles; there is room for 127
pieces of evidence a line, twice what any line gets from the package's own stages. Behind these fields stand as many
again for the draft, as a sign weighs otherwise where nothing is known yet of the lines around, and fields for what the
signs say of the one question that the article's text hangs on. The plain form of the same sum, a dictionary of floats,
stands in the tests as the oracle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import ceil, exp, isnan
from operator import itemgetter
from struct import Struct
from typing import Final

from bodycopy.errors import PipelineError
from bodycopy.page import BODY_ROLES, TEXT_ROLES, Evidence, Finding, Role

STEP: Final = 16
"""Steps of weight in one unit of log-odds."""
score_of: Final = itemgetter(0)
"""The score of a finding: what sums run over."""
_ROLES: Final = tuple(Role)
_BODY: Final = _ROLES.index(Role.BODY)
_SUBHEADING: Final = _ROLES.index(Role.SUBHEADING)
"""Right behind body: both are cut out at once."""
_STANDFIRST: Final = _ROLES.index(Role.STANDFIRST)
_BESIDE_BODY: Final = (*_ROLES[:_BODY], *_ROLES[_SUBHEADING + 1 :])
_OUTSIDE: Final = tuple([role for role in _ROLES if role not in TEXT_ROLES])
_BYTES: Final = 2
_FIELD: Final = 8 * _BYTES
_DRAFT: Final = _FIELD * len(_ROLES)
_TEXT: Final = 2 * _DRAFT
_ONE: Final = (1 << _FIELD) - 1
_ALL: Final = (1 << _DRAFT) - 1
_unpack: Final = Struct(f"<{len(_ROLES)}H").unpack
_ZERO: Final = 1 << 8
MOST: Final = _ZERO / STEP
"""Weights beyond this are cut to it."""
MOST_EVIDENCE: Final = ((1 << _FIELD) - 1) // (2 * _ZERO)
"""Pieces of evidence of one line, the prior and the decoder's last word included, that surely stay in their fields."""
FULL: Final = (MOST_EVIDENCE * _ZERO + 1) << (_TEXT + 2 * _FIELD)
"""Scores from this on are of more pieces: the last field grows by `_ZERO` with each."""
_NUMBERS: Final = {role: number for number, role in enumerate(_ROLES)}
_SHIFTS: Final = {role: _FIELD * number for role, number in _NUMBERS.items()}
"""Where each role's field begins, in bits."""
_NOTHING: Final = sum(_ZERO << shift for shift in _SHIFTS.values())
"""The fields of evidence that says nothing of any role."""
_WIDTH: Final = _BYTES * len(_ROLES)
_EVERYWHERE: Final = sum(1 << shift for shift in _SHIFTS.values())
"""A number times this is that number in every field."""
_TOPS: Final = _EVERYWHERE << (_FIELD - 1)
"""The first bit of every field."""
_LESS_ONE: Final = _TOPS - _EVERYWHERE
"""Added to every field, it sets the first bit, and takes one away."""
_OTHER_TOPS: Final = {role: _TOPS - (1 << shift + _FIELD - 1) for role, shift in _SHIFTS.items()}
"""The same without that of one role."""
_FAINTEST: Final = 25
"""All roles that trail by more log-odds than this have no billionth of the confidence."""
Text = tuple[float, float]
"""Log-odds for text of the article: on an article, and on another page."""


def pack(weights: Mapping[Role, float], draft: Mapping[Role, float] | None = None, text: Text | None = None) -> int:
    """The weights of one piece of evidence as one integer.

    Args:
        weights: log-odds by role.
        draft: the same in the draft; as `weights` if not given.
        text: for the line being text of the article; by how much body leads in `weights` if not given.
    """
    packed = _packed(weights)
    drafted = packed if draft is None else _packed(draft)
    article, other = _text_of(weights) if text is None else text
    on_text = (_ZERO + _steps(article)) | (_ZERO + _steps(other)) << _FIELD | _ZERO << 2 * _FIELD
    return packed | drafted << _DRAFT | on_text << _TEXT


def _packed(weights: Mapping[Role, float]) -> int:
    packed = _NOTHING
    for role, shift in _SHIFTS.items():
        if weight := weights.get(role):
            packed += _steps(weight) << shift
    return packed


def _steps(weight: float) -> int:
    return round(min(max(weight, -MOST), MOST) * STEP)


def _text_of(weights: Mapping[Role, float]) -> Text:
    own = next((weights[role] for role in (*BODY_ROLES, Role.STANDFIRST) if role in weights), 0.0)
    lead = own - max(0.0, *(weights.get(role, 0.0) for role in _OUTSIDE))
    return lead, lead


def text_odds(score: int, article: float) -> float:
    """What the signs of a line add to the log-odds that it is text of the article.

    Args:
        score: the line's score.
        article: the chance that the page is an article, 0 to 1.
    """
    fields = score >> _TEXT
    on_article, on_other, zero = fields & _ONE, fields >> _FIELD & _ONE, fields >> 2 * _FIELD
    return (article * on_article + (1 - article) * on_other - zero) / STEP


def drafted(score: int) -> int:
    """The draft's part of a score, as a score."""
    return score >> _DRAFT


def fields(score: int) -> tuple[int, ...]:
    """The scores of all roles, in steps above a zero that they share."""
    return _unpack((score & _ALL).to_bytes(_WIDTH, "little"))


def verdict(score: int) -> tuple[Role, float]:
    """The role with the highest score, of equals body, else the first; and by how much body leads the best other role.

    The lead is in log-odds, and below 0 where another role leads.
    """
    found = fields(score)
    body = found[_BODY]
    top = max(found)
    if body < top:  # most lines of most pages
        return _ROLES[found.index(top)], (body - top) / STEP
    return _ROLES[_BODY], (body - max(found[:_BODY] + found[_BODY + 1 :])) / STEP


def leads(score: int, role: Role) -> bool:
    """Whether the role has a higher score than every other.

    One subtraction compares it with all others, which takes a fifth of the time that reading all fields does.
    """
    found = score & _ALL
    own = found >> _SHIFTS[role] & _ONE
    if found & _TOPS:  # of more evidence than the package's own stages find
        return lead(score, role) > 0
    # In each field, the role's score less one, with the first bit set; where that stays, the field's own is no higher.
    ahead = own * _EVERYWHERE + _LESS_ONE - found
    return ahead & _TOPS == _OTHER_TOPS[role]


def lead_of_body(score: int, role: Role) -> float:
    """By how much body leads the role, in log-odds; below 0 where it trails."""
    return ((score >> _SHIFTS[Role.BODY] & _ONE) - (score >> _SHIFTS[role] & _ONE)) / STEP


def lead(score: int, role: Role) -> float:
    """By how much a role leads the best other one, in log-odds; below 0 where it trails."""
    found = fields(score)
    number = _NUMBERS[role]
    return (found[number] - max(found[:number] + found[number + 1 :])) / STEP


def best_beside(score: int, *roles: Role) -> Role:
    """The role with the highest score beside these, of equals the first."""
    found = list(fields(score))
    for role in roles:
        found[_NUMBERS[role]] = -1
    return _ROLES[found.index(max(found))]


def inside_verdict(score: int) -> tuple[Role, float]:
    """The best role of text of the article, of equals body, then the standfirst; and its lead over all other roles.

    The lead is in log-odds, and below 0 where the role trails.
    """
    found = fields(score)
    body, standfirst = found[_BODY], found[_STANDFIRST]
    top = max(body, found[_SUBHEADING], standfirst)
    best = _BODY if body == top else _STANDFIRST if standfirst == top else _SUBHEADING
    elsewhere = max(found[:_STANDFIRST] + found[_STANDFIRST + 1 : _BODY] + found[_SUBHEADING + 1 :])
    return _ROLES[best], (top - elsewhere) / STEP


def outside_verdict(score: int) -> tuple[Role, float]:
    """The best role but body and subheading, of equals the first; and its lead over these two, in log-odds."""
    found = fields(score)
    outside = found[:_BODY] + found[_SUBHEADING + 1 :]
    top = max(outside)
    return _BESIDE_BODY[outside.index(top)], (top - max(found[_BODY], found[_SUBHEADING])) / STEP


def confidence(score: int, temperature: float = 1.0) -> float:
    """The share of the best role by the softmax of the scores at this temperature, from 1/16 to 1."""
    found = fields(score)
    top = max(found)
    odds = _odds_by_lead(temperature)
    least = top - len(odds)
    return 1 / sum([odds[top - field] for field in found if field > least])


@lru_cache(maxsize=8)
def _odds_by_lead(temperature: float) -> tuple[float, ...]:
    """The odds of a role against one that leads by so many steps, as long as they change anything."""
    scale = STEP * temperature
    return tuple([exp(-steps / scale) for steps in range(ceil(_FAINTEST * scale))])


def check_room(score: int) -> None:
    """Raises PipelineError for the score of a line with more pieces of evidence than add up to what they say."""
    if score >= FULL:
        raise PipelineError(f"a line has more than {MOST_EVIDENCE} pieces of evidence; stages must find less of it")


def finding(*evidence: Evidence) -> Finding:
    """Pieces of evidence as one finding, to append to `Line.findings`.

    Weights are rounded to sixteenths and cut to 16 on either side. All findings of a line may have 127 pieces together,
    some of which the package's own stages take; a line with more raises `PipelineError` when it is decoded.

    Raises:
        PipelineError: a weight is no number, or of no role.
    """
    for name, _, weights in evidence:
        if not weights.keys() <= _NUMBERS.keys() or any(map(isnan, weights.values())):
            raise PipelineError(f"the evidence {name!r} has a weight that is no number, or of no role: {dict(weights)}")
    return Finding(sum(pack(piece.weights) for piece in evidence), evidence)


def joined(findings: Sequence[Finding]) -> Finding:
    """Findings as one."""
    return Finding(sum(map(score_of, findings)), tuple(findings))
