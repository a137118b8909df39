"""Parts of an article some of whose fields are built when they are first read, as pydantic models.

A program pays for what it reads of an article, and no more: most read the text and a few fields. To everybody else such
a part is like any other: copies, dumps, pickles and comparisons have all fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    PrivateAttr,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    create_model,
    model_serializer,
)
from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic.json_schema import JsonSchemaValue

_Model = TypeVar("_Model", bound=BaseModel)


class Part(BaseModel):
    """A part of an article: frozen, with these fields and no others."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Builder = Callable[[Any, Any], Any]
"""What gives a field of a part, from what the part is built of and from the part itself."""
Builders = dict[str, Builder]
"""The builders of fields by the fields' names."""
_set_known, _set_fields, _set_extra, _set_private = (
    vars(BaseModel)[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)
"""Past the models' own way, which refuses since they are frozen, and at half the cost of `object.__setattr__`."""
_NOTHING_UNBUILT: Final[dict[str, Any]] = {"_unbuilt": {}, "_source": None}


def _left_out(exclude: object) -> frozenset[str]:
    """The fields that a dump leaves out as a whole."""
    if isinstance(exclude, dict):
        return frozenset(name for name, what in exclude.items() if what in (True, ...))
    return frozenset(exclude) if isinstance(exclude, set | frozenset) else frozenset()


def _made(model: type[_Model], known: dict[str, Any], fields: set[str], private: dict[str, Any] | None) -> _Model:
    """A model as a pickle is read: without validation, which costs more than finding all roles does."""
    made = model.__new__(model)
    _set_known(made, known)
    _set_fields(made, fields)
    _set_extra(made, None)
    _set_private(made, private)
    return made


class Lazy(Part):
    """A part some of whose fields are built when they are first read: copies, dumps and comparisons have them all."""

    _hashed: ClassVar[tuple[str, ...]]
    """The names of what tells two of them apart and costs nothing to build."""
    _unbuilt: Builders = PrivateAttr(default_factory=dict)
    _source: Any = PrivateAttr(default=None)

    @classmethod
    def lazily(cls, known: dict[str, Any], builders: Builders, source: object) -> Self:
        """A part of which some fields are known; the others are built of the source by the builders of their names."""
        (made,) = cls.all_lazily([known], builders, source)
        return made

    @classmethod
    def all_lazily(cls, known: Iterable[dict[str, Any]], builders: Builders, source: object) -> list[Self]:
        """Parts of one source, one for each of what is known."""
        unbuilt = {"_unbuilt": builders, "_source": source}  # the parts share it, and none changes it
        names = set(cls.model_fields)
        return [_made(cls, fields, names, unbuilt) for fields in known]

    # Type checkers would take every name for a field, and any argument of a dump for one of pydantic's.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # Privates by their slot: pydantic's way to them costs more than most fields do.
            private = self.__pydantic_private__ if not name.startswith("_") else None
            build = private["_unbuilt"].get(name) if private else None
            if build is None:
                if name in self.__dict__:  # another thread has built it meanwhile
                    return self.__dict__[name]
                return super().__getattr__(name)
            return self.__dict__.setdefault(name, build(private["_source"], self))

        def model_dump(self, **how: Any) -> dict[str, Any]:
            """As pydantic's; what `exclude` leaves out is not built."""
            return self._plain(how.get("exclude")).model_dump(**how) if self._is_own() else super().model_dump(**how)

        def model_dump_json(self, **how: Any) -> str:
            """As pydantic's; what `exclude` leaves out is not built."""
            if not self._is_own():
                return super().model_dump_json(**how)
            return self._plain(how.get("exclude")).model_dump_json(**how)

    def _build(self, left_out: frozenset[str] = frozenset()) -> None:
        private = self.__pydantic_private__
        if not private:
            return
        source, built = private["_source"], self.__dict__
        for name, build in private["_unbuilt"].items():
            if name not in built and name not in left_out:
                built.setdefault(name, build(source, self))
        if not left_out:
            _set_private(self, _NOTHING_UNBUILT)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in type(self).model_fields)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self._hashed))

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        self._build()  # instead of the page, which may be nested deeper than copying can follow
        return super().__deepcopy__(memo)

    def __getstate__(self) -> dict[Any, Any]:
        self._build()
        return super().__getstate__()

    @classmethod
    def _is_own(cls) -> bool:
        """Whether this is a type of the package: what is derived from one may have fields that are written otherwise,
        of which the plain form knows nothing."""
        return cls.__module__.partition(".")[0] == __package__

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema of the fields, also of what is written: of `_with_all_fields` no more is known than that it gives
        a dictionary."""
        fields: Any = {name: part for name, part in schema.items() if name != "serialization"}
        return handler(fields)

    def _plain(self, exclude: object, *, as_part: bool = False) -> BaseModel:
        """The same for pydantic to write by the plain form, in one pass instead of two; `exclude` is not built.

        A part whose fields all stand in their order is written as it is: pydantic reads nothing else of it.
        """
        plain = _plain_form(type(self))
        left_out = _left_out(exclude)
        self._build(left_out)
        built = self.__dict__
        if as_part and tuple(built) == plain.fields:
            return self
        known = {name: built[name] for name in plain.fields if name in built and name not in left_out}
        for name in plain.of_parts:
            if name in known:
                known[name] = _plain_parts(known[name], exclude, name)
        return _made(plain.model, known, self.__pydantic_fields_set__, None)

    @model_serializer(mode="wrap")
    def _with_all_fields(self, serialise: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        self._build(_left_out(info.exclude))
        result: dict[str, Any] = serialise(self)
        # What else there is, a derived type has added.
        return {name: result[name] for name in type(self).model_fields if name in result} | result


class _PlainForm(NamedTuple):
    """The plain form of a lazy type."""

    model: type[BaseModel]
    fields: tuple[str, ...]
    of_parts: tuple[str, ...]
    """Those of the fields that hold lazy parts."""


@cache
def _plain_form(lazy: type[Lazy]) -> _PlainForm:
    parts = {name: part for name, field in lazy.model_fields.items() if (part := _part_type(field))}
    plain = {name: tuple[_plain_form(part).model, ...] for name, part in parts.items()}  # type: ignore[misc]
    fields: dict[str, Any] = {
        # Copies: before 2.12, pydantic wrote the plain type into the field of the lazy type.
        name: (plain.get(name, field.annotation), copy(field))
        for name, field in lazy.model_fields.items()
    }
    return _PlainForm(create_model(lazy.__name__, __base__=Part, **fields), tuple(fields), tuple(parts))


def _part_type(field: FieldInfo) -> type[Lazy] | None:
    """The lazy type of which a field holds a tuple."""
    of_what = get_args(field.annotation)[:1]
    return of_what[0] if of_what and isinstance(of_what[0], type) and issubclass(of_what[0], Lazy) else None


def _plain_parts(parts: tuple[Lazy, ...], exclude: object, name: str) -> tuple[BaseModel, ...]:
    """The parts in a field as plain ones; `exclude` is what the whole is to leave out."""
    inner = exclude.get(name) if isinstance(exclude, dict) else None
    of_each = inner.get("__all__") if isinstance(inner, dict) and len(inner) == 1 else None
    return tuple([part._plain(of_each, as_part=True) for part in parts])
