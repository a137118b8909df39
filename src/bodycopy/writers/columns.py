"""The columns that an article's fields have in Arrow, by the types of the fields. Needs the extra `arrow`."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from bodycopy.article import EXPLAINING, Article


def columns(fields: Iterable[str]) -> list[tuple[str, Any]]:
    """The name and the Arrow type of a column for each of these fields; what is no field of `Article` is text.

    Why lines have their roles is in no column.
    """
    annotations = {name: info.annotation for name, info in Article.model_fields.items()}
    return [(name, _type(annotations.get(name, str))) for name in fields]


def _type(annotation: Any) -> Any:
    """The Arrow type of a field's type. Moments and days are text, as in JSON: one column can hold both."""
    import pyarrow

    arguments = [one for one in get_args(annotation) if one not in (type(None), Ellipsis)]
    if get_origin(annotation) in (Union, types.UnionType):
        return _type(arguments[0])
    if get_origin(annotation) is tuple:
        return pyarrow.list_(_type(arguments[0]))
    if get_origin(annotation) is Literal:
        return _type(type(arguments[0]))
    if get_origin(annotation) is Mapping:
        return pyarrow.string()
    if issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return pyarrow.struct([(name, _type(info.annotation)) for name, info in fields if name not in EXPLAINING])
    if issubclass(annotation, str | Enum | datetime | date):
        return pyarrow.string()
    return {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}[annotation]
