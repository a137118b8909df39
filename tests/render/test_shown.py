"""What the report, the terminal and the command's notes show alike."""

from __future__ import annotations

import pytest

from bodycopy.article import ClassifiedLine, Reason
from bodycopy.page import Role
from bodycopy.render.shown import main_reason, share, stage_of, weight


def reason(role: Role, weight: float, sign: str, stage: str | None = "shape") -> Reason:
    return Reason(role=role, weight=weight, text=sign, sign=sign, stage=stage)


def line(*reasons: Reason) -> ClassifiedLine:
    """A line of body, promo being the runner-up."""
    known = {"index": 0, "text": "Rain", "role": Role.BODY, "confidence": 0.9, "runner_up": Role.PROMO}
    return ClassifiedLine.model_validate({**known, "reasons": reasons})


def test_the_main_reason_speaks_most_for_the_role_over_the_runner_up() -> None:
    for_both, for_body = reason(Role.BODY, 3.0, "long"), reason(Role.BODY, 2.0, "prose")
    assert main_reason(line(for_both, for_body)) == for_both
    assert main_reason(line(for_both, for_body, reason(Role.PROMO, 2.5, "long"))) == for_body


def test_the_main_reason_is_one_for_the_line_s_role() -> None:
    for_body, for_promo = reason(Role.BODY, 1.0, "long"), reason(Role.PROMO, 2.0, "long")
    assert main_reason(line(for_body, for_promo)) == for_body
    assert main_reason(line(for_promo)) is None
    assert main_reason(line(reason(Role.BODY, -1.0, "short"), for_promo)) is None
    assert main_reason(line()) is None


@pytest.mark.parametrize(("value", "shown"), [(1.0, "100 %"), (0.999, "99 %"), (0.5, "50 %"), (0.0, "0 %")])
def test_a_share_is_cut_and_not_rounded(value: float, shown: str) -> None:
    assert share(value) == shown


@pytest.mark.parametrize(("value", "shown"), [(1.25, "+1.2"), (-0.5, "−0.5"), (0.0, "+0.0")])
def test_log_odds_have_their_sign(value: float, shown: str) -> None:
    assert weight(value) == shown


def test_a_stage_that_has_no_name_is_the_user_s_own() -> None:
    assert stage_of(reason(Role.BODY, 1.0, "long")) == "shape"
    assert stage_of(reason(Role.BODY, 1.0, "mine", stage=None)) == "own stage"
