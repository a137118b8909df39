"""The decoder: evidence to drafts, margins and roles, every finding counted once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.classify.decoder import decode, draft
from bodycopy.classify.scores import STEP, finding, pack, verdict
from bodycopy.classify.signs import NOTE, PRIOR, Signs
from bodycopy.page import Evidence, Finding, Page, Role
from tests.builders import text_page

PRIORS = {Role.NAVIGATION: 1.0, Role.BODY: 0.5}


def page_with(*findings: Sequence[Finding], prior: dict[Role, float] | None = None) -> Page:
    """A page with a line for each list of findings."""
    page = text_page([f"Line {number}" for number in range(len(findings))])
    page.notes[NOTE] = Signs({PRIOR: PRIORS if prior is None else prior})
    for line, own in zip(page.lines, findings, strict=True):
        line.findings.extend(own)
    return page


def says(role: Role, weight: float) -> Finding:
    return finding(Evidence(f"test.{role}", "made for a test", {role: weight}))


def test_a_line_without_findings_gets_what_the_prior_says() -> None:
    page = page_with([])
    draft(page)
    assert (page.lines[0].draft, page.lines[0].margin) == (Role.NAVIGATION, -0.5)
    decode(page)
    assert page.lines[0].role is Role.NAVIGATION
    assert page.lines[0].score == pack(PRIORS)


def test_drafts_and_margins_come_from_the_sum() -> None:
    page = page_with([says(Role.BODY, 2.0)], [says(Role.DATE, 3.0), says(Role.DATE, -1.5)], [says(Role.LEGAL, 0.75)])
    draft(page)
    assert [line.draft for line in page.lines] == [Role.BODY, Role.DATE, Role.NAVIGATION]
    assert [line.margin for line in page.lines] == [1.5, -1.0, -0.5]


def test_a_draft_is_not_yet_a_role() -> None:
    page = page_with([says(Role.DATE, 5.0)])
    before = page.lines[0].role
    draft(page)
    assert page.lines[0].role is before
    decode(page)
    assert page.lines[0].role is Role.DATE


def test_roles_can_be_decoded_without_a_draft() -> None:
    page = page_with([says(Role.CREDIT, 2.0)], [])
    decode(page)
    assert [line.role for line in page.lines] == [Role.CREDIT, Role.NAVIGATION]


WEIGHTS = st.dictionaries(
    st.sampled_from(list(Role)), st.integers(-16 * STEP, 16 * STEP).map(lambda steps: steps / STEP), max_size=4
)
FINDINGS = st.lists(WEIGHTS.map(lambda weights: finding(Evidence("test", "made", weights))), max_size=8)


@given(FINDINGS, FINDINGS)
def test_findings_on_either_side_of_the_draft_count_once(first: list[Finding], second: list[Finding]) -> None:
    page = page_with(first)
    (line,) = page.lines
    draft(page)
    before = pack(PRIORS) + sum(found.score for found in first)
    first_said = verdict(before)
    assert (line.score, line.draft, line.margin) == (before, first_said.role, first_said.body_margin)
    line.findings += second
    decode(page)
    total = before + sum(found.score for found in second)
    assert (line.score, line.role, line.draft) == (total, verdict(total).role, first_said.role)
    decode(page)
    assert line.score == total


@pytest.mark.parametrize("role", Role)
def test_a_finding_with_strong_weights_wins(role: Role) -> None:
    weak = [says(other, 1.0) for other in Role if other is not role]
    page = page_with(weak, [*weak, says(role, 12.0)])
    decode(page)
    assert page.lines[1].role is role
    assert page.lines[0].role is not role


def test_a_late_finding_overturns_the_draft() -> None:
    page = page_with([says(Role.BODY, 4.0)])
    draft(page)
    page.lines[0].findings.append(says(Role.PROMO, 10.0))
    decode(page)
    assert (page.lines[0].draft, page.lines[0].role) == (Role.BODY, Role.PROMO)


def test_a_finding_of_findings_counts_as_their_sum() -> None:
    parts = says(Role.DATE, 3.0), says(Role.DATE, 1.0)
    page = page_with([Finding(parts[0].score + parts[1].score, parts)], parts)
    decode(page)
    joined, apart = page.lines
    assert joined.score == apart.score
    assert joined.evidence == apart.evidence


def test_a_page_without_lines_is_left_alone() -> None:
    page = page_with()
    draft(page)
    decode(page)
    assert page.lines == []


def settled(logit: float | None, *weights: tuple[Role, float], has_markup: bool = True) -> tuple[Role, int]:
    """The role of a line of which the learned model says this of body, and how many findings the decoder added."""
    page = page_with([says(role, weight) for role, weight in weights], prior={})
    page.has_markup = has_markup
    (line,) = page.lines
    line.body_logit = logit
    decode(page)
    assert line.counted == len(line.findings)
    assert line.role is verdict(line.score).role
    return line.role, len(line.findings) - len(weights)


PROMO, CAPTION, BODY = (Role.PROMO, 4.0), (Role.CAPTION, 4.0), (Role.BODY, 4.0)


def test_without_a_word_of_the_model_the_signs_decide() -> None:
    assert settled(None, PROMO) == (Role.PROMO, 0)
    assert settled(None, BODY) == (Role.BODY, 0)


@pytest.mark.parametrize(
    ("logit", "signs", "expected"),
    [
        (5.0, BODY, Role.BODY),
        (-5.0, PROMO, Role.PROMO),
        (0.7, PROMO, Role.BODY),  # 0.7 - 0.2 × 3
        (0.5, PROMO, Role.PROMO),
        (-0.5, BODY, Role.BODY),
        (1.5, CAPTION, Role.CAPTION),  # 1.5 - 0.5 × 4
        (2.5, CAPTION, Role.BODY),
    ],
)
def test_the_model_has_the_last_word_on_body(logit: float, signs: tuple[Role, float], expected: Role) -> None:
    role, added = settled(logit, signs)
    assert role is expected
    assert added == (expected is not signs[0])


def test_the_model_can_take_a_line_from_the_body() -> None:
    assert settled(-2.0, BODY, (Role.RELATED, 1.0)) == (Role.RELATED, 1)


def test_a_heading_among_the_body_stays_one() -> None:
    assert settled(9.0, (Role.SUBHEADING, 0.5)) == (Role.SUBHEADING, 0)


def test_without_markup_signs_of_all_roles_count_more() -> None:
    assert settled(3.0, PROMO, has_markup=False) == (Role.PROMO, 0)  # 3 - 1.0 × 4
    assert settled(4.5, PROMO, has_markup=False) == (Role.BODY, 1)


def test_the_last_word_is_strong_enough_for_any_lead() -> None:
    assert settled(9.0, (Role.PROMO, 12.0), (Role.PROMO, 12.0)) == (Role.BODY, 1)


def test_the_last_word_is_shown_as_evidence() -> None:
    page = page_with([says(*PROMO)], prior={})
    page.lines[0].body_logit = 5.0
    decode(page)
    last = page.lines[0].evidence[-1]
    assert last.name == "settled"
    assert last.weights.keys() == {Role.BODY}
    assert last.weights[Role.BODY] > 4.0


def test_the_last_word_on_a_tie_takes_the_line_from_the_body() -> None:
    lead = 1 / STEP
    assert settled(-0.2 * lead, (Role.BODY, lead))[0] is not Role.BODY
