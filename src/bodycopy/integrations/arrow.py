"""Pages to articles in Arrow: one function from record batch to record batch, for every engine that speaks Arrow.

PySpark's `mapInArrow`, Ray Data's `map_batches(batch_format="pyarrow")`, Polars and DuckDB can all call it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from bodycopy import extract
from bodycopy.integrations.extras import missing
from bodycopy.integrations.moments import zoned
from bodycopy.integrations.record import FIELDS, failure, record
from bodycopy.writers.columns import columns

try:
    import pyarrow as pa
except ModuleNotFoundError as error:
    raise missing("arrow", error) from error

SCHEMA: Final = pa.schema(columns(FIELDS))
"""A column for every field of a record (`bodycopy.integrations.record`)."""


def schema(*fields: str) -> Any:
    """The schema of some fields only: what is left out of it is not built, which saves time.

    Raises:
        KeyError: there is no such field.
    """
    return pa.schema([SCHEMA.field(name) for name in fields])


def articles(pages: Any, schema: Any = SCHEMA) -> Any:
    """The articles of a batch of pages: as many rows, in the same order, in this schema.

    Args:
        pages: a `pyarrow.RecordBatch` or `pyarrow.Table` (Ray Data hands over tables) with the column `html`, which is
            binary (best) or text; and, if the batch has them, `url`, `http_charset` and `fetched`, a timestamp, which
            is taken as UTC if it has no time zone. Other columns are not read.
        schema: `SCHEMA`, or `schema(…)` for some of its fields.

    Returns:
        A `pyarrow.RecordBatch`, or a `pyarrow.Table` for a table. A page that is null gives an empty article. A page
        on which bodycopy fails is a row as well: its status is `failed`, and `status_detail` says how.

    Raises:
        KeyError: there is no column `html`.
    """
    columns = (_column(pages, name) for name in ("html", "url", "http_charset", "fetched"))
    rows = [_row(schema.names, *page) for page in zip(*columns, strict=True)]
    return type(pages).from_pylist(rows, schema=schema)


def _column(pages: Any, name: str) -> list[Any]:
    if name in pages.schema.names or name == "html":
        values: list[Any] = pages.column(name).to_pylist()
        return values
    return [None] * pages.num_rows


def _row(
    names: list[str],
    html: bytes | str | None = None,
    url: str | None = None,
    http_charset: str | None = None,
    fetched: datetime | None = None,
) -> dict[str, Any]:
    try:
        return record(extract(html or b"", url=url, http_charset=http_charset, fetched=zoned(fetched)), names)
    except Exception as error:  # a fault of ours on one page must not cost the job the others
        return failure(url, error, names)
