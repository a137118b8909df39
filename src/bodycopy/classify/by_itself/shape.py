"""Context-free: what a line's length, its links and its characters say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page

_LENGTHS: Final = (4, 10, 20, 35, 55, 80, 120, 180, 300)
_LONG: Final = 5
_SHORT: Final = 160
_LINK_SHARES: Final = (0.0, 0.35, 0.8)
_LINKS: Final = ("unlinked", "some", "half", "linked")
"""What a line is called whose share of link text is up to each of the shares, and above them."""
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
_DIVIDERS: Final = ("|", " · ", " • ", " / ")
_RARE = re.compile(r"[/-9@|·•\u0660-\u1c59\ua620-\U0010ffff]")
"""What text with an address, a divider or a price has: a cheap test before looking for each. Said by ranges that hold
all digits of all scripts, as `\\d` is, it is looked for in half of the time."""
_NONE: Final[tuple[str, ...]] = ()


def shape(page: Page, lines: Sequence[Line]) -> None:
    """Add what each line's shape says."""
    findings = signs_for(page).findings(_describe)
    for line in lines:
        text = line.text
        length = line.length
        end = "ellipsis" if text.endswith("...") else _ENDS.get(text[-1], "letter")
        links = _LINKS[bisect_left(_LINK_SHARES, line.link_chars / len(text))]
        characters = _characters(text) if length <= _SHORT else _NONE
        line.findings.append(findings[bisect_right(_LENGTHS, length), links, end, characters])


def _characters(text: str) -> tuple[str, ...]:
    """What the characters of a short text are like, as names of signs."""
    first = text[0]
    if not first.isalpha() and not _LETTER.search(text):
        if len(text) > 2 and _SEPARATORS.issuperset(text):
            return ("only.separators",)
        return ("only.digits",) if text.isdigit() else ("only.marks",)
    found = []
    if first in _OPENINGS:
        found.append(f"opens.{_OPENINGS[first]}")
    if text.isupper():
        found.append("case.upper")
    elif first.islower():
        found.append("case.lower")
    elif " " in text and text.istitle():
        found.append(f"case.title.{min(text.count(' '), 4)}")
    if _RARE.search(text):
        if "@" in text:
            found.append("has.at")
        if any(map(text.__contains__, _DIVIDERS)):
            found.append("has.divider")
        if _PRICE.search(text):
            found.append("has.price")
    return tuple(found)


def _describe(key: tuple[int, str, str, tuple[str, ...]]) -> Iterator[Sign]:
    bucket, links, end, characters = key
    reach = f"up to {_LENGTHS[bucket]}" if bucket < len(_LENGTHS) else f"over {_LENGTHS[-1]}"
    size = "long" if bucket >= _LONG else "short"
    yield f"shape.{bucket}.{links}", f"{reach} characters, {links}"
    yield f"end.{end}.{size}", f"ends in a {end}"
    yield f"shape.{size}.{links}.{end}", f"{size}, {links}, ends in a {end}"
    for name in characters:
        yield name, _REASONS.get(name, "every word capitalised")


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
