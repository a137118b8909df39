"""Lines that are a date, or hold one."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_itself.stamps import stamps
from tests.builders import page_of, text_page
from tests.classify.seen import seen


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("4 May 2024", {"stamp.date.only"}),
        ("May 4, 2024 at 10:15 a.m.", {"stamp.date.only"}),
        ("2024-05-04", {"stamp.date.only"}),
        ("4. Mai 2024", {"stamp.date.only"}),
        ("Publié le 4 mai 2024 à 08:01Mis à jour le 5 mai 2024 à 09:06", {"stamp.date.only"}),
        ("The ferry pier of Ostermoor, 4 May 2024", {"stamp.date.short"}),
        (f"{'The pier was finished in the harbour of Ostermoor, and boats came on'} 4 May 2024", {"stamp.date.within"}),
        ("10:15", {"stamp.time"}),
        ("10:15 PM EST", {"stamp.time"}),
        ("9 a.m.", {"stamp.time"}),
        ("18.30 Uhr", {"stamp.time"}),
        ("May 4", {"stamp.day"}),
        ("4. Mai", {"stamp.day"}),
        ("4.5.", {"stamp.day"}),
        ("May", set()),
        ("It took 10 people", set()),
        ("Rain fell in the hills.", set()),
    ],
)
def test_texts(text: str, names: set[str]) -> None:
    assert seen(stamps, text_page([text])) == [names]


def test_long_lines_are_not_read() -> None:
    dated = "4 May 2024 "
    assert seen(stamps, text_page([dated + "x" * 109, dated + "x" * 110])) == [{"stamp.date.within"}, set()]


def test_a_time_element_marks_its_line() -> None:
    page = page_of('<p>Rain</p><p><time datetime="2024-05-04">yesterday</time></p><p>Sun</p>')
    assert seen(stamps, page) == [set(), {"stamp.element"}, set()]


def test_a_time_element_with_a_date_in_words_too() -> None:
    page = page_of('<p><time datetime="2024-05-04">4 May 2024</time></p>')
    assert seen(stamps, page) == [{"stamp.element", "stamp.date.only"}]


def test_quiet_lines_are_not_read_but_their_elements_are() -> None:
    page = page_of('<p><time datetime="2024-05-04">4 May 2024</time></p>')
    page.lines[0].quiet = True
    assert seen(stamps, page) == [{"stamp.element"}]
