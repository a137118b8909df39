"""How much the signs count beside the learned model."""

from __future__ import annotations

from typing import Any

import pytest

from bodycopy.classify.scores import TextVerdict
from bodycopy.classify.trust import NOTE, VERSION, Trust, read_trust, trust_for
from bodycopy.errors import ModelError
from bodycopy.page import Role
from tests.builders import page_of, text_page

TRUST = Trust({Role.CAPTION: 0.5}, {Role.CAPTION: 0.25}, said={Role.CAPTION: 0.3}, bias=-0.1)
FILE: dict[str, Any] = {
    "version": VERSION,
    "trailing": {"caption": 0.5},
    "leading": {"tags": 1},
    "said": {"caption": 0.3},
    "bias": 0,
}


@pytest.mark.parametrize(
    ("margin", "other", "is_said", "expected"),
    [
        (-2.0, Role.CAPTION, False, 0.9 - 0.5 * 2),
        (-2.0, Role.CAPTION, True, 0.9 - 0.8 * 2),
        (-60.0, Role.CAPTION, False, 0.9 - 0.5 * 6),
        (2.0, Role.CAPTION, False, 0.9 + 0.25 * 2),
        (2.0, Role.CAPTION, True, 0.9 + 0.25 * 2),
        (-2.0, Role.PROMO, False, 0.9),
        (0.0, Role.CAPTION, True, 0.9),
    ],
)
def test_shares_of_the_lead_count(margin: float, other: Role, is_said: bool, expected: float) -> None:
    assert TRUST.log_odds(1.0, TextVerdict(Role.BODY, other, margin), is_said) == pytest.approx(expected)


def test_a_file_is_read() -> None:
    assert read_trust(FILE) == Trust({Role.CAPTION: 0.5}, {Role.TAGS: 1.0}, {Role.CAPTION: 0.3}, 0.0)


@pytest.mark.parametrize(
    "change",
    [
        {"version": VERSION + 1},
        {"trailing": None},
        {"leading": {"poem": 1}},
        {"said": {"caption": "much"}},
        {"bias": None},
    ],
)
def test_a_file_of_another_version_or_a_damaged_one_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ModelError):
        read_trust(FILE | change)


def test_without_markup_all_signs_count_in_full() -> None:
    trust = trust_for(text_page("Rain"))
    assert trust.log_odds(1.0, TextVerdict(Role.BODY, Role.PROMO, -7.0), False) == pytest.approx(-6.0)


def test_a_page_may_have_a_trust_of_its_own() -> None:
    page, other = page_of("<p>Rain</p>"), page_of("<p>Rain</p>")
    page.notes[NOTE] = TRUST
    assert trust_for(page) is TRUST
    assert trust_for(other) is not TRUST
