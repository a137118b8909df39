"""The decoder: evidence to drafts, margins, the article's text and roles, every finding counted once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bodycopy
from bodycopy.classify.body.opened import open_lines
from bodycopy.classify.body.settle import settle
from bodycopy.classify.decoder import decode, draft
from bodycopy.classify.scores import STEP, finding, inside_verdict, outside_verdict, pack, verdict
from bodycopy.classify.signs import NOTE, PRIOR, Signs, Tables
from bodycopy.errors import PipelineError
from bodycopy.page import BODY_ROLES, TEXT_ROLES, Evidence, Finding, Page, Role
from tests.builders import SENTENCES, text_page
from tests.classify.told import as_article, told

PRIORS = {Role.NAVIGATION: 1.0, Role.BODY: 0.5}


def page_with(*findings: Sequence[Finding], prior: dict[Role, float] | None = None) -> Page:
    """A page with a line for each list of findings, of which the learned model has no opinion."""
    page = told(text_page([f"Line {number}" for number in range(len(findings))]), *[0.0] * len(findings))
    weights = {PRIOR: PRIORS if prior is None else prior}
    page.notes[NOTE] = Signs(Tables(weights, weights, {}))
    for line, own in zip(page.lines, findings, strict=True):
        line.findings.extend(own)
    return page


def says(role: Role, weight: float) -> Finding:
    return finding(Evidence(f"test.{role}", "made for a test", {role: weight}))


def test_a_line_without_findings_gets_what_the_prior_says() -> None:
    page = page_with([])
    draft(page, page.lines)
    assert (page.lines[0].draft, page.lines[0].margin) == (Role.NAVIGATION, -0.5)
    decode(page)
    assert page.lines[0].role is Role.NAVIGATION
    assert page.lines[0].score == pack(PRIORS, PRIORS, (0.0, 0.0))


def test_drafts_and_margins_come_from_the_sum() -> None:
    page = page_with([says(Role.BODY, 2.0)], [says(Role.DATE, 3.0), says(Role.DATE, -1.5)], [says(Role.LEGAL, 0.75)])
    draft(page, page.lines)
    assert [line.draft for line in page.lines] == [Role.BODY, Role.DATE, Role.NAVIGATION]
    assert [line.margin for line in page.lines] == [1.5, -1.0, -0.5]


def test_a_draft_is_not_yet_a_role() -> None:
    page = page_with([says(Role.DATE, 5.0)])
    before = page.lines[0].role
    draft(page, page.lines)
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
    draft(page, page.lines)
    before = pack(PRIORS, PRIORS, (0.0, 0.0)) + sum(found.score for found in first)
    drafted, margin = verdict(before)
    assert (line.score, line.draft, line.margin) == (before, drafted, margin)
    line.findings += second
    decode(page)
    total = before + sum(found.score for found in second)
    role, _ = inside_verdict(total) if page.body else outside_verdict(total)
    # Where body or a subheading leads, or is level, but the line is no text, there is a last word.
    total += sum(found.score for found in line.findings[len(first) + len(second) :])
    assert (line.score, line.role, line.draft) == (total, role, drafted)
    decode(page)
    assert (line.score, line.role) == (total, role)


@pytest.mark.parametrize("role", Role)
def test_a_finding_with_strong_weights_wins(role: Role) -> None:
    weak = [says(other, 1.0) for other in Role if other is not role]
    page = page_with(weak, [*weak, says(role, 12.0)])
    decode(page)
    assert page.lines[1].role is role
    assert page.lines[0].role is not role


def test_a_late_finding_overturns_the_draft() -> None:
    page = page_with([says(Role.BODY, 4.0)])
    draft(page, page.lines)
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
    draft(page, page.lines)
    decode(page)
    assert page.lines == []


def settled(logit: float, *weights: tuple[Role, float], has_markup: bool = True) -> tuple[Role, int]:
    """The role of a line of which the learned model says this of body, and how many findings the decoder added."""
    page = told(page_with([says(role, weight) for role, weight in weights], prior={}), logit)
    if has_markup:
        as_article(page)
    (line,) = page.lines
    decode(page)
    assert line.counted == len(line.findings)
    assert line.role is verdict(line.score)[0]
    return line.role, len(line.findings) - len(weights)


PROMO, BODY = (Role.PROMO, 4.0), (Role.BODY, 4.0)


def test_where_the_model_has_no_opinion_the_signs_decide() -> None:
    assert settled(0.0, PROMO) == (Role.PROMO, 0)
    assert settled(0.0, BODY) == (Role.BODY, 0)


@pytest.mark.parametrize(
    ("logit", "signs", "expected"),
    [
        (5.0, BODY, Role.BODY),
        (-5.0, PROMO, Role.PROMO),
        (4.5, PROMO, Role.BODY),
        (3.5, PROMO, Role.PROMO),
        (-3.5, BODY, Role.BODY),
    ],
)
def test_the_model_has_the_last_word_on_body(logit: float, signs: tuple[Role, float], expected: Role) -> None:
    role, added = settled(logit, signs)
    assert role is expected
    assert added == (expected is not signs[0])


def test_the_model_can_take_a_line_from_the_body() -> None:
    assert settled(-5.0, BODY, (Role.RELATED, 1.0)) == (Role.RELATED, 1)


def test_a_heading_among_the_body_stays_one() -> None:
    assert settled(9.0, (Role.SUBHEADING, 0.5)) == (Role.SUBHEADING, 0)


def test_what_signs_say_of_the_text_counts_and_not_their_roles() -> None:
    for on_article, on_other, chance, expected in (
        (-2.0, 0.0, 1.0, Role.PROMO),
        (-2.0, 0.0, 0.0, Role.BODY),
        (-2.0, 0.0, 0.25, Role.BODY),  # 1 - 0.25 × 2
        (-3.0, -0.5, 0.5, Role.PROMO),  # 1 - 0.5 × 3 - 0.5 × 0.5
        (0.5, 0.5, 1.0, Role.BODY),
    ):
        sign = Evidence("test", "made for a test", {Role.PROMO: 4.0})
        score = pack(sign.weights, text=(on_article, on_other))
        page = told(page_with([Finding(score, (sign,))], prior={}), 1.0)
        as_article(page, chance)
        decode(page)
        assert page.lines[0].role is expected


def test_without_markup_signs_of_all_roles_count_up_to_a_limit() -> None:
    assert settled(3.0, PROMO, has_markup=False) == (Role.PROMO, 0)
    assert settled(4.5, PROMO, has_markup=False) == (Role.BODY, 1)
    assert settled(8.5, (Role.PROMO, 12.0), has_markup=False) == (Role.BODY, 1)
    assert settled(7.5, (Role.PROMO, 12.0), has_markup=False) == (Role.PROMO, 0)


def test_the_last_word_is_strong_enough_for_any_lead() -> None:
    assert settled(9.0, (Role.PROMO, 12.0), (Role.PROMO, 12.0), has_markup=False) == (Role.BODY, 1)


def test_the_last_word_is_shown_as_evidence() -> None:
    page = told(page_with([says(*PROMO)], prior={}), 5.0)
    page.has_markup = True
    decode(page)
    last = page.lines[0].evidence[-1]
    assert last.name == "settled"
    assert last.weights == dict.fromkeys(TEXT_ROLES, 9.0)


def test_the_last_word_on_a_tie_takes_the_line_from_the_body() -> None:
    lead = 1 / STEP
    assert settled(-lead, (Role.BODY, lead))[0] is not Role.BODY


# The two steps: the article's text, then all roles.

LOGITS = st.integers(-80, 80).map(lambda units: units / 16)
LINES = st.lists(st.tuples(LOGITS, FINDINGS), max_size=6)


def page_of_lines(lines: list[tuple[float, list[Finding]]]) -> Page:
    """A page with markup: of each line, what the learned model and what the signs say."""
    page = told(page_with(*[findings for _, findings in lines]), *[logit for logit, _ in lines])
    page.has_markup = True
    return page


def test_the_headline_and_the_by_line_of_a_page_of_nothing_else_are_told() -> None:
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    article = bodycopy.extract(f"<title>Ferry sails - Tide</title><h1>Ferry sails</h1><p>By Jane Doe</p>{text}")
    assert [line.role for line in article.lines][:3] == [Role.TITLE, Role.BYLINE, Role.BODY]
    assert article.text == "\n\n".join(SENTENCES)


@given(LINES, st.data())
def test_roles_keep_to_the_settled_text(lines: list[tuple[float, list[Finding]]], data: st.DataObject) -> None:
    page = page_of_lines(lines)
    opened = page.lines_at(open_lines(page))
    draft(page, opened)
    page.body = settle(page, opened)
    body = list(page.body)
    draft(page, [line for line in page.lines if line not in opened])
    for line in page.lines:
        line.findings += data.draw(FINDINGS)
    decode(page)
    assert page.body == body
    for line in page.lines:
        assert line.role in TEXT_ROLES if line.index in body else line.role not in BODY_ROLES
        assert line.counted == len(line.findings)
        assert line.score == pack(PRIORS, PRIORS, (0.0, 0.0)) + sum(found.score for found in line.findings)


@given(LINES, st.data())
def test_the_score_shows_the_role_that_was_settled(
    lines: list[tuple[float, list[Finding]]], data: st.DataObject
) -> None:
    page = page_of_lines(lines)
    page.body = [number for number in range(len(lines)) if data.draw(st.booleans())]
    decode(page)
    for line, (logit, _) in zip(page.lines, lines, strict=True):
        if any(piece.name == "settled" for piece in line.evidence):
            least = 1 / STEP
            if line.index in page.body:
                assert inside_verdict(line.score)[1] == max(logit, least)
            else:
                assert outside_verdict(line.score)[1] == max(-logit, least)
        assert verdict(line.score)[0] is line.role


def test_a_line_outside_of_the_text_does_not_tie_with_body() -> None:
    page = page_of_lines([(0.0, [finding(Evidence("test", "made", {Role.BODY: 0.5, Role.STANDFIRST: 1.0}))])])
    page.body = []
    decode(page)
    (line,) = page.lines
    assert line.role is verdict(line.score)[0] is Role.STANDFIRST


def test_without_markup_the_text_is_settled_by_all_lines() -> None:
    page = told(page_with([says(*BODY)], [says(*PROMO)], [], prior={}), -1.0, 1.0, 2.0)
    decode(page)
    assert page.body == [0, 2]
    assert [line.role for line in page.lines] == [Role.BODY, Role.PROMO, Role.BODY]


def test_a_line_with_too_many_findings_is_refused_by_the_draft() -> None:
    page = page_with([says(Role.BODY, 1.0)] * 126)
    draft(page, page.lines)
    assert page.lines[0].draft is Role.BODY
    page = page_with([says(Role.BODY, 1.0)] * 127)  # and the prior
    with pytest.raises(PipelineError, match="127 pieces"):
        draft(page, page.lines)


def test_a_last_word_that_has_no_room_is_refused() -> None:
    page = page_with([says(Role.LEGAL, 16.0)] * 100)
    page.has_markup = True
    page.body = [0]
    with pytest.raises(PipelineError, match="127 pieces"):
        decode(page)
