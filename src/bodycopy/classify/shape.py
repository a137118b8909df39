"""Context-free: what a line's length, its links and its characters say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page

_LENGTHS: Final = (4, 10, 20, 35, 55, 80, 120, 180, 300)
_LONG: Final = 5
_SHORT: Final = 160
_LINKS: Final = ((0.0, "unlinked"), (0.35, "some"), (0.8, "half"), (1.0, "linked"))
_ENDS: Final = {
    **dict.fromkeys(".。।۔", "stop"),
    **dict.fromkeys("!！", "shout"),
    **dict.fromkeys("?？؟", "question"),
    **dict.fromkeys(":：", "colon"),
    **dict.fromkeys("\"”’»'」』", "quote"),
    **dict.fromkeys(")）]】", "bracket"),
    **dict.fromkeys("…", "ellipsis"),
    **dict.fromkeys("»›→>", "arrow"),
}
_LETTER = re.compile(r"[^\W\d_]")
_SEPARATORS: Final = frozenset(",;|·•/、 ")
_PRICE = re.compile(r"[$€£¥₽]\s?\d|\d\s?(?:[$€£¥₽]|USD|EUR|kr\b|TL\b|zł|руб)")
_OPENINGS: Final = {
    **dict.fromkeys('"“«„「『', "quote"),
    **dict.fromkeys("-–—•*>#@", "mark"),
    **dict.fromkeys("[(【（", "bracket"),
}
_DIVIDERS: Final = (" | ", " · ", " • ", " / ", "|")


def shape(page: Page, lines: Sequence[Line]) -> None:
    """Add what each line's shape says."""
    signs = signs_for(page)
    shapes, characters = signs.findings(_describe_shape), signs.findings(_describe_characters)
    for line in lines:
        text = line.text
        length = line.length
        end = "ellipsis" if text.endswith("...") else _ENDS.get(text[-1], "letter")
        bucket = bisect_right(_LENGTHS, length)
        line.findings.append(shapes[bucket, _links(line), end])
        if length <= _SHORT:
            key = _characters(text)
            if key:
                line.findings.append(characters[key])


def _links(line: Line) -> str:
    chars = line.link_chars
    if not chars:
        return "unlinked"
    share = chars / len(line.text)
    return next(name for most, name in _LINKS if share <= most)


def _characters(text: str) -> tuple[str, ...]:
    """What the characters of a short text are like, as names of signs."""
    if not _LETTER.search(text):
        if len(text) > 2 and _SEPARATORS.issuperset(text):
            return ("only.separators",)
        return ("only.digits",) if text.isdigit() else ("only.marks",)
    found = []
    first = text[0]
    if first in _OPENINGS:
        found.append(f"opens.{_OPENINGS[first]}")
    if text.isupper():
        found.append("case.upper")
    elif first.islower():
        found.append("case.lower")
    elif text.istitle() and " " in text:
        found.append(f"case.title.{min(text.count(' '), 4)}")
    if "@" in text:
        found.append("has.at")
    for divider in _DIVIDERS:
        if divider in text:
            found.append("has.divider")
            break
    if _PRICE.search(text):
        found.append("has.price")
    return tuple(found)


def _describe_shape(key: tuple[int, str, str]) -> Iterator[Sign]:
    bucket, links, end = key
    reach = f"up to {_LENGTHS[bucket]}" if bucket < len(_LENGTHS) else f"over {_LENGTHS[-1]}"
    size = "long" if bucket >= _LONG else "short"
    yield f"shape.{bucket}.{links}", f"{reach} characters, {links}"
    yield f"end.{end}.{size}", f"ends in a {end}"
    yield f"shape.{size}.{links}.{end}", f"{size}, {links}, ends in a {end}"


_REASONS: Final = {
    "only.separators": "separators of an empty list",
    "only.digits": "only a number",
    "only.marks": "no letter",
    "case.upper": "in capitals",
    "case.lower": "opens in lower case",
    "has.at": "an @ sign",
    "has.divider": "parts divided by a bar or dot",
    "has.price": "a price",
    "opens.quote": "opens with a quotation mark",
    "opens.mark": "opens with a mark",
    "opens.bracket": "opens with a bracket",
}


def _describe_characters(key: tuple[str, ...]) -> Iterator[Sign]:
    for name in key:
        yield name, _REASONS.get(name, "every word capitalised")
