"""How one of several claims is chosen."""

from __future__ import annotations

from bodycopy.metadata.claims import Claim, best_first, supported


def test_the_most_trusted_comes_first_and_repetitions_once() -> None:
    claims = [Claim("a", "title", 0.2), Claim("b", "line 3", 0.9), Claim("a", "title", 0.4), Claim("c", "url", 0.9)]
    assert best_first(claims) == (Claim("b", "line 3", 0.9), Claim("c", "url", 0.9), Claim("a", "title", 0.4))


def test_parts_that_agree_outvote_one_that_is_trusted_more() -> None:
    claims = [Claim("X", "line 1", 0.8), Claim("y", "title", 0.7), Claim("Y", "meta:og:title", 0.6)]
    found = supported(claims, str.lower)
    assert [(claim.value, claim.score) for claim in found] == [("y", 0.88), ("Y", 0.88), ("X", 0.8)]


def test_parts_of_one_family_do_not_support_each_other() -> None:
    claims = [Claim("x", "line 1", 0.8), Claim("y", "meta:og:title", 0.7), Claim("y", "meta:twitter:title", 0.7)]
    assert [claim.value for claim in supported(claims, str)] == ["x", "y", "y"]
    marked = [Claim("x", "line 1", 0.8), Claim("y", "itemprop:author", 0.6), Claim("y", "rel:author", 0.6)]
    assert [claim.value for claim in supported(marked, str)] == ["x", "y", "y"]


def test_no_claims() -> None:
    assert supported([], str) == ()
