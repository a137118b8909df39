"""Pages that a query of DuckDB finds, as articles that the next query reads, a batch at a time.

    pip install 'bodycopy[arrow]' duckdb
    python clean_with_duckdb.py pages.parquet articles.parquet

The first query has to give a column `html`, and may give `url` and `http_charset`.
"""

from __future__ import annotations

import sys

import duckdb
import pyarrow as pa

from bodycopy.integrations.arrow import SCHEMA, articles


def clean(pages: duckdb.DuckDBPyRelation) -> pa.RecordBatchReader:
    """The articles of a relation, to be read once: `duckdb.sql("select … from cleaned")` takes it by its name."""
    return pa.RecordBatchReader.from_batches(SCHEMA, map(articles, pages.to_arrow_reader(1_000)))


if __name__ == "__main__":
    source, target = sys.argv[1:]
    cleaned = clean(duckdb.connect().read_parquet(source))
    duckdb.sql("select url, title, text, published, status from cleaned").write_parquet(target)
