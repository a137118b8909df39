"""Parquet, with nested columns for blocks, captions, lines and the like. Needs the extra `arrow`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, get_origin

from bodycopy.article import Article
from bodycopy.writers.columns import columns

_ROWS: Final = 256
"""In a row group: some 40 MB of JSON at most pages' size."""
_MAPS: Final = frozenset(name for name, info in Article.model_fields.items() if get_origin(info.annotation) is Mapping)


def to_parquet(source: str, target: str, fields: Iterable[str]) -> None:
    """Makes a Parquet file of records in JSON Lines, with a column for each of these fields. Raises OSError."""
    import pyarrow
    import pyarrow.parquet

    schema = pyarrow.schema(columns(fields))
    with (
        open(source, "rb") as lines,
        pyarrow.parquet.ParquetWriter(target, schema, compression="zstd") as writer,
    ):
        while rows := list(islice(_records(lines), _ROWS)):
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))


def _records(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """The rows. What maps names to values of several types is JSON in its column as well."""
    for line in lines:
        record = json.loads(line)
        yield {
            name: json.dumps(value, ensure_ascii=False) if name in _MAPS else value for name, value in record.items()
        }
