"""Names of the days of the week."""

from __future__ import annotations

import pytest

from bodycopy.lexicon.files import read_lexicon
from bodycopy.lexicon.weekdays import weekday_number

TABLES = read_lexicon("weekdays.toml")


@pytest.mark.parametrize("language", TABLES)
def test_every_language_has_seven_days_and_each_form_is_read(language: str) -> None:
    assert len(TABLES[language]) == 7
    for number, forms in enumerate(TABLES[language]):
        assert {weekday_number(form) for form in forms.split()} == {number}


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Monday", 0),
        ("MON", 0),
        ("dimanche", 6),
        ("Samstag", 5),
        ("miércoles", 2),
        ("MIERCOLES", 2),
        ("воскресенье", 6),
    ],
)
def test_days_count_from_monday(name: str, number: int) -> None:
    assert weekday_number(name) == number


@pytest.mark.parametrize("name", ["", "m", "May", "mondays", "1"])
def test_what_is_no_day(name: str) -> None:
    assert weekday_number(name) is None
