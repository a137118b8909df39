"""Dates in words: with the `dates` extra, and without it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bodycopy import human_dates
from bodycopy.human_dates import read_human_date

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def test_without_the_extra_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(human_dates, "_INSTALLED", False)
    assert read_human_date("4 พฤษภาคม 2031", "th") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("4 พฤษภาคม 2031", "th"), ("ngày 4 tháng 5 năm 2031", "vi"), ("4 मई 2031", "hi"), ("4 Mei 2031", "id-ID")],
)
def test_days_in_languages_without_patterns_of_their_own(text: str, language: str) -> None:
    pytest.importorskip("dateparser", reason="needs the dates extra")
    found = read_human_date(text, language)
    assert (found, type(found)) == (date(2031, 5, 4), date)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 ก.พ. 2574", date(2031, 2, 3)),
        ("3 ก.พ. 2031", date(2031, 2, 3)),
        ("03/02/2574", date(2031, 2, 3)),
        ("3 ก.พ. 74", None),
        ("03/02/74", None),
    ],
)
def test_thai_years_are_of_the_buddhist_era(text: str, expected: date | None) -> None:
    pytest.importorskip("dateparser", reason="needs the dates extra")
    assert read_human_date(text, "th") == expected


def test_relative_forms_need_a_reference() -> None:
    pytest.importorskip("dateparser", reason="needs the dates extra")
    assert read_human_date("3 hours ago", "en") is None
    assert read_human_date("3 hours ago", "en", NOON) == datetime(2031, 5, 4, 9, tzinfo=UTC)
    assert read_human_date("vor 2 Tagen", "de", NOON) == date(2031, 5, 2)
    assert read_human_date("3 ชั่วโมงที่ผ่านมา", "th", NOON) == datetime(2031, 5, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language"),
    [("", "en"), ("4 May", "en"), ("May 2031", "en"), ("3 min read", "en"), ("4 May 2031", "xx"), ("x" * 500, "en")],
)
def test_what_is_no_full_date(text: str, language: str) -> None:
    pytest.importorskip("dateparser", reason="needs the dates extra")
    assert read_human_date(text, language) is None
