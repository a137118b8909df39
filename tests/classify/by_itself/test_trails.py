"""Breadcrumbs in one line."""

from __future__ import annotations

import pytest

import bodycopy
from bodycopy import Role
from bodycopy.classify.by_itself.trails import trails
from tests.builders import SENTENCES, text_page


def found(text: str) -> list[str]:
    """The signs that are seen in a line."""
    page = text_page([text])
    trails(page, page.lines)
    return [evidence.name for line in page.lines for evidence in line.evidence]


@pytest.mark.parametrize(
    "text",
    [
        "Home > News > Harbour",
        "Home › Regio › Oudezwaag",
        "Home » San Jose",
        "Startseite›Politik›Hafen",
        "トップ › 社会 › 港",
        "Blog » 7 tips for 2031",
    ],
)
def test_steps_with_arrows_between(text: str) -> None:
    assert found(text) == ["trail"]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour",
        "Read more >",
        "> A quote",
        "fn max(self, other: Self) -> Self",
        "impl<T> From<T> for T",
        "The harbour master said: « Tomorrow » and left.",
        "7h18 - Les comptes du port « très dégradés » en 2022",
        "x>0",
        "One > two.",
        "> > >",
        f"{'Harbour ' * 20} > News",
    ],
)
def test_other_lines(text: str) -> None:
    assert found(text) == []


def test_the_line_is_a_section() -> None:
    lines = ["Home > News > Harbour", "", "Ferry sails again from the old harbour of Ostermoor", "", *SENTENCES * 3]
    article = bodycopy.extract_lines(lines)
    assert article.lines[0].role is Role.SECTION
    assert article.section[:2] == ("News", "Harbour")
