"""No pattern of the package takes more than linear time on any of many strings made to trap it."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any, cast

import pytest
import regex

import bodycopy

LENGTH = 8_000
SECONDS = 0.04
"""A quadratic pattern takes longer, a linear one a small part of it."""
TRIES = 2
"""Whatever else a machine does can only make it slower."""
MATCHED_ONLY = {
    "bodycopy.credits._CAPITALISED", "bodycopy.credits._WHOLE_NAME", "bodycopy.credits._CAPITAL_RUN",
    "bodycopy.urls._SCHEME", "bodycopy.decode._XML", "bodycopy.sources.mhtml._HEADER", "bodycopy.sources.pages._JSON",
    "bodycopy.segment.wrapped._QUOTED", "bodycopy.datelines._BEFORE_MARK",
    "bodycopy.sources.html._SKIPPED", "bodycopy.classify.by_itself.trails._TRAIL",
}  # fmt: skip
"""Patterns that are never searched for, but matched at one place."""
SHORT = {"bodycopy.segment.long_tags._NAME": 64}
"""Patterns whose text is cut off before they see it, and its length."""
ON_FOLDED_TEXT = {"bodycopy.metadata.section", "bodycopy.metadata.tags", "bodycopy.metadata.title"}
"""Modules whose texts have no two spaces in a row."""
UNITS = (
    "a", "A", "1", " ", ".", ",", "-", "#", "/", "|", ":", "<", ">", "&", "'", '"', "=", "\\", "(", "[",
    "\n", "\u00a0", "é",
    "港", "a ", "A ", "1 ", "A. ", "a-", "a.", "a,", ", a", "and ", "By ", "A B, ", "a/", "<a ", "<a", "a=",
    "='", '="', "&#",
    "1:", "1-", "1/", "w ", "www.", "http://", "@a", "display:", "| a ", "(a", "(a) ", "- a", "/*", "*/",
    "<!--", "{", '{"', "}",
    "[1", "\\u", '\\"', "  \n", "A'", "de ", "Photo: ", "AP ", "© ", "×a", "1st ", "Jan ", "itemprop=", "datetime='",
)  # fmt: skip
ENDINGS = ("", "x!")


def patterns() -> Iterator[tuple[str, Any]]:
    """Every compiled pattern that a module of the package holds, by itself or inside another value."""
    seen: set[int] = set()
    for info in pkgutil.walk_packages(bodycopy.__path__, "bodycopy."):
        if info.name.endswith("__main__") or ".integrations" in info.name:
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for number, pattern in enumerate(_held(value)):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield f"{info.name}.{name}.{number}", pattern


def _held(value: Any, depth: int = 3) -> Iterator[Any]:
    if isinstance(value, re.Pattern | cast(type, regex.Pattern)):
        yield value
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _held(item, depth - 1)
    elif depth and isinstance(value, dict):
        for item in value.values():
            yield from _held(item, depth - 1)


ALL = dict(patterns())


def test_patterns_are_found() -> None:
    assert len(ALL) > 40
    assert {name.rsplit(".", 1)[0] for name in ALL} >= MATCHED_ONLY | SHORT.keys()


def seconds(name: str, subject: str | bytes) -> float:
    """Of CPU, to look for a pattern all over a text, or to match it at its start where that is all it is for."""
    pattern = ALL[name]
    began = time.process_time()
    if name.rsplit(".", 1)[0] in MATCHED_ONLY:
        pattern.match(subject)
    else:
        for _ in zip(range(1_000), pattern.finditer(subject), strict=False):
            pass
    return time.process_time() - began


@pytest.mark.parametrize("name", ALL)
def test_no_string_is_a_trap(name: str) -> None:
    pattern = ALL[name]
    slow = []
    for unit in UNITS:
        if unit.isspace() and name.rsplit(".", 2)[0] in ON_FOLDED_TEXT:
            continue
        for ending in ENDINGS:
            text = unit * (SHORT.get(name.rsplit(".", 1)[0], LENGTH) // len(unit)) + ending
            subject = text.encode() if isinstance(pattern.pattern, bytes) else text
            took = min(seconds(name, subject) for _ in range(TRIES))
            if took > SECONDS:
                slow.append((unit, ending, round(took, 2)))
    assert not slow
