"""How found metadata is compared with references."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import metadata, ours, results
from benchmarks.commands.metadata import metadata_command
from benchmarks.corpora import Page, Stated
from benchmarks.metadata import Count, Extractor, Found, folded, names, reference_of
from tests.builders import article_page

STATED = Stated("Ostermoor opens its ferry pier", ("Edda Thornqvist",), "2024-03-14T09:12:00")
HTML = article_page(byline="By Edda Thornqvist", date="14 March 2024").encode()
ROW = {
    "id": "1",
    "url": "https://tide.example/pier",
    "kind": "article",
    "html": HTML.decode("latin-1"),
    "body": "",
    "title": STATED.title,
    "authors": list(STATED.authors),
    "date": STATED.date,
}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A corpora folder with one page."""
    (tmp_path / "corpus").mkdir()
    with lzma.open(tmp_path / "corpus" / "aed-dev.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(ROW) + "\n")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "same"), [("Pier  – Öpens!", "PIER öpens"), ("ﬁsh", "FISH"), ("", None), ("“Pier”", "pier")]
)
def test_texts_are_folded(text: str, same: str | None) -> None:
    assert folded(text) == folded(same)


def test_agencies_count_under_their_short_names() -> None:
    assert names(["The Associated Press", "Edda", ""]) == names(["AP", "EDDA"])


def test_only_what_the_reference_names_counts() -> None:
    count = Count(milliseconds=[1.0])
    count.add(Found("a", "2024-03-14", names(["Edda", "Una"])), Found("a", "2024-03-15", names(["Edda", "Ida"])))
    count.add(metadata.NOTHING, Found("b", "2024-03-14", names(["Una"])))
    found = count.described(metadata.extractors(())[0])
    assert found.title == results.Field(pages=1, right=1.0)
    assert found.published == results.Field(pages=1, right=0.0)
    assert found.authors == results.Names(named=2, precision=0.5, recall=0.5, f1=0.5)


def test_a_reference() -> None:
    assert reference_of(STATED) == Found("ostermoor opens its ferry pier", "2024-03-14", names(["Edda Thornqvist"]))
    assert reference_of(Stated()) == metadata.NOTHING


def test_an_extractor_that_fails_has_found_nothing_and_is_counted() -> None:
    def fail(html: bytes, url: str | None) -> tuple[Found, float]:
        raise RuntimeError

    pages = [Page("1", None, HTML, stated=STATED), Page("2", None, HTML), Page("3", None, None, stated=STATED)]
    measured = metadata.measure("small", lambda: iter(pages), [Extractor("x", "x 1", fail)])
    assert measured is not None and measured.pages == 1
    [found] = measured.extractors
    assert (found.failed, found.title) == (1, results.Field(pages=1, right=0.0))
    assert metadata.measure("small", lambda: iter(pages[1:]), metadata.extractors(())) is None


def test_the_command(shared: Path) -> None:
    file = shared / "figures.json"
    arguments = ["--shared", str(shared), "--corpus", "aed-dev", "--save", str(file)]
    result = CliRunner().invoke(metadata_command, arguments)
    assert result.exit_code == 0, result.output
    assert "1 titles, 1 days, 1 authors" in result.output
    saved = results.load(file).metadata
    assert saved is not None
    assert saved.sets[0].extractors[0].name == ours.NAME
    assert metadata.figures(saved.sets) == {
        ("metadata", "aed-dev", "html", field, measure): 1.0
        for field, measure in (("title", "right"), ("published", "right"), ("authors", "f1"))
    }


def test_without_references_the_command_says_so(shared: Path) -> None:
    with lzma.open(shared / "corpus" / "bare.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({**ROW, "title": None, "authors": None, "date": None}) + "\n")
    result = CliRunner().invoke(metadata_command, ["--shared", str(shared), "--corpus", "bare"])
    assert result.exit_code == 0
    assert "No page of these corpora has a title" in result.output
