"""Reads the files of the lexicon. The reader of TOML is loaded with the first: importing is quicker so."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Any

from bodycopy.errors import LexiconError
from bodycopy.package_data import package_file

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def read_toml(file: Traversable) -> dict[str, Any]:
    """The tables of one file; raises `LexiconError` if it is no TOML."""
    import tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError(f"{file.name}: {error}") from error


def read_lexicon(name: str) -> dict[str, Any]:
    """The tables of one file of the lexicon."""
    return read_toml(package_file("lexicon", name))


def read_lists(name: str, lists: Set[str]) -> dict[str, frozenset[str]]:
    """The lists of words of one file of the lexicon; raises `LexiconError` if it has others than these."""
    tables = read_lexicon(name)
    if tables.keys() != lists:
        raise LexiconError(f"{name} must have the lists {', '.join(sorted(lists))}")
    return {title: frozenset(words) for title, words in tables.items()}
