"""Tables as text and as Markdown."""

from __future__ import annotations

from benchmarks.bootstrap import Interval
from benchmarks.tables import NOTHING, Table, markdown, plain, with_bounds, without_empty_columns

TABLE = Table("Fruit", ("name", "share"), [("apple | pear", "0.500"), ("fig", "–")], ("Two kinds.",))


def test_plain_tables_are_aligned_with_numbers_to_the_right() -> None:
    assert plain(TABLE).splitlines() == [
        "Fruit",
        "",
        "  name          share",
        "  apple | pear  0.500",
        "  fig               –",
        "",
        "Two kinds.",
    ]


def test_markdown_tables_escape_their_dividers() -> None:
    assert markdown(TABLE).splitlines() == [
        "**Fruit**",
        "",
        "| name | share |",
        "| --- | ---: |",
        r"| apple \| pear | 0.500 |",
        "| fig | – |",
        "",
        "Two kinds.",
    ]


def test_figures_with_bounds_stand_to_the_right() -> None:
    cell = with_bounds(Interval(0.5, 0.25, 0.75))
    assert cell == "0.500 (0.250–0.750)"
    assert markdown(Table("", ("F1",), [(cell,)])).splitlines()[3] == "| ---: |"


def test_columns_without_a_figure_are_left_out() -> None:
    table = without_empty_columns(Table("", ("a", "b", "c"), [("1", NOTHING, NOTHING), ("2", NOTHING, "3")]))
    assert (table.header, table.rows) == (("a", "c"), [("1", NOTHING), ("2", "3")])
