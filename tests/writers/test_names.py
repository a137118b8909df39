"""Names of output files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bodycopy.sources import Place
from bodycopy.sources.types import Kind
from bodycopy.writers.names import common_folder, output_name

pytestmark = pytest.mark.skipif(os.name != "posix", reason="paths of POSIX")


def place(file: str, member: str = "", number: int = 0, label: str = "") -> Place:
    return Place(file, file, Kind.HTML, member, number, label=label)


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        (["crawl"], "crawl"),
        (["crawl/a.html"], "crawl"),
        (["crawl", "other/b.html"], ""),
        (["crawl/**/x/*.html"], "crawl"),
        (["[crawl]/*.html"], "[crawl]"),
        (["[other]/*.html"], ""),
        (["a.html"], ""),
        ([], ""),
    ],
)
def test_the_folder_that_all_are_in(
    paths: list[str], folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "crawl").mkdir()
    (tmp_path / "[crawl]").mkdir()
    assert Path(common_folder(paths)) == tmp_path / folder


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (place("/crawl/a/b.html"), "a/b.html.md"),
        (place("/crawl/a/../c.html"), "c.html.md"),
        (place("-"), "stdin.md"),
        (place("/crawl/stdin"), "stdin_.md"),
        (place("/crawl/stdin_"), "stdin__.md"),
        (place("/crawl/a/stdin"), "a/stdin.md"),
        (place("/crawl/x.zip", "../../evil.html", 7, "../../evil.html"), "x.zip.pages/0000007-evil.html.md"),
        (place("/crawl/x.warc", "12", 7, "https://www.a.example/b?c=1"), "x.warc.pages/0000007-a.example-b-c-1.md"),
        (place("/crawl/x.jsonl", "12", 12), "x.jsonl.pages/0000012.md"),
        (place("-", "12", 12), "stdin.pages/0000012.md"),
    ],
)
def test_names(source: Place, name: str) -> None:
    assert output_name(source, "/crawl", ".md") == name


def test_long_names_are_shortened_and_stay_apart() -> None:
    names = {output_name(place(f"/crawl/{'ä' * 125}{end}.html"), "/crawl", ".md") for end in "ab"}
    assert len(names) == 2
    assert all(len(os.fsencode(name)) <= 255 and name.endswith(".md") for name in names)
