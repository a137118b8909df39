"""The texts of the links in one line.

`<a>Ferries</a> <a>Ostermoor</a>` is one line, whose text does not say where the first link ends. The markup does, which
is searched as bytes for the line's first link, and only for the few lines of which somebody asks: the parsed tree is
gone, and to note where links end while it is walked would cost every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from bodycopy.attributes import attributes_in
from bodycopy.page import Line
from bodycopy.references import unescaped

_TOKEN: Final = re.compile(
    r"<!--(?:.*?-->|.*)|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>[^<>]*)>|[^<]+|<", re.DOTALL
)
_SPELLINGS: Final = (b'"%b"', b"'%b'", b"=%b")
_LONGEST_LINE: Final = 1000
"""In characters: a longer line is no list of tags and no path."""
_MOST_READ: Final = 12
"""A page may link to the same address in a menu above; the markup of so many links is read."""
_LONGEST_TAG: Final = 1000
_WINDOW: Final = 6000
"""The markup of a line is read as far as this, in bytes."""


def link_texts(line: Line, data: bytes) -> list[str]:
    """The texts of the line's links, in order; none where the markup does not show them.

    Args:
        line: a line of the page.
        data: the page's markup in UTF-8.
    """
    if not line.href or not line.link_chars or len(line.text) > _LONGEST_LINE:
        return []
    for opening in islice(_tags_with(line.href, data), _MOST_READ):
        if opening >= 0 and (texts := _texts_at(data[opening : opening + _WINDOW].decode(errors="replace"), line)):
            return texts
    return []


def _tags_with(href: str, data: bytes) -> Iterator[int]:
    """Where tags begin in which an address stands, and -1 where it stands in none.

    As it is written first, and then with its references.
    """
    address = href.encode(errors="replace")
    for form in dict.fromkeys((address, address.replace(b"&", b"&amp;"))):
        for spelling in _SPELLINGS:
            written = spelling % form
            found = data.find(written)
            while found >= 0:
                yield data.rfind(b"<", max(0, found - _LONGEST_TAG), found)
                found = data.find(written, found + 1)


def _texts_at(markup: str, line: Line) -> list[str]:
    """The texts of the links that this markup opens with, if together they are those of the line."""
    wanted = _squeezed(line.text)
    texts: list[str] = []
    read = ""
    in_links = 0
    is_open = False
    for token in _TOKEN.finditer(markup):
        name = token["name"]
        if name is None:
            piece = "" if token[0].startswith("<") else unescaped(token[0])
            squeezed = _squeezed(piece)
            read += squeezed
            if read not in wanted:
                return []
            if is_open:
                texts[-1] += piece
                in_links += len(squeezed)
        elif name.lower() == "a":
            is_open = not token["end"]
            if is_open:
                if not texts and attributes_in(token[0]).get("href") != line.href:
                    return []
                texts.append("")
        # White space counts in the line's link text, and may not here.
        is_whole = in_links >= line.link_chars - line.text.count(" ")
        if in_links and not is_open and is_whole and wanted.endswith(read):
            break
    else:
        return []
    return [folded for text in texts if (folded := " ".join(text.split()))]


def _squeezed(text: str) -> str:
    return "".join(text.split())
