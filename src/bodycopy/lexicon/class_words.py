"""What the words of class and id attributes say of the lines below them."""

from __future__ import annotations

import re
from functools import cache
from operator import add
from typing import Final, NamedTuple

from bodycopy.errors import LexiconError
from bodycopy.lexicon.files import read_lexicon
from bodycopy.memo import remembered
from bodycopy.page import Role

STRONG: Final = "strong"
WEAK: Final = "weak"
_GROUPS: Final = {"strong": STRONG, "joined": STRONG, "weak": WEAK}
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+")
_SMALL_LETTERS: Final = bytes(code if chr(code).islower() else ord(" ") for code in range(128)) + bytes(128)
"""Small letters of ASCII as they are, all else as spaces."""


class ClassWord(NamedTuple):
    """A word of a class attribute that speaks for a role, strongly or weakly."""

    role: Role
    strength: str
    word: str


@cache
def _table() -> dict[str, tuple[ClassWord, ...]]:
    """Word (or two words written as one) to the roles that it speaks for."""
    table: dict[str, tuple[ClassWord, ...]] = {}
    for name, groups in read_lexicon("class_words.toml").items():
        if name not in frozenset(Role) or not groups.keys() <= _GROUPS.keys():
            raise LexiconError(f"class_words.toml: [{name}] must be a role with the keys {', '.join(_GROUPS)}")
        for group, words in groups.items():
            for word in words.split(", ") if group == "joined" else words.split():
                joined = word.replace(" ", "")
                table[joined] = (*table.get(joined, ()), ClassWord(Role(name), _GROUPS[group], word))
    return table


def split_names(names: str) -> list[str]:
    """The words of a class or id attribute in lower case: `newsletterBox__title` gives newsletter, box, title."""
    if names.islower() and names.isascii():  # most are, and need no pattern: that takes three times as long
        return names.encode("ascii").translate(_SMALL_LETTERS).decode("ascii").split()
    return [word.lower() for word in _WORD.findall(names)]


@remembered(1 << 15)
def class_words(names: str) -> tuple[ClassWord, ...]:
    """What the words of a class attribute and pairs of neighbours say: one a role, the strong before the weak."""
    table = _table()
    words = split_names(names)
    told = [found for word in (*words, *map(add, words, words[1:])) if word in table for found in table[word]]
    if len(told) < 2:  # as of most names
        return tuple(told)
    best: dict[Role, ClassWord] = {}
    for found in told:
        if found.role not in best or found.strength < best[found.role].strength:
            best[found.role] = found
    return tuple(best.values())


def speaks_strongly(names: str, role: Role) -> bool:
    """Whether a word of a class attribute speaks for the role, and strongly."""
    return any(word.role is role and word.strength == STRONG for word in class_words(names))
