"""Tables of pages to tables of articles, and the recipes of engines for that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="needs the extra arrow")

import pyarrow as pa
import pyarrow.parquet as pq

import bodycopy.integrations.arrow
from bodycopy.integrations import recipes
from bodycopy.integrations.arrow import SCHEMA, articles, schema
from bodycopy.integrations.record import FIELDS, record
from tests.integrations.pages import EARLY, bare, bare_early, page, pages, texts

RECIPES = Path(next(iter(recipes.__path__)))


def columns() -> dict[str, list[Any]]:
    return {"url": [page.url for page in pages()], "html": [page.body for page in pages()]}


@pytest.mark.parametrize("kind", ["RecordBatch", "Table"])
def test_articles_in_the_order_of_the_pages(kind: str) -> None:
    made = articles(getattr(pa, kind).from_pydict(columns()))
    assert type(made).__name__ == kind
    assert made.schema == SCHEMA
    assert made.to_pylist() == [record(bare(page.name)) for page in pages()]


def test_the_schema_has_a_column_for_every_field() -> None:
    assert tuple(SCHEMA.names) == FIELDS


def test_some_columns_only() -> None:
    wanted = schema("status", "text")
    made = articles(pa.RecordBatch.from_pydict(columns()), wanted)
    assert made.schema == wanted
    assert made.column("text").to_pylist() == list(texts().values())


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(KeyError, match="headline"):
        schema("headline")


def test_a_batch_without_html_is_an_error_that_names_it() -> None:
    with pytest.raises(KeyError, match="html"):
        articles(pa.RecordBatch.from_pydict({"page": [b""]}))


@pytest.mark.parametrize(
    "kind", [pa.binary(), pa.large_binary(), pa.string(), pa.large_string(), pa.string_view(), pa.binary_view()]
)
def test_html_of_every_type(kind: Any) -> None:
    html = pa.array([page("news-english").body, None], kind)
    made = articles(pa.RecordBatch.from_arrays([html], ["html"]))
    assert made.column("title").to_pylist() == [bare("news-english").title, None]
    assert made.column("status").to_pylist()[1] == "empty"


def test_the_charset_of_http_is_used() -> None:
    html = page("news-arabic").body.decode().encode("windows-1256", "xmlcharrefreplace")
    made = articles(pa.RecordBatch.from_pydict({"html": [html], "http_charset": ["windows-1256"]}))
    assert made.column("title").to_pylist() == [bare("news-arabic").title]
    assert made.column("encoding").to_pylist() == [{"name": "windows-1256", "origin": "http"}]


@pytest.mark.parametrize("zone", [None, "UTC", "Asia/Tokyo"])
def test_the_moment_of_fetching_is_used(zone: str | None) -> None:
    fetched = pa.array([EARLY.replace(tzinfo=None)], pa.timestamp("s")).cast(pa.timestamp("us", zone))
    batch = pa.RecordBatch.from_pydict({"html": [page("news-english").body], "fetched": fetched})
    assert articles(batch).column("published").to_pylist() == [record(bare_early("news-english"))["published"]]


def test_no_rows_give_no_rows() -> None:
    made = articles(pa.RecordBatch.from_pydict({"html": pa.array([], pa.binary())}))
    assert made.num_rows == 0
    assert made.schema == SCHEMA


def test_a_failure_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(source: bytes, **options: Any) -> bodycopy.Article:
        if source == b"break":
            raise RuntimeError("out of luck")
        return bare("news-english")

    monkeypatch.setattr(bodycopy.integrations.arrow, "extract", failing)
    made = articles(pa.RecordBatch.from_pydict({"html": [b"fine", b"break", b"fine"]}))
    assert made.column("status").to_pylist() == ["ok", "failed", "ok"]
    assert made.column("status_detail").to_pylist()[1] == "RuntimeError: out of luck"


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    """The fixture pages as a Parquet file."""
    file = tmp_path / "pages.parquet"
    pq.write_table(pa.table(columns()), file)
    return file


def run_recipe(name: str, source: Path, target: Path, environment: dict[str, str] | None = None) -> None:
    """Run a recipe as its first lines say."""
    command = [sys.executable, str(RECIPES / name), str(source), str(target)]
    subprocess.run(command, check=True, timeout=300, capture_output=True, env={**os.environ, **(environment or {})})


def assert_all_there(target: Path) -> None:
    rows = pq.read_table(target).to_pylist()
    assert {row["url"]: row["text"] for row in rows} == texts()
    assert len(rows) == len(pages())


@pytest.mark.slow
@pytest.mark.parametrize(("package", "name"), [("polars", "clean_with_polars.py"), ("duckdb", "clean_with_duckdb.py")])
def test_recipe(package: str, name: str, parquet: Path, tmp_path: Path) -> None:
    pytest.importorskip(package, reason="needs the extra engines")
    run_recipe(name, parquet, tmp_path / "out.parquet")
    assert_all_there(tmp_path / "out.parquet")


@pytest.mark.slow
def test_the_recipe_for_polars_takes_a_frame_without_rows(tmp_path: Path) -> None:
    pytest.importorskip("polars", reason="needs the extra engines")
    pq.write_table(pa.table({"html": pa.array([], pa.binary())}), tmp_path / "pages.parquet")
    run_recipe("clean_with_polars.py", tmp_path / "pages.parquet", tmp_path / "out.parquet")
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0


@pytest.mark.slow
def test_recipe_for_spark(parquet: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="needs the extra engines")
    local = {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell",
    }
    run_recipe("clean_with_spark.py", parquet, tmp_path / "out", local)
    assert_all_there(tmp_path / "out")


@pytest.mark.slow
def test_recipe_for_ray(parquet: Path, tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="needs the extra engines")
    run_recipe("clean_with_ray.py", parquet, tmp_path / "out")
    assert_all_there(tmp_path / "out")
