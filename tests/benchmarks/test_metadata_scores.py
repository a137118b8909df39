"""How found metadata is compared with references."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.metadata import Found, Score, command, folded, names, reference_of
from tests.builders import article_page

ROW = {
    "id": "1",
    "url": "https://tide.example/pier",
    "kind": "article",
    "html": article_page(byline="By Edda Thornqvist", date="14 March 2024").encode().decode("latin-1"),
    "body": "",
    "title": "Ostermoor opens its ferry pier",
    "authors": ["Edda Thornqvist"],
    "date": "2024-03-14T09:12:00",
}


@pytest.mark.parametrize(
    ("text", "same"), [("Pier  – Öpens!", "PIER öpens"), ("ﬁsh", "FISH"), ("", None), ("“Pier”", "pier")]
)
def test_texts_are_folded(text: str, same: str | None) -> None:
    assert folded(text) == folded(same)


def test_agencies_count_under_their_short_names() -> None:
    assert names(["The Associated Press", "Edda", ""]) == names(["AP", "EDDA"])


def test_only_what_the_reference_names_counts() -> None:
    score = Score("x", milliseconds=[1.0])
    score.add(Found("a", "2024-03-14", names(["Edda", "Una"])), Found("a", "2024-03-15", names(["Edda", "Ida"])))
    score.add(Found("", "", frozenset()), Found("b", "2024-03-14", names(["Una"])))
    assert score.cells() == ("x", "1.000", "0.000", "0.500", "0.500", "0.500", "1.00")


def test_a_reference() -> None:
    assert reference_of(ROW) == Found("ostermoor opens its ferry pier", "2024-03-14", names(["Edda Thornqvist"]))
    assert reference_of({"title": None, "authors": None, "date": None}) == Found("", "", frozenset())


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    with lzma.open(tmp_path / "corpus" / "aed-dev.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(ROW) + "\n")
    result = CliRunner().invoke(command, ["--shared", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "1 titles, 1 days, 1 authors" in result.output
    assert " 1.000  " in result.output.partition("bodycopy")[2].splitlines()[0]


def test_without_corpora_the_command_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--shared", str(tmp_path)])
    assert result.exit_code == 2
    assert "no pages with reference metadata" in result.output
