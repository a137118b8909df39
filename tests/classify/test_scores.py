"""Scores in one integer agree with the plain form of the same sum: a dictionary of floats."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.classify.scores import (
    MOST_EVIDENCE,
    STEP,
    check_room,
    confidence,
    drafted,
    fields,
    finding,
    inside_verdict,
    lead_of_body,
    leads,
    outside_verdict,
    pack,
    text_odds,
    verdict,
)
from bodycopy.errors import PipelineError
from bodycopy.page import Evidence, Role

MOST = 16.0
WEIGHTS = st.dictionaries(
    st.sampled_from(list(Role)), st.integers(-20 * STEP, 20 * STEP).map(lambda steps: steps / STEP), max_size=6
)


def plain_sum(evidence: Sequence[dict[Role, float]]) -> dict[Role, float]:
    """The oracle: of each role the sum of its weights, each cut to the most that one piece may say."""
    return {
        role: sum(min(max(weights.get(role, 0.0), -MOST), MOST) for weights in evidence) for role in Role
    }  # exact: weights are whole steps


def packed_sum(evidence: Sequence[dict[Role, float]]) -> int:
    return sum(map(pack, evidence))


@given(st.lists(WEIGHTS, min_size=1, max_size=100))
def test_sums_are_those_of_a_dictionary_of_floats(evidence: list[dict[Role, float]]) -> None:
    score, plain = packed_sum(evidence), plain_sum(evidence)
    found = fields(score)
    zero = found[0] - round(plain[Role.TITLE] * STEP)
    assert [(steps - zero) / STEP for steps in found] == list(plain.values())
    top = max(plain.values())
    others = [role for role in Role if role is not Role.BODY]
    best_other = max(others, key=plain.__getitem__)
    role, margin = verdict(score)
    assert plain[role] == top
    assert margin == plain[Role.BODY] - plain[best_other]
    inside, inside_lead = inside_verdict(score)
    outside, outside_lead = outside_verdict(score)
    beside = [role for role in others if role is not Role.SUBHEADING]
    assert outside is max(beside, key=plain.__getitem__)
    assert outside_lead == plain[outside] - max(plain[Role.BODY], plain[Role.SUBHEADING])
    assert inside is max((Role.BODY, Role.STANDFIRST, Role.SUBHEADING), key=plain.__getitem__)
    elsewhere = [role for role in beside if role is not Role.STANDFIRST]
    assert inside_lead == plain[inside] - max(map(plain.__getitem__, elsewhere))
    assert confidence(score) == pytest.approx(1 / sum(exp(weight - top) for weight in plain.values()))


@given(st.lists(WEIGHTS, min_size=1, max_size=100), st.sampled_from(list(Role)))
def test_one_role_is_compared_with_all_others_at_once(evidence: list[dict[Role, float]], role: Role) -> None:
    """The plain form: it is compared with each."""
    score, plain = packed_sum(evidence), plain_sum(evidence)
    assert leads(score, role) is all(plain[role] > plain[other] for other in Role if other is not role)
    assert leads(score, verdict(score)[0]) is (list(plain.values()).count(max(plain.values())) == 1)
    assert lead_of_body(score, role) == plain[Role.BODY] - plain[role]


@pytest.mark.parametrize("count", [1, 62, 63, 64, 100])
@pytest.mark.parametrize("weight", [MOST, 1 / STEP, 0.0, -1 / STEP, -MOST])
def test_a_role_leads_however_much_evidence_there_is(count: int, weight: float) -> None:
    score = packed_sum([{Role.DATE: weight}] * count)
    for own in (score, drafted(score)):
        assert leads(own, Role.DATE) is (weight > 0)
        assert not leads(own, Role.BODY)


@given(st.lists(WEIGHTS, min_size=1, max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_evidence_changes_nothing(evidence: list[dict[Role, float]], random: Random) -> None:
    shuffled = list(evidence)
    random.shuffle(shuffled)
    assert packed_sum(shuffled) == packed_sum(evidence)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("weight", [MOST, -MOST])
def test_a_hundred_of_the_strongest_pieces_stay_in_their_field(role: Role, weight: float) -> None:
    score = packed_sum([{role: weight}] * 100)
    found = dict(zip(Role, fields(score), strict=True))
    others = {steps for other, steps in found.items() if other is not role}
    assert len(others) == 1
    assert (found[role] - others.pop()) / STEP == 100 * weight


@pytest.mark.parametrize("weight", [17.0, 1000.0, inf])
def test_weights_beyond_the_most_are_cut_to_it(weight: float) -> None:
    assert pack({Role.DATE: weight}) == pack({Role.DATE: MOST})
    assert pack({Role.DATE: -weight}) == pack({Role.DATE: -MOST})


@given(st.sampled_from(list(Role)), st.floats(-MOST, MOST))
def test_weights_are_rounded_to_the_nearest_step(role: Role, weight: float) -> None:
    steps = dict(zip(Role, fields(pack({role: weight})), strict=True))
    other = next(steps[name] for name in Role if name is not role)
    assert abs((steps[role] - other) / STEP - weight) <= 0.5 / STEP


@pytest.mark.parametrize(
    ("equals", "best"),
    [
        ([Role.LEGAL, Role.BODY], Role.BODY),
        ([Role.BODY, Role.DATE], Role.BODY),
        (list(Role), Role.BODY),
        ([Role.WIDGET, Role.CREDIT, Role.PROMO], Role.CREDIT),
    ],
)
def test_of_equals_body_wins_else_the_first(equals: list[Role], best: Role) -> None:
    assert verdict(pack(dict.fromkeys(equals, 2.0)))[0] is best


def test_confidence_goes_from_an_equal_share_to_one() -> None:
    assert confidence(pack({})) == 1 / len(Role)
    assert confidence(packed_sum([{Role.BODY: MOST}] * 3)) == pytest.approx(1.0)


def test_body_margin_is_negative_where_another_role_leads() -> None:
    assert verdict(pack({Role.BODY: 1.5})) == (Role.BODY, 1.5)
    assert verdict(pack({Role.BODY: 1.0, Role.CAPTION: 3.5})) == (Role.CAPTION, -2.5)
    assert verdict(pack({})) == (Role.BODY, 0.0)


def test_a_finding_sums_its_pieces() -> None:
    pieces = [Evidence("a", "first", {Role.DATE: 1.0}), Evidence("b", "second", {Role.DATE: 0.5, Role.BODY: -2.0})]
    found = finding(*pieces)
    assert found.score == sum(pack(piece.weights) for piece in pieces)
    assert list(found.evidence) == pieces
    assert finding().score == 0


TEXTS = st.tuples(*[st.integers(-16 * STEP, 16 * STEP).map(lambda steps: steps / STEP)] * 2)


@given(st.lists(st.tuples(WEIGHTS, WEIGHTS, TEXTS), min_size=1, max_size=100), st.floats(0, 1))
def test_final_draft_and_text_are_summed_apart(
    evidence: list[tuple[dict[Role, float], dict[Role, float], tuple[float, float]]], article: float
) -> None:
    score = sum(pack(*piece) for piece in evidence)
    final, draft, texts = zip(*evidence, strict=True)
    assert fields(score) == fields(packed_sum(final))
    assert fields(drafted(score)) == fields(packed_sum(draft))
    expected = sum(article * on_article + (1 - article) * on_other for on_article, on_other in texts)
    assert text_odds(score, article) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("weights", "lead"),
    [
        ({}, 0.0),
        ({Role.BODY: 2.0}, 2.0),
        ({Role.SUBHEADING: 2.0}, 2.0),
        ({Role.SUBHEADING: 2.0, Role.BODY: 1.0}, 1.0),
        ({Role.PROMO: 3.0}, -3.0),
        ({Role.PROMO: 3.0, Role.BODY: 2.0}, -1.0),
        ({Role.PROMO: -3.0}, 0.0),
        ({Role.BODY: -3.0}, -3.0),
    ],
)
def test_evidence_without_weights_for_the_text_counts_by_its_lead(weights: dict[Role, float], lead: float) -> None:
    assert text_odds(pack(weights), 0.5) == lead
    assert fields(drafted(pack(weights))) == fields(pack(weights))


def test_a_line_with_more_evidence_than_there_is_room_for_is_refused() -> None:
    most = finding(*[Evidence("test", "made for a test", {Role.BODY: MOST, Role.LEGAL: -MOST})] * MOST_EVIDENCE)
    check_room(most.score)
    assert fields(most.score)[tuple(Role).index(Role.BODY)] == 2 * MOST * STEP * MOST_EVIDENCE
    for weight in (MOST, 0.0, -MOST):
        one_more = finding(Evidence("test", "made for a test", dict.fromkeys(Role, weight)))
        with pytest.raises(PipelineError, match="more than 127 pieces of evidence"):
            check_room(most.score + one_more.score)


@pytest.mark.parametrize("weights", [{Role.BODY: float("nan")}, {"boddy": 1.0}, {None: 1.0}])
def test_weights_that_are_none_are_refused(weights: dict[Role, float]) -> None:
    with pytest.raises(PipelineError, match="'mine' has a weight that is no number, or of no role"):
        finding(Evidence("mine", "made for a test", weights))


def test_weights_may_be_given_by_the_names_of_roles() -> None:
    assert finding(Evidence("mine", "", {"body": 1.0})).score == finding(Evidence("mine", "", {Role.BODY: 1.0})).score  # type: ignore[dict-item]
