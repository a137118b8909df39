"""Pages are read from fixtures and corpora, and what is absent is left out."""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from benchmarks import corpora
from benchmarks.corpora import View
from benchmarks.roles import SCORED

OTHER_ROLES = {"section", "navigation", "widget", "legal"}


def _write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A corpora folder with two corpora of one page each, both pages labelled too."""
    page = {"id": "1", "url": "https://a.example/", "kind": "forum", "html": b"<p>caf\xc3\xa9".decode("latin-1")}
    for name in ("other-dev", "small-dev"):
        _write_rows(tmp_path / "corpus" / f"{name}.jsonl.xz", [page | {"body": "café"}])
    labelled = {"url": "https://a.example/", "lines": [["body", "café"], ["legal", "all rights"]]}
    sets = [{"set": "small-dev", "id": "1"}, {"set": "other-dev", "id": "1"}]
    _write_rows(tmp_path / "roles" / "dev.jsonl.xz", [labelled | of for of in sets])
    return tmp_path


def _fixture(folder: Path, source: str, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "meta.toml").write_text('url = "https://b.example/"\ntitle = "News"\nlanguage = "en-GB"\n', "utf-8")
    (folder / "gold.tsv").write_text("title\tNews\nbody\tOne two.\nsubheading\tThree\nlegal\t©\n", "utf-8")
    (folder / source).write_text(text, "utf-8")


def test_present_names_what_is_there(shared: Path, tmp_path: Path) -> None:
    assert list(corpora.present(shared, tmp_path / "no fixtures")) == ["other-dev", "small-dev", "roles"]
    assert corpora.present(tmp_path / "nothing", tmp_path / "no fixtures") == {}


def test_a_corpus_page_has_its_exact_bytes_and_no_scraped_text(shared: Path) -> None:
    [page] = corpora.present(shared)["small-dev"]()
    assert page.html == b"<p>caf\xc3\xa9"
    assert (page.id, page.kind, page.reference, page.labelled) == ("1", "forum", "café", None)
    assert page.views == (View.HTML,)


def test_labelled_pages_take_their_html_from_the_corpora(shared: Path) -> None:
    for page in corpora.read_labelled(shared):
        assert page.html == b"<p>caf\xc3\xa9"
        assert page.views == (View.HTML, View.TEXT)
        assert page.scraped == ("café", "all rights")
        assert page.labelled == (("body", "café"), ("legal", "all rights"))
        assert page.reference is None


def test_labelled_pages_are_read_as_text_only_where_the_html_of_one_is_absent(shared: Path) -> None:
    (shared / "corpus" / "other-dev.jsonl.xz").unlink()
    assert [page.views for page in corpora.read_labelled(shared)] == [(View.TEXT,)] * 2


def test_a_fixture_of_html_can_be_read_as_text_as_well(tmp_path: Path) -> None:
    _fixture(tmp_path / "page", "page.html", "<h1>News</h1>")
    [page] = corpora.read_fixtures(tmp_path)
    assert page.views == (View.HTML, View.TEXT)
    assert page.reference == "One two.\nThree"
    assert page.scraped == ("News", "One two.", "Three", "©")
    assert (page.language, page.stated.title) == ("en", "News")


def test_a_fixture_of_scraped_text_keeps_its_gaps_and_has_no_html(tmp_path: Path) -> None:
    _fixture(tmp_path / "page", "page.txt", "News\n\nOne two.\n")
    [page] = corpora.read_fixtures(tmp_path)
    assert page.views == (View.TEXT,)
    assert page.scraped == ("News", "", "One two.", "")


def test_a_row_without_a_tab_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text("body\tOne\n\nbody Two\n", "utf-8")
    with pytest.raises(ValueError, match=r"gold\.tsv:3"):
        corpora.read_labels(path)


def test_a_damaged_file_of_rows_is_a_sentence(shared: Path) -> None:
    path = shared / "corpus" / "small-dev.jsonl.xz"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(corpora.CorpusError, match=r"small-dev\.jsonl\.xz is damaged after \d rows .*copy it anew"):
        list(corpora.read_pages(path))


@pytest.mark.parametrize("change", [{"html": 1}, {"html": "漢"}, {"body": ["a"]}, {"keep": "a"}, {"authors": [1]}])
def test_a_row_of_another_form_is_a_sentence(shared: Path, change: dict[str, Any]) -> None:
    path = shared / "corpus" / "small-dev.jsonl.xz"
    [row] = corpora.read_rows(path)
    _write_rows(path, [row, row | change])
    with pytest.raises(corpora.CorpusError, match=r"small-dev\.jsonl\.xz has another form than expected after 1 rows"):
        list(corpora.read_pages(path))


@pytest.mark.parametrize("row", [{"id": "1"}, [1], {"set": "a", "id": "1", "url": None, "lines": [["body"]]}])
def test_a_labelled_row_of_another_form_is_a_sentence(shared: Path, row: Any) -> None:
    _write_rows(shared / "roles" / "dev.jsonl.xz", [row])
    with pytest.raises(corpora.CorpusError, match=r"dev\.jsonl\.xz has another form than expected after 0 rows"):
        list(corpora.read_labelled(shared))


def test_snippets_and_what_annotators_state_are_read(tmp_path: Path) -> None:
    row = {"id": "1", "url": None, "kind": "article", "html": "<html lang='DE-at'>", "body": "a", "keep": ["a"]}
    _write_rows(tmp_path / "x.jsonl.xz", [row | {"drop": None, "title": "T", "authors": ["A"], "date": "2031-05-04"}])
    [page] = corpora.read_pages(tmp_path / "x.jsonl.xz")
    assert (page.keep, page.drop, page.language) == (("a",), (), "de")
    assert page.stated == corpora.Stated("T", ("A",), "2031-05-04")


@pytest.mark.parametrize(
    ("html", "language"),
    [
        (b"<HTML class=x lang=pt-BR>", "pt"),
        (b"<html><p lang='de'>", None),
        (b"<html data-lang='x'>", None),
        (b"", None),
    ],
)
def test_the_declared_language_is_the_html_elements(html: bytes, language: str | None) -> None:
    assert corpora.declared_language(html) == language


def test_the_projects_fixtures_are_labelled_with_known_roles() -> None:
    roles = {role for page in corpora.read_fixtures(corpora.FIXTURES) for role, _ in page.labelled or ()}
    assert roles
    assert roles <= {*SCORED, *OTHER_ROLES}


@pytest.mark.parametrize(("name", "pages"), [("aed-dev", 204), ("fundus-dev", 131)])
def test_the_corpora_beside_the_checkout_are_whole(name: str, pages: int) -> None:
    present = corpora.present()
    if name not in present:
        pytest.skip(f"{name} is not in the corpora folder beside the checkout")
    read = list(present[name]())
    assert len(read) == pages
    assert all(page.html and page.reference for page in read)
