"""Public sets are read in their own layout; what is absent or damaged is a sentence."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import corpora
from benchmarks.corpora import CorpusError, Page, Stated
from benchmarks.corpora.pairs import read_pairs
from benchmarks.corpora.trafilatura import read_trafilatura
from benchmarks.corpora.wcxb import read_wcxb
from benchmarks.corpora.zyte import read_zyte

HTML = b'<html lang="en-GB"><p>One two'


def _json(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), "utf-8")


def _gzip(path: Path, content: bytes = HTML) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content))


@pytest.fixture
def wcxb(tmp_path: Path) -> Path:
    truth = {
        "main_content": "One two", "with": ["One"], "without": ["Menu"],
        "title": "T", "author": "A", "publish_date": "d",
    }  # fmt: skip
    row = {"url": "https://a.example/", "ground_truth": truth, "_internal": {"page_type": {"primary": "category"}}}
    _json(tmp_path / "dev" / "ground-truth" / "0001.json", row)
    _gzip(tmp_path / "dev" / "html" / "0001.html.gz")
    return tmp_path


@pytest.fixture
def zyte(tmp_path: Path) -> Path:
    _json(tmp_path / "ground-truth.json", {"ab": {"articleBody": "One two", "url": "https://a.example/"}})
    _gzip(tmp_path / "html" / "ab.html.gz")
    return tmp_path


@pytest.fixture
def trafilatura(tmp_path: Path) -> Path:
    row = {"with": ["One"], "without": ["Menu"], "title": "T", "author": "", "date": "2031-05-04"}
    urls = {"https://a.example/": row | {"file": "a.html"}, "https://b.example/": {"file": "b.html", "with": []}}
    _json(tmp_path / "tests" / "evaldata.json", urls)
    for folder, name in (("eval", "a.html"), ("cache", "b.html")):
        (tmp_path / "tests" / folder).mkdir()
        (tmp_path / "tests" / folder / name).write_bytes(HTML)
    return tmp_path


def test_wcxb_gives_text_snippets_kinds_and_what_is_stated(wcxb: Path) -> None:
    expected = Page(
        "0001", "https://a.example/", HTML, "collection", "en", reference="One two", keep=("One",), drop=("Menu",),
        stated=Stated("T", ("A",), "d"),
    )  # fmt: skip
    assert list(read_wcxb(wcxb)) == list(read_wcxb(wcxb / "dev")) == [expected]


def test_one_split_of_wcxb_has_to_be_named(wcxb: Path) -> None:
    (wcxb / "test" / "ground-truth").mkdir(parents=True)
    with pytest.raises(CorpusError, match=r"several splits \(dev, test\): name the folder of one"):
        list(read_wcxb(wcxb))


def test_zyte_gives_texts(zyte: Path) -> None:
    assert list(read_zyte(zyte)) == [Page("ab", "https://a.example/", HTML, language="en", reference="One two")]


def test_trafilatura_gives_snippets_only(trafilatura: Path) -> None:
    first, second = read_trafilatura(trafilatura)
    assert first == Page(
        "a.html", "https://a.example/", HTML, language="en", keep=("One",), drop=("Menu",),
        stated=Stated("T", (), "2031-05-04"),
    )  # fmt: skip
    assert first.has_text
    assert (second.html, second.has_text) == (HTML, False)


def test_pairs_are_found_beside_each_other_and_in_two_folders(tmp_path: Path) -> None:
    for name in ("1.html", "clean/2-cleaned.txt", "original/2.html", "alone.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(HTML)
    (tmp_path / "1.txt").write_text("One two", "utf-8")
    (tmp_path / "clean" / "2-cleaned.txt").write_text("URL: http://a.example/\n\n<h>Head\n<p>One two\n", "utf-8")
    first, second = read_pairs(tmp_path)
    assert (first.id, first.url, first.reference) == ("1.html", None, "One two")
    assert (second.id, second.url, second.reference) == ("original/2.html", "http://a.example/", "Head\nOne two\n")


@pytest.mark.parametrize("layout", corpora.LAYOUTS)
def test_an_absent_set_says_what_is_missing_and_where_it_is_to_be_had(layout: str, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"gone is not there\. It is to be had at "):
        corpora.choose([f"{layout}={tmp_path / 'gone'}"], tmp_path)
    with pytest.raises(CorpusError, match=r"has no .* It is to be had at "):
        corpora.choose([f"{layout}={tmp_path}"], tmp_path)


def test_a_set_without_a_page_is_refused_before_anything_is_measured(zyte: Path) -> None:
    _json(zyte / "ground-truth.json", {})
    with pytest.raises(CorpusError, match=r"There is no page in "):
        corpora.choose([f"zyte={zyte}"], zyte)


def test_two_sets_of_one_layout_are_refused(zyte: Path) -> None:
    named = [f"zyte={zyte}", f"zyte={zyte}/"]
    with pytest.raises(CorpusError, match=r"Two sets of the layout zyte are named"):
        corpora.choose(named, zyte)
    assert list(corpora.choose([named[0], named[0]], zyte)) == ["zyte"]


def test_a_page_that_is_absent_or_cut_off_is_named(wcxb: Path) -> None:
    path = wcxb / "dev" / "html" / "0001.html.gz"
    path.write_bytes(path.read_bytes()[:15])
    with pytest.raises(CorpusError, match=r"lacks html/0001\.html\.gz, or it is not whole"):
        list(read_wcxb(wcxb))
    path.unlink()
    with pytest.raises(CorpusError, match=r"lacks html/0001\.html\.gz"):
        list(read_wcxb(wcxb))


def test_a_page_with_a_damaged_gzip_head_is_named(zyte: Path) -> None:
    (zyte / "html" / "ab.html.gz").write_bytes(b"<html>")
    with pytest.raises(CorpusError, match=r"lacks html/ab\.html\.gz, or it is not whole"):
        list(read_zyte(zyte))


@pytest.mark.parametrize("content", ["{", "[1]", '{"ab": 1}', '{"ab": {}}', '{"ab": {"articleBody": ["One"]}}'])
def test_a_truth_of_another_form_is_a_sentence(zyte: Path, content: str) -> None:
    (zyte / "ground-truth.json").write_text(content, "utf-8")
    with pytest.raises(CorpusError, match=r"article-extraction-benchmark in .* It is to be had at "):
        list(read_zyte(zyte))


def test_a_row_of_wcxb_of_another_form_is_a_sentence(wcxb: Path) -> None:
    _json(wcxb / "dev" / "ground-truth" / "0001.json", {"ground_truth": None, "_internal": {}})
    with pytest.raises(CorpusError, match=r"another form than expected at 0001\.json"):
        list(read_wcxb(wcxb))


@pytest.mark.parametrize(("field", "value"), [("with", "One"), ("without", [1]), ("title", 7), ("date", {"day": 4})])
def test_a_row_of_trafilatura_with_a_value_of_another_type_is_a_sentence(
    trafilatura: Path, field: str, value: Any
) -> None:
    row = {"file": "a.html", "with": ["One"], field: value}
    _json(trafilatura / "tests" / "evaldata.json", {"https://a.example/": row})
    with pytest.raises(CorpusError, match=r"another form than expected at https://a\.example/ \(TypeError: "):
        list(read_trafilatura(trafilatura))


def test_a_text_of_a_pair_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_bytes(HTML)
    (tmp_path / "1.txt").mkdir()
    with pytest.raises(CorpusError, match=r"lacks 1\.txt"):
        list(read_pairs(tmp_path))


def test_an_unknown_corpus_is_a_sentence_that_names_the_known(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no corpus nope here; there are fixtures.*wcxb=FOLDER") as refused:
        corpora.choose(["nope"], tmp_path)
    assert f"Others are read from {tmp_path};" in str(refused.value)
    with pytest.raises(CorpusError, match=r"no corpus zyte= here"):
        corpora.choose(["zyte="], tmp_path)
