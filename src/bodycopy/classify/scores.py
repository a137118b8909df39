"""Scores of all roles in one integer, so that evidence adds up in one addition.

Each role has a field of 16 bits that holds its log-odds in steps of 1/16. Every piece of evidence adds the same `_ZERO`
to every field, which keeps fields from going below 0 and changes no comparison between roles; there is room for 127
pieces of evidence a line, twice what any line gets. The plain form of the same sum, a dictionary of floats, stands in
the tests as the oracle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from operator import itemgetter
from struct import Struct
from typing import Final, NamedTuple

from bodycopy.page import Evidence, Finding, Role

STEP: Final = 16
"""Steps of weight in one unit of log-odds."""
score_of: Final = itemgetter(0)
"""The score of a finding: what sums run over."""
_ROLES: Final = tuple(Role)
_BODY: Final = _ROLES.index(Role.BODY)
_SUBHEADING: Final = _ROLES.index(Role.SUBHEADING)
"""Right behind body: both are cut out at once."""
_BESIDE_TEXT: Final = (*_ROLES[:_BODY], *_ROLES[_SUBHEADING + 1 :])
_BYTES: Final = 2
_FIELD: Final = 8 * _BYTES
_ALL: Final = (1 << _FIELD * len(_ROLES)) - 1
_unpack: Final = Struct(f"<{len(_ROLES)}H").unpack
_ZERO: Final = 1 << 8
MOST: Final = _ZERO / STEP
"""Weights beyond this are cut to it."""


def pack(weights: Mapping[Role, float]) -> int:
    """The weights of one piece of evidence as one integer."""
    packed = 0
    for number, role in enumerate(_ROLES):
        weight = min(max(weights.get(role, 0.0), -MOST), MOST)
        packed |= (round(weight * STEP) + _ZERO) << (_FIELD * number)
    return packed


def fields(score: int) -> tuple[int, ...]:
    """The scores of all roles, in steps above a zero that they share."""
    return _unpack((score & _ALL).to_bytes(_BYTES * len(_ROLES), "little"))


def best_role(score: int) -> Role:
    """The role with the highest score, of equals the first: body, too, only where it leads all before it."""
    found = fields(score)
    return _ROLES[found.index(max(found))]


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


def lead(score: int, role: Role) -> float:
    """By how much a role leads the best other one, in log-odds; below 0 where it trails."""
    found = fields(score)
    number = _ROLES.index(role)
    return (found[number] - max(found[:number] + found[number + 1 :])) / STEP


def best_beside(score: int, *roles: Role) -> Role:
    """The role with the highest score beside these, of equals the first."""
    found = list(fields(score))
    for role in roles:
        found[_ROLES.index(role)] = -1
    return _ROLES[found.index(max(found))]


class TextVerdict(NamedTuple):
    """What a score says of the question whether the line is part of the article's text."""

    text_role: Role
    """The better one of body and subheading; of equals body."""
    other: Role
    """The best one of all other roles."""
    margin: float
    """By how much the one leads the other, in log-odds; below 0 where it trails."""


def text_verdict(score: int) -> TextVerdict:
    """The verdict on a score, as to the article's text."""
    found = fields(score)
    body, subheading = found[_BODY], found[_SUBHEADING]
    others = found[:_BODY] + found[_SUBHEADING + 1 :]
    top = max(others)
    text_role = Role.SUBHEADING if subheading > body else Role.BODY
    return TextVerdict(text_role, _BESIDE_TEXT[others.index(top)], (max(body, subheading) - top) / STEP)


def confidence(score: int, temperature: float = 1.0) -> float:
    """The share of the best role by the softmax of the scores at this temperature, from 1/16 to 1."""
    found = fields(score)
    top = max(found)
    scale = STEP * temperature
    return 1 / sum(exp((field - top) / scale) for field in found)


def finding(*evidence: Evidence) -> Finding:
    """Pieces of evidence as one finding, to append to `Line.findings`."""
    return Finding(sum(pack(piece.weights) for piece in evidence), evidence)


def joined(findings: Sequence[Finding]) -> Finding:
    """Findings as one."""
    return Finding(sum(map(score_of, findings)), tuple(findings))
