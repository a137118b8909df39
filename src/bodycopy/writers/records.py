"""An article as an object of JSON: the fields that were asked for, in the order of the type, and no other is built."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from typing import Final

from bodycopy.article import Article, all_but
from bodycopy.sources import Origin

_ORIGIN_FIELDS: Final[dict[str, Callable[[Origin], str | None]]] = {
    "source": lambda origin: printable_name(origin.name),
    "fetched": lambda origin: origin.fetched.isoformat() if origin.fetched else None,
}
_TEXT_FIELDS: Final[dict[str, Callable[[Article], str]]] = {
    "text": lambda article: article.text,
    "markdown": Article.markdown,
}
ALL_FIELDS: Final = (*_ORIGIN_FIELDS, *Article.model_fields, *_TEXT_FIELDS)
"""What can be asked for, in the order of output."""
RECORD_FIELDS: Final = (*_ORIGIN_FIELDS, *Article.model_fields)
"""What a record has if nothing is asked for: text and Markdown repeat the body."""
ARTICLE_FIELDS: Final = tuple(Article.model_fields)


def to_json(
    article: Article, origin: Origin, fields: Iterable[str], *, without: Collection[str], indent: int | None = None
) -> str:
    """An object with these fields, on one line unless indented, without a line break behind it.

    `without` names the fields of `ClassifiedLine` that its lines have not.
    """
    asked = frozenset(fields)
    members = [_member(name, get(origin), indent) for name, get in _ORIGIN_FIELDS.items() if name in asked]
    dumped = article.model_dump_json(exclude=all_but(asked, without), indent=indent)[1:-1].strip()
    if dumped:
        members.append(f"{' ' * indent if indent else ''}{dumped}")
    members += [_member(name, text(article), indent) for name, text in _TEXT_FIELDS.items() if name in asked]
    return "{\n" + ",\n".join(members) + "\n}" if indent else "{" + ",".join(members) + "}"


def printable_name(name: str) -> str:
    """A name without lone surrogates, which strict readers of JSON refuse: bytes of a file's name that are not text."""
    return name.encode("utf-8", "backslashreplace").decode()


def _member(name: str, value: str | None, indent: int | None) -> str:
    if indent:
        return f'{" " * indent}"{name}": {json.dumps(value, ensure_ascii=False)}'
    return f'"{name}":{json.dumps(value, ensure_ascii=False)}'
