"""How much the signs count beside the learned model."""

from __future__ import annotations

from typing import Any

import pytest

from bodycopy.classify.kind import NOTE as KIND_NOTE
from bodycopy.classify.scores import TextVerdict
from bodycopy.classify.trust import NOTE, VERSION, Trust, read_trust, trust_for
from bodycopy.errors import ModelError
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict
from bodycopy.page import Role
from tests.builders import page_of, text_page

TRUST = Trust({Role.CAPTION: 0.5}, {Role.CAPTION: 0.25}, said={Role.CAPTION: 0.3}, most=6.0)
ARTICLE: dict[str, Any] = {"trailing": {"caption": 0.5}, "leading": {"tags": 1}, "said": {"caption": 0.3}}
OTHER: dict[str, Any] = {"trailing": {"caption": 0.1}, "leading": {}, "said": {}}
FILE: dict[str, Any] = {"version": VERSION, "article": ARTICLE, "other": OTHER}
LAGS = TextVerdict(Role.BODY, Role.CAPTION, -2.0)


@pytest.mark.parametrize(
    ("margin", "other", "is_said", "expected"),
    [
        (-2.0, Role.CAPTION, False, 1.0 - 0.5 * 2),
        (-2.0, Role.CAPTION, True, 1.0 - 0.8 * 2),
        (-60.0, Role.CAPTION, False, 1.0 - 0.5 * 6),
        (2.0, Role.CAPTION, False, 1.0 + 0.25 * 2),
        (2.0, Role.CAPTION, True, 1.0 + 0.25 * 2),
        (-2.0, Role.PROMO, False, 1.0),
        (0.0, Role.CAPTION, True, 1.0),
    ],
)
def test_shares_of_the_lead_count(margin: float, other: Role, is_said: bool, expected: float) -> None:
    assert TRUST.log_odds(1.0, TextVerdict(Role.BODY, other, margin), is_said) == pytest.approx(expected)


@pytest.mark.parametrize(("chance", "share"), [(1.0, 0.5), (0.0, 0.1), (0.5, 0.3)])
def test_trust_is_mixed_by_how_likely_the_page_is_an_article(chance: float, share: float) -> None:
    trust = read_trust(FILE).mixed(chance)
    assert trust.log_odds(1.0, LAGS, False) == pytest.approx(1.0 - 2 * share)
    assert trust.log_odds(1.0, LAGS, True) == pytest.approx(1.0 - 2 * (share + 0.3 * chance))
    assert trust.log_odds(1.0, TextVerdict(Role.BODY, Role.TAGS, 2.0), False) == pytest.approx(1.0 + 2 * chance)


@pytest.mark.parametrize(
    "change",
    [
        {"version": VERSION + 1},
        {"article": None},
        {"other": ARTICLE | {"trailing": None}},
        {"article": ARTICLE | {"leading": {"poem": 1}}},
        {"article": ARTICLE | {"said": {"caption": "much"}}},
    ],
)
def test_a_file_of_another_version_or_a_damaged_one_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ModelError):
        read_trust(FILE | change)


def test_signs_are_trusted_further_on_articles_than_on_other_pages() -> None:
    trusts = []
    for kind in (PageKind.ARTICLE, PageKind.SERVICE):
        page = page_of("<p>Rain</p>")
        page.notes[KIND_NOTE] = KindVerdict(dict.fromkeys(PageKind, 0.0) | {kind: 1.0})
        trusts.append(trust_for(page))
    article, other = trusts
    for role in (Role.PROMO, Role.RELATED, Role.NAVIGATION, Role.WIDGET):
        lags = TextVerdict(Role.BODY, role, -4.0)
        assert article.log_odds(1.0, lags, False) < other.log_odds(1.0, lags, False)


def test_without_markup_all_signs_count_in_full() -> None:
    trust = trust_for(text_page("Rain"))
    assert trust.log_odds(1.0, TextVerdict(Role.BODY, Role.PROMO, -7.0), False) == pytest.approx(-6.0)


def test_a_page_may_have_a_trust_of_its_own() -> None:
    page, other = page_of("<p>Rain</p>"), page_of("<p>Rain</p>")
    page.notes[NOTE] = TRUST
    assert trust_for(page) is TRUST
    assert trust_for(other) is not TRUST
