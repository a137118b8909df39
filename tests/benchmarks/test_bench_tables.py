"""Tables as text and as Markdown, and their place in the README."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import readme
from benchmarks.tables import Table, markdown, plain

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


def test_the_readme_keeps_what_stands_around_the_figures(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("before\n<!-- benchmarks:speed -->\nold\n<!-- /benchmarks:speed -->\nafter\n", "utf-8")
    readme.write_tables("speed", [TABLE], path)
    once = path.read_text("utf-8")
    readme.write_tables("speed", [TABLE], path)
    assert path.read_text("utf-8") == once
    assert once.startswith("before\n<!-- benchmarks:speed -->\n\n**Fruit**\n")
    assert once.endswith("\nTwo kinds.\n\n<!-- /benchmarks:speed -->\nafter\n")
    assert "old" not in once


def test_a_readme_without_a_place_for_the_figures_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("<!-- benchmarks:quality -->\n", "utf-8")
    with pytest.raises(readme.NoPlaceError, match="<!-- /benchmarks:quality -->"):
        readme.write_tables("quality", [TABLE], path)
    assert path.read_text("utf-8") == "<!-- benchmarks:quality -->\n"
