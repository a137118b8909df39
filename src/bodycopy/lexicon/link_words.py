"""What the target of a link says of the line that is the link."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bodycopy.lexicon.files import read_lexicon
from bodycopy.memo import remembered
from bodycopy.page import Role

_WORD = re.compile(r"[a-z]+")
_MOST_WORDS = 8
_LONGEST_FOLDER = 30
_LONGEST = 2_000
"""Characters of a target that are read."""


class LinkWord(NamedTuple):
    """One part of a link's target that speaks for a role."""

    role: Role
    part: str
    """host, path or scheme."""
    word: str


@cache
def _table() -> dict[str, dict[str, Role]]:
    return {
        part: {word: Role(role) for role, words in roles.items() for word in words}
        for part, roles in read_lexicon("link_words.toml").items()
    }


@remembered(1 << 12)
def _host_word(host: str) -> LinkWord | None:
    for suffix, role in _table()["hosts"].items():
        if host == suffix or host.endswith("." + suffix):
            return LinkWord(role, "host", suffix)
    return None


@remembered(1 << 14)
def _folder_word(folder: str) -> LinkWord | None:
    paths = _table()["paths"]
    for word in _WORD.findall(folder)[:_MOST_WORDS]:
        if word in paths:
            return LinkWord(paths[word], "path", word)
    return None


def link_words(target: str) -> tuple[LinkWord, ...]:
    """The parts of a link's target that say what the link is for.

    Of the path its folders are read, and the last name only if it is short: the name of a page is its headline.
    """
    target = target[:_LONGEST].strip().lower().partition("?")[0].partition("#")[0]
    scheme, colon, rest = target.partition(":")
    if colon and not rest.startswith("//"):
        role = _table()["schemes"].get(scheme)
        return (LinkWord(role, "scheme", scheme),) if role else ()
    host, _, path = (rest[2:] if colon else target[2:] if target.startswith("//") else f"/{target}").partition("/")
    found = [word] if host and (word := _host_word(host)) else []
    for folder in path.split("/"):
        if len(folder) <= _LONGEST_FOLDER and (word := _folder_word(folder)):
            found.append(word)
            break
    return tuple(found)
