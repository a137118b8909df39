"""What most of the lines are that are laid out the same way, or stand in the same block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.classify.by_place.groups import _Group, _grouped, _joined, _verdicts, groups
from bodycopy.page import Page, Role
from tests.builders import page_of, text_page
from tests.classify.seen import drafted, seen, starting

BODY, DATE, LEGAL = Role.BODY, Role.DATE, Role.LEGAL
ITEMS = "<p>aaaa</p>" * 5


def said(page: Page, name: str) -> list[set[str]]:
    """What is said of each line by one kind of group."""
    return [starting(f"{name}.", names) for names in seen(groups, page)]


@pytest.mark.parametrize(
    ("drafts", "role"),
    [
        ([BODY] * 5, BODY),
        ([BODY, DATE, BODY, DATE, DATE], DATE),
        ([BODY, BODY, DATE, DATE, LEGAL], None),
        ([BODY, BODY, BODY], BODY),
        ([BODY, BODY], None),
        ([BODY, BODY, DATE], BODY),
        ([BODY, DATE, LEGAL], None),
    ],
)
def test_a_group_says_what_most_of_at_least_three_are(drafts: list[Role], role: Role | None) -> None:
    page = drafted(page_of("<p>aaaa</p>" * len(drafts)), drafts)
    assert said(page, "group") == [{f"group.{role}"} if role else set()] * len(drafts)


def test_lines_laid_out_alike_are_grouped_across_blocks() -> None:
    markup = '<div><p class="a">aaaa</p></div>' * 3 + "<p>bbbb</p>" * 3
    page = drafted(page_of(markup), [DATE] * 3 + [LEGAL] * 3)
    assert said(page, "group") == [{"group.date"}] * 3 + [{"group.legal"}] * 3


def test_blocks_are_told_apart_where_the_layout_is_the_same() -> None:
    page = drafted(page_of(f"<div>{'<p>aaaa</p>' * 3}</div>" * 2), [DATE] * 3 + [LEGAL] * 3)
    found = seen(groups, page)
    for names, role in zip(found, [DATE] * 3 + [LEGAL] * 3, strict=True):
        assert f"block.{role}" in names
        assert starting("group.", names) == set()
        assert starting("around.", names) == set()


def test_the_blocks_around_are_counted_too() -> None:
    card = "<article><h2>aaaa</h2><p>aaaa</p></article>"
    page = drafted(page_of(f"<main><section>{card * 3}</section></main>"), [DATE] * 6)
    for names in seen(groups, page):
        assert {"group.date", "around.date", "wider.date"} <= names
        assert starting("block.", names) == set()


def test_pools_weigh_margins_by_length() -> None:
    page = drafted(page_of("<p>aa</p><p>aaaaaaaa</p>"), [BODY, LEGAL], [4.0, -4.0])
    # (2 × 4 - 8 × 4) / 10 = -2.4, between the steps -3 and -1.5
    assert said(page, "pool") == [{f"pool.{name}.2" for name in ("group", "block", "around", "wider")}] * 2


@pytest.mark.parametrize(("margin", "level"), [(-9.0, 0), (-5.0, 1), (0.0, 4), (0.5, 5), (4.9, 7), (5.0, 8)])
def test_pools_fall_in_steps(margin: float, level: int) -> None:
    page = drafted(page_of(ITEMS), [BODY] * 5, [margin] * 5)
    assert all(f"pool.group.{level}" in names for names in seen(groups, page))


def test_scraped_text_tells_how_many_lines_stand_together() -> None:
    page = text_page("One\n\nOne\nTwo\nThree\n\nOne\nTwo\nThree\nFour")
    few, many = {"together.few"}, {"together.many"}
    assert seen(groups, page) == [{"together.one"}, few, few, few, many, many, many, many]


@pytest.mark.parametrize("text", ["", "One", "One\nTwo\nThree\nFour"])
def test_text_without_blank_lines_tells_nothing(text: str) -> None:
    page = text_page(text)
    assert seen(groups, page) == [set()] * len(page.lines)


LINES = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from([BODY, DATE, LEGAL]), st.integers(-9, 9), st.integers(1, 9))
)


@given(LINES, st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_joined_groups_are_those_of_the_lines_themselves(
    lines: list[tuple[int, Role, int, int]], outer: list[int]
) -> None:
    """The plain form: the wider groups are summed up line by line, as the narrower ones are."""
    drafts, margins = [role for _, role, _, _ in lines], [float(margin) for _, _, margin, _ in lines]
    lengths, keys = [length for *_, length in lines], [key for key, *_ in lines]
    narrow = _grouped(keys, drafts, margins, lengths)
    plain = _grouped([outer[key] for key in keys], drafts, margins, lengths)
    joined = _joined(narrow, outer)
    assert {key: sums(group) for key, group in joined.items()} == {key: sums(group) for key, group in plain.items()}
    assert _verdicts(joined) == _verdicts(plain)


def sums(group: _Group) -> tuple[list[str], float, int]:
    """What a group holds, in whatever order its lines were counted."""
    return sorted(group.drafts), group.margin, group.length


@given(st.lists(st.sampled_from([BODY, DATE, LEGAL]), min_size=1, max_size=12))
def test_the_role_of_most_lines_is_that_of_three_in_five(drafts: list[Role]) -> None:
    """The plain form: each role is counted and compared."""
    most: list[str] = [role for role in Role if len(drafts) >= 3 and drafts.count(role) >= 0.6 * len(drafts)]
    group = _grouped([0] * len(drafts), drafts, [0.0] * len(drafts), [1] * len(drafts))[0]
    assert [_verdicts({0: group})[0][0]] == (most or [""])
