"""What the target of a link says of the line that is the link."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from bodycopy.lexicon.files import read_lexicon
from bodycopy.page import Role

_WORD = re.compile(r"[a-z]+")
_TARGET = re.compile(r"^(?:([a-z][a-z\d+.-]*):)?(?://([^/?#]*))?([^?#]*)(.*)$", re.IGNORECASE | re.DOTALL)
_MOST_WORDS = 8


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


@lru_cache(maxsize=1 << 12)
def _host_role(host: str) -> LinkWord | None:
    for suffix, role in _table()["hosts"].items():
        if host == suffix or host.endswith("." + suffix):
            return LinkWord(role, "host", suffix)
    return None


def link_words(target: str) -> list[LinkWord]:
    """The parts of a link's target that say what the link is for."""
    match = _TARGET.match(target)
    if match is None:
        return []
    scheme, host, path, _ = match.groups()
    found = []
    if scheme and (role := _table()["schemes"].get(scheme.lower())):
        found.append(LinkWord(role, "scheme", scheme.lower()))
    if host and (word := _host_role(host.lower())):
        found.append(word)
    paths = _table()["paths"]
    for word in _WORD.findall(path.lower())[:_MOST_WORDS]:
        if word in paths:
            found.append(LinkWord(paths[word], "path", word))
            break
    return found
