"""The columns that an article's fields have in Arrow, by the types of the fields. Needs the extra `arrow`."""

from __future__ import annotations

import types
from collections.abc import Collection, Iterable
from datetime import date, datetime
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from bodycopy.article import Article


def columns(fields: Iterable[str], leave_out: Collection[str] = ()) -> list[tuple[str, Any]]:
    """The name and the Arrow type of a column for each of these fields; what is no field of `Article` is text.

    Args:
        fields: the names of the columns.
        leave_out: fields of the models within that have no place in the columns.
    """
    annotations = {name: info.annotation for name, info in Article.model_fields.items()}
    return [(name, _type(annotations.get(name, str), leave_out)) for name in fields]


def _type(annotation: Any, leave_out: Collection[str], around: tuple[Any, ...] = ()) -> Any:
    """The Arrow type of a field's type. Moments and days are text, as in JSON: one column can hold both. A model stands
    in itself once: Arrow has no types without end."""
    import pyarrow

    arguments = [one for one in get_args(annotation) if one not in (type(None), Ellipsis)]
    if get_origin(annotation) in (Union, types.UnionType):
        return _type(arguments[0], leave_out, around)
    if get_origin(annotation) is tuple:
        return pyarrow.list_(_type(arguments[0], leave_out, around))
    if get_origin(annotation) is Literal:
        return _type(type(arguments[0]), leave_out)
    if get_origin(annotation) is dict:
        return pyarrow.string()
    if issubclass(annotation, BaseModel):
        around = (*around, annotation)
        fields = {name: info.annotation for name, info in annotation.model_fields.items() if name not in leave_out}
        return pyarrow.struct(
            [(name, _type(one, leave_out, around)) for name, one in fields.items() if not _is_twice_around(one, around)]
        )
    if issubclass(annotation, str | Enum | datetime | date):
        return pyarrow.string()
    return {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}[annotation]


def _is_twice_around(annotation: Any, around: tuple[Any, ...]) -> bool:
    return any(around.count(one) > 1 for one in get_args(annotation))
