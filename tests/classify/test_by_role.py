"""The lines of a page by their roles."""

from __future__ import annotations

from bodycopy.classify.by_role import lines_by_role, lines_of
from bodycopy.page import Role
from tests.builders import text_page


def test_lines_stand_by_their_roles_in_order() -> None:
    page = text_page(["One", "Two", "Three"])
    for line, role in zip(page.lines, (Role.BODY, Role.DATE, Role.BODY), strict=True):
        line.role = role
    assert [line.text for line in lines_of(page, Role.BODY)] == ["One", "Three"]
    assert [line.text for line in lines_of(page, Role.DATE)] == ["Two"]
    assert list(lines_of(page, Role.TITLE)) == []
    assert set(lines_by_role(page)) == {Role.BODY, Role.DATE}
