"""Parquet, with nested columns for blocks, captions, lines and the like. Needs the extra `arrow`."""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import Enum
from itertools import islice
from typing import Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from bodycopy.article import Article

_ROWS: Final = 256
"""In a row group: some 40 MB of JSON at most pages' size."""
_MAPS: Final = frozenset(name for name, info in Article.model_fields.items() if get_origin(info.annotation) is dict)


def to_parquet(source: str, target: str, fields: Iterable[str]) -> None:
    """Makes a Parquet file of records in JSON Lines, with a column for each of these fields. Raises OSError."""
    import pyarrow
    import pyarrow.parquet

    asked = tuple(fields)
    columns = {name: info.annotation for name, info in Article.model_fields.items()}
    schema = pyarrow.schema([(name, _type(columns.get(name, str))) for name in asked])
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


def _type(annotation: Any, around: tuple[Any, ...] = ()) -> Any:
    """The Arrow type of a field's type. Moments and days are text, as in JSON: one column can hold both. A model stands
    in itself once: Arrow has no types without end."""
    import pyarrow

    arguments = [one for one in get_args(annotation) if one not in (type(None), Ellipsis)]
    if get_origin(annotation) in (Union, types.UnionType):
        return _type(arguments[0], around)
    if get_origin(annotation) is tuple:
        return pyarrow.list_(_type(arguments[0], around))
    if get_origin(annotation) is Literal:
        return _type(type(arguments[0]))
    if get_origin(annotation) is dict:
        return pyarrow.string()
    if issubclass(annotation, BaseModel):
        around = (*around, annotation)
        fields = {name: info.annotation for name, info in annotation.model_fields.items()}
        return pyarrow.struct(
            [(name, _type(one, around)) for name, one in fields.items() if not _is_twice_around(one, around)]
        )
    if issubclass(annotation, str | Enum | datetime | date):
        return pyarrow.string()
    return {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}[annotation]


def _is_twice_around(annotation: Any, around: tuple[Any, ...]) -> bool:
    return any(around.count(one) > 1 for one in get_args(annotation))
