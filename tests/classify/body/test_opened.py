"""Which lines are left open, and which the learned model is sure of."""

from __future__ import annotations

import pytest

from bodycopy.classify.body.opened import open_lines
from tests.builders import SENTENCES, page_of, text_page
from tests.classify.told import STANDFIRST, headed, told


@pytest.mark.parametrize(
    ("logit", "is_open"), [(-9.0, False), (-1.0, False), (-0.9375, True), (0.0, True), (2.4375, True), (2.5, False)]
)
def test_the_model_leaves_few_lines_open(logit: float, is_open: bool) -> None:
    assert open_lines(told(page_of(f"<p>{SENTENCES[0]}</p>"), logit)) == [0] * is_open


@pytest.mark.parametrize(
    ("markup", "is_open"),
    [
        ("<p>By Jane Doe</p>", True),
        ("<div>Sign up for our newsletter</div>", True),
        ("<p>Rain fell in the hills.</p>", False),
        (f"<p>{'Rain ' * 13}</p>", False),
        ("<h2>By Jane Doe</h2>", False),
        ("<ul><li>By Jane Doe</ul>", False),
        ("<pre>rain = 1</pre>", False),
    ],
)
def test_labels_are_left_open_however_sure_the_model_is(markup: str, is_open: bool) -> None:
    assert open_lines(told(page_of(markup), 9.0)) == [0] * is_open


@pytest.mark.parametrize(
    ("text", "link_chars", "is_open"),
    [
        ("Read more: Harbour master leaves", 22, True),
        ("Rain fell in the hills.", 4, False),
        ("Published on 4 May 2031", 0, True),
        ("Read more: " + "x" * 150, 150, False),
    ],
)
def test_short_links_and_dates_are_left_open_however_sure_the_model_is(
    text: str, link_chars: int, is_open: bool
) -> None:
    page = told(text_page([text]), 9.0)
    page.link_chars[0] = link_chars
    assert open_lines(page) == [0] * is_open


def test_lines_behind_the_headline_are_left_open_in_their_order_and_once() -> None:
    sentence = SENTENCES[0]
    page = page_of(f"<h1>A</h1><p>Brief</p>{f'<p>{sentence}</p>' * 6}")
    told(page, 0.0, -2.0, -2.0, 1.0, -4.0, -3.0, 3.0, -2.0)
    assert open_lines(page) == [0, 2, 3, 5]


@pytest.mark.parametrize(("text", "logit", "is_open"), [
    (STANDFIRST, -3.9, True), (STANDFIRST, -4.0, False), (STANDFIRST[:29], -3.0, False), (STANDFIRST[:29], -0.5, True),
])  # fmt: skip
def test_lines_behind_the_headline_are_open_though_the_model_finds_them_unlikely(
    text: str, logit: float, is_open: bool
) -> None:
    assert (1 in open_lines(headed((text, logit)))) is is_open


def test_twelve_lines_behind_the_headline_are_open_and_none_without_one() -> None:
    page = headed(*[(STANDFIRST, -3.0)] * 20)
    assert open_lines(page) == list(range(1, 13))
    assert open_lines(told(page_of(f"<p>{STANDFIRST}</p><p>{SENTENCES[0]}</p>"), -3.0, 6.0)) == []
