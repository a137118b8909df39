"""The texts of the links in one line.

`<a>Ferries</a> <a>Ostermoor</a>` is one line, whose text does not say where the first link ends. The markup does, which
is searched as bytes for the line's first link, and only for the few lines of which somebody asks: the parsed tree is
gone, and to note where links end while it is walked would cost every page.
"""

from __future__ import annotations

import re
from typing import Final

from bodycopy.attributes import attributes_in
from bodycopy.page import Line
from bodycopy.references import unescaped

_TOKEN: Final = re.compile(r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>[^<>]*)>|[^<]+|<", re.DOTALL)
_SPELLINGS: Final = (b'"%b"', b"'%b'", b"=%b")
_MOST_FOUND: Final = 12
"""A page may link to the same address in a menu above; so many places are tried."""
_LONGEST_TAG: Final = 1000
_WINDOW: Final = 6000
"""The markup of a line is read as far as this, in bytes."""


def link_texts(line: Line, data: bytes) -> list[str]:
    """The texts of the line's links, in order; none where the markup does not show them.

    Args:
        line: a line of the page.
        data: the page's markup in UTF-8.
    """
    if not line.href or not line.link_chars:
        return []
    start = 0
    address = line.href.encode(errors="replace")
    spellings = [spelling % form for form in {address, address.replace(b"&", b"&amp;")} for spelling in _SPELLINGS]
    for _ in range(_MOST_FOUND):
        found = min((at for spelling in spellings if (at := data.find(spelling, start)) >= 0), default=-1)
        if found < 0:
            break
        opening = data.rfind(b"<", max(0, found - _LONGEST_TAG), found)
        if opening >= 0 and (texts := _texts_at(data[opening : opening + _WINDOW].decode(errors="replace"), line)):
            return texts
        start = found + 1
    return []


def _texts_at(markup: str, line: Line) -> list[str]:
    """The texts of the links that this markup opens with, if together they are those of the line."""
    wanted = _squeezed(line.text)
    texts: list[str] = []
    read = ""
    is_open = False
    for token in _TOKEN.finditer(markup):
        name = token["name"]
        if name is None:
            piece = "" if token[0].startswith("<") else unescaped(token[0])
            read += _squeezed(piece)
            if read not in wanted:
                return []
            if is_open:
                texts[-1] += piece
        elif name.lower() == "a":
            is_open = not token["end"]
            if is_open:
                if not texts and attributes_in(token[0]).get("href") != line.href:
                    return []
                texts.append("")
        if sum(len(_squeezed(text)) for text in texts) == 0:
            continue
        if not is_open and wanted.endswith(read) and _links_are_whole(texts, line):
            break
    else:
        return []
    return [folded for text in texts if (folded := " ".join(text.split()))]


def _links_are_whole(texts: list[str], line: Line) -> bool:
    """Whether these links have all of the line's link text; white space counts there, and may not here."""
    squeezed = sum(len(_squeezed(text)) for text in texts)
    return squeezed >= line.link_chars - line.text.count(" ")


def _squeezed(text: str) -> str:
    return "".join(text.split())
