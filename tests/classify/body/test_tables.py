"""A table of data that is text for the most part is text as a whole."""

from __future__ import annotations

import pytest

from bodycopy.classify.body.settle import settle
from bodycopy.classify.body.tables import overlooked_cells
from bodycopy.page import Page
from tests.builders import SENTENCES, page_of
from tests.classify.told import told

ROWS = [
    ("Name", "Default", "Meaning"),
    ("TIDE_AGE", "3600", "Seconds until a tide is stale."),
    ("TIDE", "none", "Path."),
]


def page_with(cells: list[str], *, row: int = 3) -> Page:
    rows = ("".join(cells[start : start + row]) for start in range(0, len(cells), row))
    return page_of(f"<table>{''.join(f'<tr>{cells}</tr>' for cells in rows)}</table>")


def data(form: str = "<td>{}</td>") -> Page:
    return page_with([form.format(text) for row in ROWS for text in row])


@pytest.mark.parametrize("form", ["<td>{}</td>", "<th><p>{}</p></th>", "<td><code>{}</code></td>"])
def test_cells_that_miss_in_a_table_of_data_are_text(form: str) -> None:
    assert overlooked_cells(data(form), [1, 2, 3, 5, 6, 8]) == [0, 4, 7]


def test_a_table_that_is_whole_or_mostly_no_text_stays_as_it_is() -> None:
    assert overlooked_cells(data(), list(range(9))) == []
    assert overlooked_cells(data(), [0, 1, 3, 4, 6, 7]) == []  # few of its letters
    assert overlooked_cells(data(), [2, 5]) == []


def test_layout_is_no_data() -> None:
    assert overlooked_cells(page_with([f"<td>{text}</td>" for text in SENTENCES], row=1), list(range(7))) == []
    long = [f"<td>{text} {text}</td>" for text in SENTENCES]
    assert overlooked_cells(page_with(long, row=2), list(range(7))) == []


def test_what_is_hidden_in_a_table_stays_out() -> None:
    cells = [f"<td>{text}</td>" for row in ROWS for text in row]
    cells[4] = "<td hidden>3600</td>"
    assert overlooked_cells(page_with(cells), [1, 2, 3, 5, 6, 8]) == [0, 7]


def test_the_text_takes_them_in_in_their_order() -> None:
    log_odds = [9.0] * 9
    log_odds[4] = log_odds[7] = -9.0
    assert settle(told(data(), *log_odds), []) == list(range(9))
