"""By-lines and names of news agencies."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_itself.signatures import signatures
from tests.builders import SENTENCES, text_page
from tests.classify.seen import seen


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Reuters", {"signature.agency"}),
        ("(AP)", {"signature.agency"}),
        ("AFP, MANILA", {"signature.agency"}),
        ("The Associated Press", {"signature.agency"}),
        ("By Edda Thornqvist", {"signature.by"}),
        ("Von Edda Thornqvist", {"signature.by"}),
        ("By Reuters", {"signature.by"}),
        ("Edda Thornqvist, senior reporter", {"signature.by"}),
        ("Edda Thornqvist, Ostermoor", set()),
        ("By the harbour the rain fell all night, and nobody left the house before the morning came.", set()),
        ("Rain fell in the hills", set()),
    ],
)
def test_texts(text: str, names: set[str]) -> None:
    assert seen(signatures, text_page([text])) == [names]


def test_long_lines_are_not_read() -> None:
    signed = "By Edda Thornqvist, "
    names = ", ".join(["Jane Roe"] * 30)
    page = text_page([signed + names])
    assert len(page.lines[0].text) > 140
    assert seen(signatures, page) == [set()]


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("OSTERMOOR (Reuters) - ", {"signature.dateline"}),
        ("OSTERMOOR — ", {"signature.dateline"}),
        ("OSTERMOOR, ", set()),
        ("", set()),
    ],
)
def test_datelines_of_long_lines(opening: str, names: set[str]) -> None:
    assert seen(signatures, text_page([opening + " ".join(SENTENCES[:2])])) == [names]


def test_quiet_lines_are_passed_over() -> None:
    page = text_page(["Reuters", "By Edda Thornqvist"])
    for line in page.lines:
        line.quiet = True
    assert seen(signatures, page) == [set(), set()]
