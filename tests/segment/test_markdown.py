"""The remains of Markdown: signs go, text, links, pictures and what lines were stay."""

from __future__ import annotations

import time

import pytest

import bodycopy
from bodycopy.segment.markdown import Scraped, is_markdown, unmarked
from bodycopy.segment.numbered import cut_addresses
from bodycopy.segment.text import segment_text

ADDRESS = "https://tide.example/ferry"
PAGE = f"""
# Ferry returns to the harbour

![The quay](https://tide.example/quay.jpg)

*The quay in May. Photo: Una Skarn*

The ferry sails again after [years of debate]({ADDRESS}).

- Twice a day
* On **Sundays**, too

> "A great day," she said.

```
sail(harbour)
    # at dawn
```

| Day | Time |
| --- | ---: |
| Sunday | 9 a.m. |
""".splitlines()


def read(line: str) -> Scraped:
    """What is read of one line."""
    (found,) = unmarked([line], {})
    return found


def test_markdown_is_told_by_its_signs() -> None:
    assert is_markdown(PAGE)
    assert not is_markdown(["# install it", "pip install it", "# run it", "it", "# stop it", "kill it"])
    assert not is_markdown(["* * *", "- a", "* b", "[1] c", "(d)", "2 * 3 * 4", "_e_"])
    assert not is_markdown([])


def test_a_whole_page() -> None:
    assert [(line.tag, line.text) for line in unmarked(PAGE, {}) if line.text.strip()] == [
        ("h1", "Ferry returns to the harbour"),
        ("", "The quay in May. Photo: Una Skarn"),
        ("", "The ferry sails again after years of debate."),
        ("li", "Twice a day"),
        ("li", "On Sundays, too"),
        ("blockquote", '"A great day," she said.'),
        ("pre", "sail(harbour)"),
        ("pre", "    # at dawn"),
        ("", "Day | Time"),
        ("", "Sunday | 9 a.m."),
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("[a](b)", "a"),
        ("[a](<b c>)", "a"),
        ("[a](b 'c (d)')", "a"),
        ("[a [b]](c)", "a [b]"),
        ("[a](b_(c))", "a"),
        (r"[a \] b](c)", "a ] b"),
        ("[![a](b)](c)", ""),
        ("![a](data:image/svg+xml,%3Csvg width='6' d='rotate(9)'%3E) b", "b"),
        ("[a][b]", "[a][b]"),
        ("he said [sic] (and left)", "he said [sic] (and left)"),
        (r"\[a\](b)", "[a](b)"),
        ("a](b)", "a"),
        ("[a", "a"),
        ("## a ##", "a"),
        ("#a", "#a"),
        ("+ a", "a"),
        ("- [x] a", "a"),
        ("> > a", "a"),
        ("**a** _b_ ***c*** `d`", "a b c d"),
        ("snake_case 2 * 3 a*b", "snake_case 2 * 3 a*b"),
        (r"1\. a \* b", "1. a * b"),
        ("<https://tide.example>", "https://tide.example"),
        ("* * *", ""),
        ("| --- | :-: |", ""),
        ("=====", ""),
        ("", ""),
    ],
)
def test_lines(line: str, text: str) -> None:
    assert read(line).text == text


def test_the_longest_link_is_where_a_line_goes() -> None:
    assert read("[News](/news) [Ferry returns](/ferry) [More](/more)").href == "/ferry"
    assert read("No link").href is None


def test_pictures_are_kept_apart() -> None:
    assert read("![The quay](/quay.jpg 'Quay') and ![](/tide.jpg)").pictures == [
        ("/quay.jpg", "The quay"), ("/tide.jpg", ""),
    ]  # fmt: skip


def test_numbered_addresses_are_put_into_their_lines() -> None:
    lines = ["   [1]News [2] Sport", "   The ferry [3]sails, he said [9].", "", "References", "", "   1. /news",
             "   2. https://tide.example/sport", "   3. /ferry"]  # fmt: skip
    before, addresses = cut_addresses(lines)
    assert addresses == {"1": "/news", "2": "https://tide.example/sport", "3": "/ferry"}
    assert [(line.text, line.href) for line in unmarked(before, addresses)][:2] == [
        ("News Sport", "https://tide.example/sport"), ("The ferry sails, he said [9].", "/ferry"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ["Ten rules", "1. Sail on.", "2. Sail well.", "3. Sail home."],
        ["The ferry[1]", "1. tide.example/ferry"],
        [],
    ],
)
def test_other_lists_at_the_end_are_no_addresses(lines: list[str]) -> None:
    assert cut_addresses(lines) == (lines, {})


def test_links_by_reference() -> None:
    before, addresses = cut_addresses(["[The ferry][2] sails", "[1]: /news", '[2]: /ferry "Ferry"', "[3]: /a.html"])
    assert [(line.text, line.href) for line in unmarked(before, addresses)] == [("The ferry sails", "/ferry")]


def test_what_the_article_makes_of_it() -> None:
    article = bodycopy.extract_lines(PAGE)
    assert [line.text for line in article.lines][:2] == [
        "Ferry returns to the harbour", "The quay in May. Photo: Una Skarn",
    ]  # fmt: skip
    assert not [line.text for line in article.lines if "](" in line.text or "**" in line.text]


@pytest.mark.parametrize(
    "unit", ["[", "![", "[a](", "\\", "[\\", "**a ", "_a ", "[a [b] ", "[a](b(", "[a](data:(", "[1] "]
)
def test_signs_without_end_take_linear_time(unit: str) -> None:
    lines = [*["[a](b)"] * 3, unit * (100_000 // len(unit))]
    began = time.process_time()
    assert is_markdown(lines)
    assert len(list(unmarked(lines, {"1": "a"}))) == 4
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("before", "after"), [("", "a"), ("[a](", "a"), ("> ", "a"), ("|", "a"), ("# a", "#a"), ("", "-")]
)
def test_white_space_without_end_takes_linear_time(before: str, after: str) -> None:
    lines = [*["[a](b)"] * 3, before + " " * 200_000 + after]
    began = time.process_time()
    page = segment_text(lines)
    assert time.process_time() - began < 2
    assert len(page.texts) in (3, 4)
