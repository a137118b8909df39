"""WARC files to articles by datatrove, through failures of its tasks, too."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="needs the extra datatrove")

from datatrove.data import Document

import bodycopy.integrations.datatrove
from benchmarks import corpora
from bodycopy import Article, Status
from bodycopy.integrations.datatrove import ArticleStep, WarcHtmlReader
from bodycopy.integrations.recipes import clean_warcs
from bodycopy.integrations.record import record, role_counts
from tests.integrations.pages import EARLY, bare, bare_early, page, pages, texts
from tests.integrations.warcs import FILES
from tests.integrations.warcs import record as warc_record

RECIPE = clean_warcs.__file__


def cleaned(*documents: Any, step: ArticleStep | None = None) -> list[Any]:
    return list((step or ArticleStep()).run(iter(documents)))


def html_document(name: str) -> Any:
    return Document(text=page(name).body.decode(), id=name, metadata={"url": page(name).url, "date": "2031-05-04"})


def stats_of(step: Any) -> dict[str, int]:
    return {name: stat.total for name, stat in step.stats.stats.items()}


def test_a_document_becomes_its_article() -> None:
    (document,) = cleaned(html_document("news-english"))
    article = bare("news-english")
    assert document.text == article.text
    assert document.id == "news-english"
    made = document.metadata
    assert made["date"] == "2031-05-04"
    assert made["status"] == "ok"
    assert made["title"] == article.title
    assert made["roles"] == role_counts(article)
    for name in ("captions", "related", "promos", "authors", "published"):
        assert made[name] == record(article)[name]
    assert "lines" not in made
    json.dumps(made)


def test_the_fields_can_be_chosen() -> None:
    (document,) = cleaned(html_document("news-english"), step=ArticleStep(("lines", "status")))
    assert document.metadata.keys() == {"url", "date", "lines", "status", "roles"}
    assert len(document.metadata["lines"]) == len(bare("news-english").lines)


def test_the_moment_of_fetching_is_used() -> None:
    document = html_document("news-english")
    document.metadata["date"] = EARLY.isoformat()
    (document,) = cleaned(document)
    assert document.metadata["published"] == record(bare_early("news-english"))["published"]


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(ValueError, match="no field headline"):
        ArticleStep(("headline",))


def test_documents_without_an_article_and_failures_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(source: str, **options: Any) -> Article:
        if source == "break":
            raise RuntimeError("out of luck")
        return bare("index-page") if source == "index" else bare("news-english")

    monkeypatch.setattr(bodycopy.integrations.datatrove, "extract", failing)
    step = ArticleStep()
    documents = cleaned(*(Document(text=text, id=text) for text in ("index", "break", "news")), step=step)
    assert [document.id for document in documents] == ["index", "break", "news"]
    assert [document.metadata["status"] for document in documents] == ["no_article", "failed", "ok"]
    assert documents[1].text == ""
    assert documents[1].metadata["status_detail"] == "RuntimeError: out of luck"
    assert documents[0].metadata.keys() == documents[1].metadata.keys() == documents[2].metadata.keys()
    stats = stats_of(step)
    assert {name: count for name, count in stats.items() if name.startswith("status/")} == {
        "status/no_article": 1,
        "status/failed": 1,
        "status/ok": 1,
    }
    roles = Counter(role_counts(bare("index-page"))) + Counter(role_counts(bare("news-english")))
    assert {name: count for name, count in stats.items() if name.startswith("roles/")} == {
        f"roles/{role}": count for role, count in roles.items()
    }


def test_the_reader_gives_every_page_with_what_is_known_of_it(warcs: Path) -> None:
    documents = list(WarcHtmlReader(str(warcs)).run())
    assert sorted(document.metadata["url"] for document in documents) == sorted(page.url for page in pages())
    old = next(document for document in documents if document.metadata["url"] == page("tables-2000s").url)
    assert old.text == page("tables-2000s").body.decode("cp1252")
    assert old.metadata["encoding"]["name"] == "windows-1252"
    assert old.metadata["http_status"] == 200
    assert old.metadata["file_path"].startswith(str(warcs))
    assert len({document.id for document in documents}) == len(pages())


def test_a_damaged_file_is_counted_and_the_others_are_read(tmp_path: Path) -> None:
    whole = warc_record("https://a.example/", b"<p>Tea at five.")
    (tmp_path / "0.warc.gz").write_bytes(whole + whole[:-30])
    (tmp_path / "1.warc.gz").write_bytes(whole)
    (tmp_path / "2.warc").write_bytes(gzip.decompress(whole) * 2 + b"WARC/1.0\r\nWARC-Type: resp")
    reader = WarcHtmlReader(str(tmp_path))
    assert [document.text for document in reader.run()] == ["<p>Tea at five."] * 4
    assert stats_of(reader)["damaged_files"] == 2


def test_an_empty_page_is_a_document(tmp_path: Path) -> None:
    (tmp_path / "0.warc.gz").write_bytes(warc_record("https://a.example/", b""))
    (document,) = cleaned(*WarcHtmlReader(str(tmp_path)).run())
    assert document.metadata["status"] == Status.EMPTY


def run(*arguments: str | Path) -> int:
    """Run a program of Python in a process group of its own, and end what it leaves behind."""
    with subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            return process.wait(timeout=300)
        finally:
            end_group(process.pid)


def end_group(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def written(target: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for file in sorted((target / "articles").glob("*.jsonl.gz"))
        for line in gzip.open(file, "rt", encoding="utf-8")
    ]


def assert_complete(target: Path) -> None:
    """Every page is there, once, with the text that bare `extract` gives."""
    documents = written(target)
    assert len(documents) == len(pages())
    assert {document["metadata"]["url"]: document.get("text", "") for document in documents} == texts()


def totals(target: Path, prefix: str) -> dict[str, int]:
    """What the steps of a run counted."""
    steps: Iterable[dict[str, Any]] = json.loads((target / "logs" / "stats.json").read_text("utf-8"))
    found: dict[str, int] = {}
    for step in steps:
        for name, stat in step["stats"].items():
            if name.startswith(prefix):
                found[name.removeprefix(prefix)] = stat if isinstance(stat, int) else stat["total"]
    return found


def test_the_recipe_on_the_local_executor(warcs: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert run(RECIPE, warcs, target, "--tasks", str(FILES), "--workers", "2") == 0
    assert_complete(target)
    assert totals(target, "status/") == Counter(bare(page.name).status.value for page in pages())


def test_a_killed_run_is_taken_up(warcs: Path, tmp_path: Path) -> None:
    target, marker = tmp_path / "out", tmp_path / "killed"
    command = ("-m", "tests.integrations.killed_pipeline", marker, warcs, target)
    options = ("--tasks", str(FILES), "--workers", "1")
    assert run(*command, *options) == -signal.SIGKILL
    assert marker.exists()
    done = {file.name for file in (target / "logs" / "completions").iterdir()}
    assert done == {"00000"}
    first = (target / "articles" / "00000.jsonl.gz").stat().st_mtime_ns

    assert run(*command, *options) == 0
    assert_complete(target)
    assert (target / "articles" / "00000.jsonl.gz").stat().st_mtime_ns == first


@pytest.mark.slow
def test_no_real_page_is_lost(tmp_path: Path) -> None:
    read = corpora.present(corpora.SHARED).get("aed-dev")
    if read is None:
        pytest.skip("needs the corpora of real pages beside the checkout")
    sources = [page.html for page in read() if page.html]
    records = (warc_record(f"https://a.example/{number}", html) for number, html in enumerate(sources))
    (tmp_path / "0.warc.gz").write_bytes(b"".join(records))
    step = ArticleStep()
    documents = cleaned(*WarcHtmlReader(str(tmp_path)).run(), step=step)
    assert [document.metadata["url"] for document in documents] == [
        f"https://a.example/{number}" for number in range(len(sources))
    ]
    assert "status/failed" not in stats_of(step)


@pytest.mark.slow
def test_a_killed_task_on_ray_is_run_again(warcs: Path, tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="needs the extra engines")
    target, marker = tmp_path / "out", tmp_path / "killed"
    command = ("-m", "tests.integrations.killed_pipeline", marker, warcs, target)
    assert run(*command, "--tasks", str(FILES), "--workers", "1", "--executor", "ray") == 0
    assert marker.exists()
    assert_complete(target)
    assert totals(target, "status/") == Counter(bare(page.name).status.value for page in pages())
