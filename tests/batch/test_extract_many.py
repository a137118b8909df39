"""The library's way to many sources."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import bodycopy
from bodycopy import Article
from bodycopy.batch import Origin, Source, extract_many
from bodycopy.errors import InputTypeError, InputValueError, SourceError
from tests.sources.makers import FIXTURE, MAKERS, URL

PAGE = FIXTURE.read_bytes()


@pytest.mark.parametrize("workers", [0, 2])
def test_files_archives_and_pages_in_order(tmp_path: Path, workers: int) -> None:
    for name in ("page.htm", "crawl.warc.gz"):
        (tmp_path / name).write_bytes(MAKERS[name](PAGE))
    own = Source(Origin("own", URL), "<p>one</p>")
    results = list(
        extract_many([tmp_path / "page.htm", tmp_path / "missing", own, str(tmp_path / "*.gz")], workers=workers)
    )
    names = [origin.name.removeprefix(f"{tmp_path}/").partition("#")[0] for origin, _ in results]
    assert names == ["page.htm", "missing", "own", "crawl.warc.gz"]
    first, missing, second, packed = (result for _, result in results)
    assert first == bodycopy.extract(MAKERS["page.htm"](PAGE), url=URL)
    assert isinstance(missing, SourceError) and "No such file" in str(missing)
    assert second == bodycopy.extract("<p>one</p>", url=URL)
    assert packed == bodycopy.extract(PAGE, url=URL, http_charset="utf-8", fetched=results[3][0].fetched)
    assert results[3][0].fetched is not None


def test_articles_from_processes_are_whole(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    ((_, article),) = extract_many([tmp_path], workers=1)
    assert isinstance(article, Article)
    assert article.model_dump_json() == bodycopy.extract(PAGE).model_dump_json()


@pytest.mark.parametrize("sources", ["crawl/", b"crawl/", Path("crawl"), Source(Origin("own"), "<p>one</p>"), None])
def test_one_source_is_not_taken_for_many(sources: Any) -> None:
    with pytest.raises(InputTypeError, match="extract_many takes several sources"):
        extract_many(sources)


@pytest.mark.parametrize("timeout", [0, -1, float("inf"), float("nan"), 1e10])
def test_a_time_out_that_cannot_be_waited_for(timeout: float) -> None:
    with pytest.raises(InputValueError, match="timeout must be above 0 and at most 1,000,000"):
        extract_many([FIXTURE], timeout=timeout)


@pytest.mark.parametrize("timeout", ["2", b"2", True, [2]])
def test_a_time_out_that_is_no_number(timeout: Any) -> None:
    with pytest.raises(InputTypeError, match=f"timeout must be a number or None, not {type(timeout).__name__}"):
        extract_many([FIXTURE], timeout=timeout)


@pytest.mark.parametrize(("workers", "expected"), [(-1, "0 or more, not -1"), (1_025, "at most 1,024, not 1025")])
def test_no_fewer_workers_than_none_and_no_more_than_there_can_be(workers: int, expected: str) -> None:
    with pytest.raises(InputValueError, match=f"workers must be {expected}"):
        extract_many([FIXTURE], workers=workers)


@pytest.mark.parametrize("workers", ["2", 1.5, 2.0, False])
def test_workers_of_a_wrong_type(workers: Any) -> None:
    with pytest.raises(InputTypeError, match=f"workers must be a whole number or None, not {type(workers).__name__}"):
        extract_many([FIXTURE], workers=workers)


class BytesPath:
    """A path of bytes."""

    def __fspath__(self) -> bytes:
        return b"crawl"


@pytest.mark.parametrize("source", [5, b"page.html", None, ["page.html"], BytesPath()])
@pytest.mark.parametrize("workers", [0, 1])
def test_what_is_no_source_is_said_when_it_is_reached(source: Any, workers: int) -> None:
    before = threading.active_count()
    with pytest.raises(InputTypeError, match=f"paths as text, and pages as Source, not {type(source).__name__}"):
        list(extract_many([source], workers=workers))
    assert threading.active_count() == before


def test_whoever_stops_early_ends_the_processes() -> None:
    before = threading.active_count()
    with closing(extract_many([FIXTURE] * 50, workers=2)) as results:
        assert isinstance(next(results)[1], Article)
        assert threading.active_count() == before + 2
    assert threading.active_count() == before


def test_a_script_without_the_main_guard_is_told(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from bodycopy.batch import extract_many\n"
        "from bodycopy.errors import BatchError\n"
        f"try:\n    print(list(extract_many([{str(FIXTURE)!r}], workers=1)))\n"
        "except BatchError as error:\n    print('told:', error)\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False)
    assert "told: worker processes can't be started" in done.stdout
    assert "__main__" in done.stdout
