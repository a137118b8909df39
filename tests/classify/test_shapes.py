"""What a line looks like to its neighbours."""

from __future__ import annotations

import pytest

from bodycopy.classify.shapes import shapes_of
from tests.builders import page_of, text_page


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("x" * 121, "long"),
        ("x" * 120 + ".", "long"),
        ("x" * 120, "headline"),
        ("x" * 30 + ".", "sentence"),
        ("x" * 29 + ".", "brief"),
        ("x" * 31, "headline"),
        ("x" * 30, "label"),
        ("x" * 30 + "”", "sentence"),
        (".", "brief"),
        ("雨" * 61, "long"),
        ("雨" * 15 + "。", "sentence"),
        ("雨" * 14 + "。", "brief"),
        ("雨" * 16, "headline"),
        ("雨" * 15, "label"),
    ],
)
def test_length_and_end_make_the_shape(text: str, shape: str) -> None:
    assert shapes_of(text_page([text])) == [shape]


@pytest.mark.parametrize(("linked", "shape"), [(0, "long"), (100, "long"), (101, "linked"), (200, "linked")])
def test_more_than_half_of_link_text_makes_a_link(linked: int, shape: str) -> None:
    assert shapes_of(page_of(f"<p><a href=/x>{'x' * linked}</a>{'y' * (200 - linked)}</p>")) == [shape]


def test_every_line_has_a_shape_reckoned_once() -> None:
    page = text_page(["One", "Two.", "x" * 200])
    assert shapes_of(page) == ["label", "brief", "long"]
    assert shapes_of(page) is shapes_of(page)
