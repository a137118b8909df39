"""Context-free: what a line's length, its links, its characters and its last one say."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from bodycopy.classify.prose import weighed_length
from bodycopy.classify.signs import Signs, signs_for
from bodycopy.page import Line, Page

_LENGTHS: Final = (4, 10, 20, 35, 55, 80, 120, 180, 300)
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
_SHORT: Final = 160
_PRICE = re.compile(r"[$€£¥₽]\s?\d|\d\s?(?:[$€£¥₽]|USD|EUR|kr\b|TL\b|zł|руб)")
_WORD_CAPITALS = re.compile(r"\b[A-Z]")


def shape(page: Page) -> None:
    """Add what each line's shape says."""
    signs = signs_for(page)
    for line in page.lines:
        _add(line, signs)


def _add(line: Line, signs: Signs) -> None:
    text = line.text
    length = weighed_length(text)
    bucket = bisect_right(_LENGTHS, length)
    link_share = line.link_chars / len(text)
    links = next(name for most, name in _LINKS if link_share <= most)
    end = _ENDS.get(text[-1], "letter")
    if text.endswith("..."):
        end = "ellipsis"
    evidence = line.evidence
    evidence.append(signs(f"shape.{bucket}.{links}", f"about {length} characters, {links}"))
    evidence.append(signs(f"end.{end}.{'long' if bucket >= 5 else 'short'}", f"ends in a {end}"))
    if length > _SHORT:
        return
    if not _LETTER.search(text):
        _add_letterless(line, signs)
        return
    if text.isupper():
        evidence.append(signs("case.upper", "in capitals"))
    elif text[0].islower():
        evidence.append(signs("case.lower", "opens in lower case"))
    words = text.count(" ") + 1
    if 2 <= words <= 12:
        capitals = len(_WORD_CAPITALS.findall(text))
        if capitals == words:
            evidence.append(signs(f"case.title.{min(words, 5)}", "every word capitalised"))
    if "|" in text or " · " in text or " • " in text or " / " in text:
        evidence.append(signs("has.divider", "parts divided by a bar or dot"))
    if "@" in text:
        evidence.append(signs("has.at", "an @ sign"))
    if text[0] in "\"“«„「":
        evidence.append(signs("opens.quote", "opens with a quotation mark"))
    if text[0] in "-–—•*>#@[(":
        evidence.append(signs(f"opens.{'bracket' if text[0] in '[(' else 'mark'}", "opens with a mark"))
    if _PRICE.search(text):
        evidence.append(signs("has.price", "a price"))


def _add_letterless(line: Line, signs: Signs) -> None:
    text = line.text
    if len(text) > 2 and _SEPARATORS.issuperset(text):
        line.evidence.append(signs("only.separators", "separators of an empty list"))
    elif text.isdigit():
        line.evidence.append(signs("only.digits", "only a number"))
    else:
        line.evidence.append(signs("only.marks", "no letter"))
