"""What the parts of a page say of one field, and how one of them is chosen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Final, Generic, NamedTuple, TypeVar

Value = TypeVar("Value")
_DIGITS: Final = 3
_IN_MARKUP: Final = frozenset({"itemprop", "rel", "property"})
"""Attributes of the same elements: one template writes them all."""


class Claim(NamedTuple, Generic[Value]):
    """One value that a part of the page gives for a field."""

    value: Value
    origin: str
    """Where it stands: `json-ld:NewsArticle.headline`, `meta:og:title`, `line 14`, `url`."""
    score: float
    """How far it is trusted, from 0 to 1."""

    @property
    def family(self) -> str:
        """The part of the page that the claim comes from: parts are written apart, and err apart."""
        part = self.origin.partition(":")[0].partition(" ")[0]
        return "markup" if part in _IN_MARKUP else part


def best_first(claims: Iterable[Claim[Value]]) -> tuple[Claim[Value], ...]:
    """The claims from the most to the least trusted; of equals the first, of repetitions the best."""
    given = tuple(claims)
    if len(given) < 2:
        return given
    kept: dict[object, Claim[Value]] = {}
    for claim in sorted(given, key=_doubt):
        kept.setdefault((claim.value, claim.origin), claim)
    return tuple(kept.values())


def supported(claims: Iterable[Claim[Value]], key: Callable[[Value], Hashable]) -> tuple[Claim[Value], ...]:
    """The claims by the trust in what they say together: those of equal key support each other.

    Each family counts once, by its best claim, and families are taken to err independently: the trust in a value is one
    less the product of the doubts (a noisy or). Of the claims for one value the most trusted comes first.
    """
    doubts: dict[Hashable, dict[str, float]] = {}
    ranked = best_first(claims)
    keys = [key(claim.value) for claim in ranked]
    for claim, known in zip(ranked, keys, strict=True):
        families = doubts.setdefault(known, {})
        families[claim.family] = min(families.get(claim.family, 1.0), 1.0 - claim.score)
    together: dict[Hashable, float] = {}
    for known, families in doubts.items():
        doubt = 1.0
        for one in families.values():
            doubt *= one
        together[known] = round(1.0 - doubt, _DIGITS)
    return best_first(
        Claim(claim.value, claim.origin, together[known]) for claim, known in zip(ranked, keys, strict=True)
    )


def _doubt(claim: Claim[Any]) -> float:
    return -claim.score
