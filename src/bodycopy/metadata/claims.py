"""What the parts of a page say of one field, and how one of them is chosen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from operator import itemgetter
from typing import Final, Generic, NamedTuple, TypeVar

from bodycopy.memo import remembered

Value = TypeVar("Value")
_DIGITS: Final = 3
_SCORE: Final = itemgetter(2)
_SAID: Final = itemgetter(0, 1)
"""The value and where it stands."""
_IN_MARKUP: Final = frozenset({"itemprop", "rel", "property"})
"""Attributes of the same elements: one template writes them all."""


class Claim(NamedTuple, Generic[Value]):
    """One value that a part of the page gives for a field."""

    value: Value
    origin: str
    """Where it stands: `json-ld:NewsArticle.headline`, `meta:og:title`, `line 14`, `url`."""
    score: float
    """How far it is trusted, from 0 to 1."""


@remembered(1 << 10)
def family_of(origin: str) -> str:
    """The part of the page that an origin is in: parts are written apart, and err apart."""
    part = origin.partition(":")[0].partition(" ")[0]
    return "markup" if part in _IN_MARKUP else part


def best_first(claims: Iterable[Claim[Value]]) -> tuple[Claim[Value], ...]:
    """The claims from the most to the least trusted; of equals the first, of repetitions the best."""
    given = tuple(claims)
    if len(given) < 2:
        return given
    ranked = _by_trust(given)
    if len(set(map(_SAID, ranked))) == len(ranked):
        return ranked
    kept: dict[object, Claim[Value]] = {}
    for claim in ranked:
        kept.setdefault(_SAID(claim), claim)
    return tuple(kept.values())


def _by_trust(claims: Iterable[Claim[Value]]) -> tuple[Claim[Value], ...]:
    return tuple(sorted(claims, key=_SCORE, reverse=True))  # which leaves equals in their order


def supported(claims: Iterable[Claim[Value]], key: Callable[[Value], Hashable]) -> tuple[Claim[Value], ...]:
    """The claims by the trust in what they say together: those of equal key support each other.

    Each family counts once, by its best claim, and families are taken to err independently: the trust in a value is one
    less the product of the doubts (a noisy or). Of the claims for one value the most trusted comes first.
    """
    ranked = best_first(claims)
    if len(ranked) < 2:
        return tuple([Claim(claim.value, claim.origin, round(claim.score, _DIGITS)) for claim in ranked])
    keys = [key(claim.value) for claim in ranked]
    doubts: dict[Hashable, float] = {}
    counted: set[tuple[Hashable, str]] = set()
    for claim, known in zip(ranked, keys, strict=True):
        source = (known, family_of(claim.origin))
        if source not in counted:  # by its best claim: the most trusted come first
            counted.add(source)
            doubts[known] = doubts.get(known, 1.0) * (1.0 - claim.score)
    together = {known: round(1.0 - doubt, _DIGITS) for known, doubt in doubts.items()}
    return _by_trust(
        [Claim(claim.value, claim.origin, together[known]) for claim, known in zip(ranked, keys, strict=True)]
    )
