"""The JSON-LD of a page: read leniently, each block once a page, when somebody first asks for it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from bodycopy.page import Page
from bodycopy.references import unescaped

Json = dict[str, Any]

_NESTED: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_DEEPEST: Final = 6
_LONGEST: Final = 2_000_000
_DEEPEST_BRACKETS: Final = 100
_STRING: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
"""One that nobody closes goes on to the end: looked for from each of its quotes, it takes quadratic time."""
_BRACKET: Final = re.compile(r"[\[\]{}]")
_MOST_VALUES: Final = 50
"""A block is one JSON value; some write several, one behind the other."""
_CONTROL: Final = re.compile(r"[\x00-\x1f]")
_TRAILING_COMMA: Final = re.compile(r",\s*([}\]])")
_COMMENTS: Final = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_BETWEEN_VALUES: Final = " \t\n\r,;"
# Python refuses to make integers of thousands of digits.
DECODER: Final = json.JSONDecoder(strict=False, parse_int=float)
"""Reads line breaks in strings as well."""
_LEAST_BODY: Final = 200
"""A text of no more characters is a description, whatever it is called."""
_BLOCKS: Final = "json_ld.blocks"
_OBJECTS: Final = "json_ld.objects"


def objects(page: Page) -> list[Json]:
    """The objects of all JSON-LD blocks, those in graphs and main entities as well."""
    return page.once(_OBJECTS, _all_objects)


def article_body(page: Page) -> str:
    """The article's text as the page's JSON-LD tells it, white space folded; empty if it doesn't."""
    for number, block in enumerate(page.head.json_ld):
        if "articleBody" in block:
            for item in _at_any_depth(_values_of(page, number)):
                body = item.get("articleBody")
                if isinstance(body, str) and len(body) > _LEAST_BODY:
                    return " ".join(body.split())
    return ""


def _all_objects(page: Page) -> list[Json]:
    blocks = range(len(page.head.json_ld))
    return [item for number in blocks for value in _values_of(page, number) for item in _flatten(value, 0)]


def _values_of(page: Page, number: int) -> Sequence[object]:
    """The JSON values of the block with this number."""
    read = page.once(_BLOCKS, _none_read)
    if number not in read:
        read[number] = _parse(page.head.json_ld[number])
    return read[number]


def _none_read(_: Page) -> dict[int, Sequence[object]]:
    return {}


def _flatten(value: object, depth: int) -> Iterator[Json]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in _NESTED:
            if name in value:
                yield from _flatten(value[name], depth + 1)


def _at_any_depth(values: Sequence[object]) -> Iterator[Json]:
    """All objects, the last of siblings first."""
    waiting: list[object] = [*values]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _parse(block: str) -> Sequence[object]:
    """The values of the block's JSON, mended if it has to be; none if it can't be read."""
    if len(block) > _LONGEST:
        return ()
    for mend in _MENDINGS:
        text = mend(block)
        if nests_too_deep(text):
            continue
        try:
            return _values(text)
        except ValueError:
            continue
    return ()


def without_surrogates(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON can escape and which are no text."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def nests_too_deep(text: str) -> bool:
    """Whether JSON has more open brackets at one place than are decoded.

    The decoder recurses: how deep it can go depends on the caller's stack, and what is read of a page must not.
    """
    if text.count("{") + text.count("[") <= _DEEPEST_BRACKETS:
        return False
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "{[" else -1
        if depth > _DEEPEST_BRACKETS:
            return True
    return False


def _values(text: str) -> list[object]:
    """The JSON values that the text opens with; raises ValueError if it opens with none."""
    value, end = DECODER.raw_decode(text)
    values = [value]
    while len(values) < _MOST_VALUES:
        while end < len(text) and text[end] in _BETWEEN_VALUES:
            end += 1
        if end == len(text):
            break
        try:
            value, end = DECODER.raw_decode(text, end)
        except ValueError:
            break
        values.append(value)
    return values


def _mended(block: str) -> str:
    text = _COMMENTS.sub("", block.lstrip("\ufeff")).strip()
    return _ESCAPE.sub(_escape, _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text)))


def _escape(match: re.Match[str]) -> str:
    """An escape as it is if JSON has it, else the character alone: `\\'` is no JSON."""
    whole = match.group()
    return whole if whole[1] in '"\\/bfnrtu' else whole[1]


_MENDINGS: Final[tuple[Callable[[str], str], ...]] = (str.strip, _mended, lambda block: _mended(unescaped(block)))
