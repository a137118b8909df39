"""The drafted roles of the lines before and behind."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bodycopy.classify.by_place.neighbours import neighbours
from bodycopy.page import Role
from tests.builders import text_page
from tests.classify.seen import drafted, seen


def plain(drafts: list[Role], index: int) -> set[str]:
    """The oracle: what the line's neighbours say, looked up one by one."""

    def at(place: int) -> str:
        return str(drafts[place]) if 0 <= place < len(drafts) else "edge"

    between = {f"between.{at(index - 1)}"} if at(index - 1) == at(index + 1) else set()
    return between | {
        f"before.1.{at(index - 1)}",
        f"before.2.{at(index - 2)}",
        f"after.1.{at(index + 1)}",
        f"after.2.{at(index + 2)}",
    }


@given(st.lists(st.sampled_from(list(Role)[:4]), max_size=8))
def test_neighbours_are_those_of_a_plain_look_up(drafts: list[Role]) -> None:
    page = drafted(text_page([f"Line {number}" for number in range(len(drafts))]), drafts)
    assert seen(neighbours, page) == [plain(drafts, index) for index in range(len(drafts))]


def test_one_line_stands_between_two_edges() -> None:
    page = drafted(text_page("One"), [Role.BODY])
    assert seen(neighbours, page) == [
        {"before.1.edge", "before.2.edge", "after.1.edge", "after.2.edge", "between.edge"}
    ]
