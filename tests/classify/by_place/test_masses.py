"""How much of the page's prose a line's blocks hold, and the lines that are laid out alike."""

from __future__ import annotations

from bisect import bisect_right

import pytest
from hypothesis import given

from bodycopy.classify.by_place.masses import masses
from bodycopy.classify.prose import prose_length
from bodycopy.classify.shapes import shapes_of
from bodycopy.page import Page
from tests.builders import SENTENCES, links, page_of, paragraphs, text_page
from tests.classify.nested import MARKUP
from tests.classify.seen import seen, starting

SHARES = (0.02, 0.1, 0.3, 0.6, 0.95)


def plain(page: Page) -> list[set[str]]:
    """The oracle: each line's blocks weighed by themselves, line by line."""
    lines = page.lines
    amounts = [prose_length(line.text, line.length, line.link_chars) for line in lines]
    chains = []
    for line in lines:
        chain = [line.box]
        while chain[-1]:
            chain.append(page.parents[chain[-1]])
        chains.append(chain)

    def inside(box: int) -> int:
        return sum(amount for amount, chain in zip(amounts, chains, strict=True) if box in chain)

    def container(index: int) -> int:
        box = page.line_boxes[index]
        return box if page.line_boxes.count(box) > 1 else page.parents[box]

    def own(index: int) -> int:
        return sum(amounts[other.index] for other in lines if container(other.index) == container(index))

    def alike(index: int) -> list[int]:
        block = lines[index].context.block
        return [amounts[other.index] for other in lines if other.context.block is block]

    def step(part: int, whole: int) -> int:
        return bisect_right(SHARES, part / (whole or 1))

    heaviest = max((own(line.index) for line in lines), default=0)
    heaviest_alike = max((sum(alike(line.index)) for line in lines), default=0)
    total = inside(0)
    richness = bisect_right((400, 1500, 4000), total)
    found = []
    for line in lines:
        around = step(inside(page.parents[container(line.index)]), total)
        whole = step(inside(container(line.index)), total)
        share = step(own(line.index), heaviest)
        like = alike(line.index)
        shape = shapes_of(page)[line.index]
        found.append(
            {
                f"mass.own.{share}.{richness}",
                f"mass.whole.{whole}.{around}",
                f"mass.{share}.{around}",
                f"alike.{step(sum(like), heaviest_alike)}.{shape}",
                f"alike.count.{bisect_right((1, 2, 4, 8), len(like))}.{shape}",
            }
        )
    return found


@given(MARKUP)
def test_masses_are_those_of_weighing_each_block_by_itself(markup: str) -> None:
    page = page_of(markup)
    assert seen(masses, page) == plain(page)


def test_the_block_with_the_prose_weighs_most() -> None:
    found = seen(masses, page_of(f"<nav>{links('Home', 'News', 'Sport')}</nav><div>{paragraphs(4)}</div>"))
    menu, body = found[0], found[-1]
    assert {"mass.own.0.1", "mass.whole.0.0", "mass.0.0"} <= menu
    assert {"mass.own.5.1", "mass.whole.5.5", "mass.5.5"} <= body
    assert starting("alike.", menu) == {"alike.0.linked", "alike.count.2.linked"}
    assert starting("alike.", body) == {"alike.5.long", "alike.count.3.long"}


def test_two_blocks_share_the_prose() -> None:
    found = seen(masses, page_of(f"<div>{paragraphs(2)}</div><section>{paragraphs(2)}</section>"))
    assert [starting("mass.", names) for names in found] == [{"mass.own.5.1", "mass.whole.3.5", "mass.5.5"}] * 4


def test_a_page_without_prose() -> None:
    found = seen(masses, page_of("<ul><li>One</li><li>Two</li></ul>"))
    assert [starting("mass.", names) for names in found] == [{"mass.own.0.0", "mass.whole.0.0", "mass.0.0"}] * 2


def test_scraped_text_has_no_masses() -> None:
    assert seen(masses, text_page(["Menu", " ".join(SENTENCES[:2])])) == [set(), set()]


@pytest.mark.parametrize("page", [page_of(""), text_page("")], ids=["markup", "text"])
def test_a_page_without_lines(page: Page) -> None:
    assert seen(masses, page) == []
