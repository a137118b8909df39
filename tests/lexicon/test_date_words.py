"""Words that tell what a date is that of."""

from __future__ import annotations

import pytest

from bodycopy.lexicon.dates import has_label, is_change, is_of_other, is_of_today, is_relative, without_label


@pytest.mark.parametrize(
    ("text", "change", "other", "relative", "label"),
    [
        ("Published on", False, False, False, True),
        ("Updated", True, False, False, True),
        ("Article updated", True, False, False, True),
        ("Zuletzt aktualisiert am", True, False, False, True),
        ("Joined", False, True, False, False),
        ("3 hours ago", False, False, True, False),
        ("Rain in the hills", False, False, False, False),
        ("", False, False, False, False),
        (" ", False, False, False, False),
    ],
)
def test_what_words_say_of_a_date(text: str, change: bool, other: bool, relative: bool, label: bool) -> None:
    assert (is_change(text), is_of_other(text), is_relative(text), has_label(text)) == (change, other, relative, label)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("current-date", True),
        ("header currentDate", True),
        ("todays-date", True),
        ("header-clock", True),
        ("now-showing", False),
        ("date", False),
        ("", False),
    ],
)
def test_names_of_the_day_of_the_visit(names: str, expected: bool) -> None:
    assert is_of_today(names) is expected


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Published: 4 May 2031", "4 May 2031"),
        ("PUBLISHED – 4 May 2031", "4 May 2031"),
        ("Last update 4 May 2031", "4 May 2031"),
        ("Last updated 4 May 2031", "4 May 2031"),
        ("Last edited by 4 May 2031", "4 May 2031"),
        ("4 May 2031", "4 May 2031"),
        ("Published: 4 May 2031, İzmir", "Published: 4 May 2031, İzmir"),
    ],
)
def test_the_label_of_a_date_is_cut(text: str, left: str) -> None:
    assert without_label(text) == left
