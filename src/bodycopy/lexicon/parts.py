"""Parts of pages of some kinds that are none of what the page exists for, by names of class and id and by tags."""

from __future__ import annotations

from functools import cache
from typing import Final

from bodycopy.errors import LexiconError
from bodycopy.lexicon.class_words import split_names
from bodycopy.lexicon.files import read_lexicon
from bodycopy.memo import remembered

_KEYS: Final = frozenset({"kinds", "names", "tags"})
_NONE: Final = frozenset[str]()


@cache
def kinds_with_parts() -> dict[str, frozenset[str]]:
    """Of each sort of part, the kinds of pages that have it."""
    return {part: frozenset(keys["kinds"].split()) for part, keys in _written().items()}


def parts_of(tag: str, names: str) -> frozenset[str]:
    """The sorts of parts that an element is, by its tag and its class and id attributes; of most elements, none."""
    tagged = _by("tags").get(tag, _NONE)
    named = _named(names) if names else _NONE
    return tagged | named if tagged else named


@remembered(1 << 15)
def _named(names: str) -> frozenset[str]:
    table = _by("names")
    return _NONE.union(*(table[word] for word in split_names(names) if word in table))


@cache
def _by(key: str) -> dict[str, frozenset[str]]:
    """The sorts of parts that each tag, or each word, tells."""
    table: dict[str, frozenset[str]] = {}
    for part, keys in _written().items():
        for word in keys.get(key, "").split():
            table[word] = table.get(word, _NONE) | {part}
    return table


@cache
def _written() -> dict[str, dict[str, str]]:
    written = read_lexicon("parts.toml")
    for part, keys in written.items():
        if not keys.keys() <= _KEYS or "kinds" not in keys:
            raise LexiconError(f"parts.toml: [{part}] must have kinds, and may have names and tags")
    return written
