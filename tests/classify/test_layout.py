"""Sums of lines and prose by block and by context are those of climbing from every line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.classify.layout import Layout, Prose, layout_of, prose_of
from bodycopy.classify.prose import prose_length
from bodycopy.page import Context, Line, Page
from tests.builders import SENTENCES, article_page, page_of, text_page
from tests.classify.nested import MARKUP


def prose_of_line(line: Line) -> int:
    return prose_length(line.text, line.length, line.link_chars)


def boxes_around(page: Page, line: Line) -> Iterator[int]:
    """The boxes that hold the line, its own first."""
    box = line.box
    while box:
        yield box
        box = page.parents[box]
    yield 0


def contexts_around(line: Line) -> Iterator[Context]:
    """The contexts that hold the line, its own first."""
    here: Context | None = line.context
    while here is not None:
        yield here
        here = here.parent


def check(page: Page) -> None:
    """Compare the page's layout with sums that are made by climbing from every line."""
    inside: dict[int, list[Line]] = {box: [] for box in range(len(page.parents))}
    by_context: Counter[Context] = Counter()
    for line in page.lines:
        for box in boxes_around(page, line):
            inside[box].append(line)
        for context in contexts_around(line):
            by_context[context] += prose_of_line(line)
    prose, layout = Prose(page), Layout(page)
    assert prose.lines == [prose_of_line(line) for line in page.lines]
    assert prose.total == sum(map(prose_of_line, page.lines))
    assert prose.by_context == {context: amount for context, amount in by_context.items() if amount}
    assert layout.prose == [sum(map(prose_of_line, lines)) for lines in inside.values()]
    assert layout.direct == [sum(line.box == box for line in lines) for box, lines in inside.items()]
    for box, lines in inside.items():
        if lines:
            assert (layout.first[box], layout.last[box]) == (lines[0].index, lines[-1].index)
        else:
            assert layout.first[box] > len(page.lines)
            assert layout.last[box] == -1
    for line in page.lines:
        alone = sum(other.box == line.box for other in page.lines) == 1
        assert layout.containers[line.index] == (page.parents[line.box] if alone else line.box)


@given(st.lists(MARKUP, max_size=5).map("".join))
def test_sums_are_those_of_climbing_from_every_line(markup: str) -> None:
    check(page_of(markup))


@given(st.lists(st.sampled_from(["", "Menu", *SENTENCES[:2]]), max_size=12))
def test_sums_of_scraped_text(lines: list[str]) -> None:
    check(text_page(lines))


def test_sums_of_a_deep_page() -> None:
    check(page_of(f"{'<div>' * 1500}{SENTENCES[0]}{'</div>' * 700}{SENTENCES[1]}"))


def test_sums_of_an_article() -> None:
    page = page_of(article_page(sidebar="<p>Menu</p>"))
    check(page)
    layout = layout_of(page)
    (article,) = (box for box, context in enumerate(page.box_contexts) if context.tag == "article")
    assert layout.prose[article] == prose_of(page).total > 0


def test_a_layout_is_reckoned_once_a_page() -> None:
    page = page_of(article_page())
    assert layout_of(page) is layout_of(page)
    assert layout_of(page) is not layout_of(page_of(article_page()))
    assert prose_of(page) is prose_of(page)
    assert prose_of(page) is not prose_of(page_of(article_page()))


@pytest.mark.parametrize("page", [Page(), page_of(""), text_page("")], ids=["bare", "markup", "text"])
def test_a_page_without_lines(page: Page) -> None:
    assert (prose_of(page).total, prose_of(page).lines, prose_of(page).by_context) == (0, [], {})
    assert layout_of(page).containers == []
