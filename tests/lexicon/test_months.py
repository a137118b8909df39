"""Names of months."""

from __future__ import annotations

import pytest

from bodycopy.lexicon.files import read_lexicon
from bodycopy.lexicon.months import fold_month, month_number

TABLES = read_lexicon("months.toml")


@pytest.mark.parametrize("language", TABLES)
def test_every_language_has_twelve_months_of_its_own(language: str) -> None:
    months = TABLES[language]
    assert len(months) == 12
    forms = [fold_month(form) for month in months for form in month.split()]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize("language", TABLES)
def test_every_full_name_is_read(language: str) -> None:
    for number, forms in enumerate(TABLES[language], start=1):
        assert month_number(forms.split()[0].replace("_", " ")) == number


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("January", 1), ("JAN", 1), ("février", 2), ("FEVRIER", 2), ("März", 3), ("Maerz", 3), ("août", 8), ("AOUT", 8),
        ("KASIM", 11), ("Kasım", 11), ("HAZİRAN", 6), ("мая", 5), ("МАЯ", 5), ("Μαΐου", 5), ("كانون الثاني", 1),
        ("كانون الأول", 12),
        ("أغسطس", 8), ("اغسطس", 8), ("mai", 5), ("maj", 5),
    ],
)  # fmt: skip
def test_forms(name: str, number: int) -> None:
    assert month_number(name) == number


@pytest.mark.parametrize("name", ["", "m", "monday", "marching", "كانون", "january ", "1"])
def test_what_is_no_month(name: str) -> None:
    assert month_number(name) is None
