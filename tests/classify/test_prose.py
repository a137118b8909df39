"""How much of a text reads like prose."""

from __future__ import annotations

import pytest

from bodycopy.classify.prose import prose_length
from bodycopy.page import Line
from tests.builders import line_of


def prose_of_line(line: Line) -> int:
    return prose_length(line.text, line.length, line.link_chars)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("x" * 38 + ".", 0),
        ("x" * 39 + ".", 40),
        ("x" * 39 + "”", 40),
        ("x" * 79, 0),
        ("x" * 80, 80),
        ("雨" * 19 + "。", 40),
        ("雨" * 18 + "。", 0),
        ("雨" * 40, 80),
        ("雨" * 39, 0),
    ],
)
def test_sentences_and_long_lines_are_prose(text: str, length: int) -> None:
    assert prose_of_line(line_of(text)) == length


@pytest.mark.parametrize(("linked", "length"), [(0, 100), (20, 80), (50, 50), (51, 0), (100, 0)])
def test_links_are_no_prose(linked: int, length: int) -> None:
    line = line_of(f"<a href='/'>{'x' * linked}</a>{'y' * (100 - linked)}")
    assert (line.link_chars, prose_of_line(line)) == (linked, length)
