"""Wrapped text: paragraphs put together again, and nothing else."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.segment.wrapped import unwrapped
from tests.builders import SENTENCES

PARAGRAPHS = [" ".join(SENTENCES[start : start + 3]) for start in range(3)]
POEM = """The tide comes in, the tide goes out,
The gulls cry over the quay,
And nobody knows what the boats are about
That never come home from the sea.
But here on the wall where the lanterns burn
We wait for the bells to say
That all who went out will at last return
By the light of the coming day.""".splitlines()


def wrapped(paragraphs: Sequence[str], width: int, gap: Sequence[str] = ("",)) -> list[str]:
    """Paragraphs wrapped at a width, with some lines between them."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [*gap, *textwrap.wrap(paragraph, width)]
    return lines[len(gap) :]


@pytest.mark.parametrize("width", [60, 66, 72, 78, 80, 100])
@pytest.mark.parametrize("gap", [("",), ("", "")])
def test_paragraphs_are_put_together(width: int, gap: tuple[str, ...]) -> None:
    lines = wrapped(["Harbour news", *PARAGRAPHS, "Read more"], width, gap)
    assert [line for line in unwrapped(lines) if line] == ["Harbour news", *PARAGRAPHS, "Read more"]


def test_paragraphs_without_gaps_are_told_by_their_short_last_lines() -> None:
    assert unwrapped(wrapped(PARAGRAPHS, 72, gap=())) == PARAGRAPHS


@pytest.mark.parametrize("width", [60, 72, 100])
def test_blank_lines_stay(width: int) -> None:
    assert unwrapped(wrapped(PARAGRAPHS, width)) == [PARAGRAPHS[0], "", PARAGRAPHS[1], "", PARAGRAPHS[2]]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [""],
        ["Harbour news"],
        POEM,
        PARAGRAPHS,
        [f"Ferry number {number} sails again in the spring of next year" for number in range(40)],
        [*SENTENCES],
        ["News", "Sport", "Weather"] * 30,
        [word * 12 for word in ("港の", "船が", "出た。", "海は", "静かだ。")] * 4,
    ],
)
def test_other_text_stays_as_it_is(lines: list[str]) -> None:
    assert list(unwrapped(lines)) == lines


def test_items_headings_and_rows_open_lines_of_their_own() -> None:
    openings = ["* Ferry line", "- Ferry line", "1. Ferry line", "## Ferry line", "| Ferry line |", "• Ferry line"]
    paragraph = textwrap.wrap(PARAGRAPHS[0], 72)
    lines = [line for opening in openings for line in (*paragraph, opening)]
    assert unwrapped(lines) == [line for opening in openings for line in (PARAGRAPHS[0], opening)]


def test_an_item_behind_a_line_without_room_is_one_of_its_own() -> None:
    lines = textwrap.wrap(PARAGRAPHS[0], 72)
    full = max(lines, key=len)
    assert unwrapped([*lines, "", full, "- ferryman-of-the-old-harbour"])[-2:] == [
        full,
        "- ferryman-of-the-old-harbour",
    ]


def test_long_items_do_not_hide_the_width() -> None:
    items = [f"  * [Ferry line {number}](https://tide.example/{'ferry-' * 12}{number})" for number in range(20)]
    assert unwrapped([*items, *wrapped(PARAGRAPHS, 72)]) == [*items, *unwrapped(wrapped(PARAGRAPHS, 72))]


def test_words_are_not_torn_at_hyphens() -> None:
    text = "The well-known ferry sails to the long-lost island " * 6
    assert unwrapped(textwrap.wrap(text.strip(), 60)) == [text.strip()]


def test_chinese_is_put_together_without_spaces() -> None:
    text = "港口的渡船在春天重新开航居民们都很高兴" * 20
    lines = [text[start : start + 60] for start in range(0, len(text), 60)]
    assert unwrapped(["海边 新闻 " + "港" * 54, *lines]) == ["海边 新闻 " + "港" * 54 + text]


def test_quotes_lose_the_sign_of_their_further_lines() -> None:
    lines = textwrap.wrap(PARAGRAPHS[0], 72, initial_indent="> ", subsequent_indent="> ")
    assert unwrapped(lines) == [f"> {PARAGRAPHS[0]}"]


def test_addresses_are_put_together() -> None:
    text = [
        *textwrap.wrap(PARAGRAPHS[0], 72),
        "",
        "The council spoke of [the ferry](https://tide.example/the-ferry-that-sails-",
        "again-",
        'tomorrow "The ferry") on Tuesday.',
    ]
    assert unwrapped(text)[-1] == (
        "The council spoke of [the ferry]"
        '(https://tide.example/the-ferry-that-sails-again-tomorrow "The ferry") on Tuesday.'
    )


def test_a_link_is_put_together_that_was_broken_before_its_title() -> None:
    broken = ["The council spoke of [the ferry](https://tide.example/ferry", '"The ferry") on Tuesday.']
    assert unwrapped([*textwrap.wrap(PARAGRAPHS[0], 72), "", *broken])[-1] == " ".join(broken)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Zl", "Zp", "Cc", "Cs"]))))
def test_no_letter_is_lost(lines: list[str]) -> None:
    assert "".join("".join(unwrapped(lines)).split()) == "".join("".join(lines).split())


def test_long_wrapped_text_takes_linear_time() -> None:
    lines = unwrapped(["a tide in the harbour of Skarn, where ferries and boats lie at the quay"] * 20_000)
    assert sum(map(len, lines)) > 1_300_000
    assert max(map(len, lines)) < 50_100
