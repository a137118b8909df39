"""A heading says what stands below it."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_place.runs import runs
from bodycopy.page import Page, Role
from tests.builders import links, page_of, paragraphs, text_page
from tests.classify.seen import seen

BODY, RELATED, COMMENT = Role.BODY, Role.RELATED, Role.COMMENT


def below(page: Page, **drafts: Role) -> dict[str, set[str]]:
    """What is said of the lines by text, where lines with the named texts are drafted so and all others as body."""
    for line in page.lines:
        line.draft = drafts.get(line.text, BODY)
    found = seen(runs, page)
    return {line.text: names for line, names in zip(page.lines, found, strict=True) if names}


def test_a_heading_speaks_for_its_block() -> None:
    page = page_of(f"<div>{paragraphs(3)}</div><div><h3>More</h3><p>a</p><p>b</p><p>c</p><p>d</p></div><p>e</p>")
    near, far = {"below.block.related.near"}, {"below.block.related.far"}
    assert below(page, More=RELATED) == {"a": near, "b": near, "c": near, "d": far}


def test_a_heading_alone_in_its_block_speaks_for_the_block_around() -> None:
    page = page_of(f"<div>{paragraphs(3)}</div><div><div><h3>More</h3></div><p>a</p></div><p>b</p>")
    assert below(page, More=RELATED) == {"a": {"below.block.related.near"}}


def test_the_nearest_heading_above_speaks() -> None:
    page = page_of(f"<div>{paragraphs(3)}</div><div><h3>More</h3><p>a</p><h3>Talk</h3><p>b</p></div>")
    assert below(page, More=RELATED, Talk=COMMENT) == {
        "a": {"below.block.related.near"},
        "Talk": {"below.block.related.near"},
        "b": {"below.block.comment.near"},
    }


def test_a_heading_around_another_one_s_block_speaks_again_behind_it() -> None:
    inner = "<div><h3>Talk</h3><p>b</p></div>"
    page = page_of(f"<div>{paragraphs(3)}</div><div><h3>More</h3><p>a</p>{inner}<p>c</p></div><p>d</p>")
    assert below(page, More=RELATED, Talk=COMMENT) == {
        "a": {"below.block.related.near"},
        "Talk": {"below.block.related.near"},
        "b": {"below.block.comment.near"},
        "c": {"below.block.related.far"},
    }


def test_a_heading_in_the_body_speaks_for_the_links_behind_it_only() -> None:
    page = page_of(f"<div>{paragraphs(2)}<h3>More</h3>{links('a', 'b')}<p>c</p>{paragraphs(2)}</div>")
    assert below(page, More=RELATED) == {"a": {"below.links.related.near"}, "b": {"below.links.related.near"}}


@pytest.mark.parametrize(
    ("markup", "draft"),
    [
        ("<h3>Words</h3>", BODY),
        ("<h3>Words</h3>", Role.NAVIGATION),
        ("<p>Words</p>", RELATED),
        (f"<h3>{'x' * 71}</h3>", RELATED),
    ],
)
def test_what_is_no_heading(markup: str, draft: Role) -> None:
    page = page_of(f"<div>{paragraphs(3)}</div><div>{markup}<p>a</p></div>")
    page.lines[3].draft = draft
    for line in page.lines[:3]:
        line.draft = BODY
    assert seen(runs, page) == [set()] * 5


def test_a_phrase_makes_a_heading_of_any_element() -> None:
    page = page_of(f"<div>{paragraphs(3)}</div><div><p>Related stories</p><p>a</p></div>")
    page.lines[3].draft = RELATED
    assert seen(runs, page)[-1] == {"below.block.related.near"}
    page.lines[3].draft = COMMENT  # not what the phrase says
    assert seen(runs, page)[-1] == set()


def test_a_phrase_within_a_line_makes_no_heading() -> None:
    page = page_of(f"<div>{paragraphs(3)}</div><div><p>It goes to your inbox</p><p>a</p></div>")
    page.lines[3].draft = Role.PROMO
    assert seen(runs, page)[-1] == set()


def test_a_heading_that_opens_the_block_with_the_prose_speaks_for_it() -> None:
    page = page_of(f"<div><h3>Talk</h3><p>a</p>{paragraphs(3)}</div><p>b</p>")
    found = below(page, Talk=COMMENT)
    assert found["a"] == {"below.block.comment.near"}
    assert len(found) == 4


def test_a_run_ends_somewhere() -> None:
    items = "".join(f"<p>{number}</p>" for number in range(200))
    page = page_of(f"<div>{paragraphs(3)}</div><div><h3>More</h3>{items}</div>")
    assert below(page, More=RELATED).keys() == {str(number) for number in range(150)}


def test_a_heading_at_the_end_speaks_for_nothing() -> None:
    assert below(page_of(f"{paragraphs(2)}<h3>More</h3>"), More=RELATED) == {}


def test_scraped_text_runs_to_the_next_blank_line() -> None:
    page = text_page("It rained.\n\nRelated stories\n\na\nb\n\nc")
    page.lines[1].draft = RELATED
    near = {"below.block.related.near"}
    assert seen(runs, page) == [set(), set(), near, near, set()]


def test_scraped_text_without_blank_lines_runs_for_thirty_lines() -> None:
    page = text_page(["Related stories", *(f"Line {number}" for number in range(40))])
    page.lines[0].draft = RELATED
    found = seen(runs, page)
    assert found[1:4] == [{"below.lines.related.near"}] * 3
    assert found[4:31] == [{"below.lines.related.far"}] * 27
    assert found[31:] == [set()] * 10


def test_headlines_that_take_turns_with_longer_lines_are_cards() -> None:
    stories = ["Ferry late", "It came an hour late.", "Storm near", "It comes on Sunday.", "Pier shut"]
    page = text_page(["It rained.", "", "Related stories", "", *stories, "", "Sun"])
    page.lines[1].draft = RELATED
    near, far = {"below.cards.related.near"}, {"below.cards.related.far"}
    assert seen(runs, page) == [set(), set(), near, near, near, far, far, set()]
