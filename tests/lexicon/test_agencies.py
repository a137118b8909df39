"""News agencies and the forms of their names."""

from __future__ import annotations

import pytest

from bodycopy.lexicon.agencies import agency, unspaced_forms
from bodycopy.lexicon.files import read_lexicon

TABLES = read_lexicon("agencies.toml")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Reuters", "Reuters"),
        ("REUTERS", "Reuters"),
        ("(Reuters) -", "Reuters"),
        ("The Associated  Press", "AP"),
        ("AP News", "AP"),
        ("AFP Deutschland", "AFP"),
        ("dpa", "dpa"),
        ("ТАСС", "TASS"),
        ("時事通信", "Jiji Press"),
        ("연합뉴스", "Yonhap"),
        ("رويترز", "Reuters"),
        ("أ ف ب", "AFP"),
        ("", None),
        ("-", None),
        ("Reuters Building", None),
        ("Ostermoor Times", None),
    ],
)
def test_agencies(text: str, name: str | None) -> None:
    assert agency(text) == name


def test_forms_without_spaces() -> None:
    assert {"新华社", "ロイター", "연합뉴스", "뉴스1", "afp時事"} <= set(unspaced_forms())
    assert not {"ap", "тасс", "رويترز"} & set(unspaced_forms())


def test_a_form_belongs_to_one_agency() -> None:
    forms = [form for forms in TABLES.values() for form in forms]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize("name", TABLES)
def test_an_agency_is_found_by_all_its_forms(name: str) -> None:
    assert all(agency(form) == name for form in (name, *TABLES[name]))
