"""What must hold of a text before the parser gets it.

Lexbor parses in time quadratic in the depth of open elements and in the attributes of one tag, copies formatting
elements that were never closed into every block that follows, and can't be interrupted. `check` bounds all three. It
looks at every `<` of the page, since anything less could be walked around, but follows the tags one by one (`nesting`)
only on pages that have many of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bodycopy.page import Page
from bodycopy.segment.long_tags import may_have_long_tag
from bodycopy.segment.nesting import measure


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest document that is read in full.

    In brackets the largest of 1,827 real news articles, shops, forums and other pages.
    """

    max_bytes: int = 20_000_000
    """Size of the document as UTF-8 (2.9 million)."""
    max_tags: int = 200_000
    """How many `<` the document has (21,646)."""
    max_depth: int = 512
    """Open elements, one inside the other, without `html` and `body` (136). Looked at when the page has so many tags
    that depth costs time; a page with fewer can be deeper and is parsed all the same."""
    max_elements: int = 100_000
    """Elements, with the copies that the parser makes of unclosed formatting elements (15,790)."""
    max_attributes: int = 256
    """Attributes of one element (185). Looked at where a tag is long, and on pages with very many tags."""
    max_lines: int = 10_000
    """Lines of text (2,641)."""
    max_line_length: int = 500_000
    """Characters in one line (32,951)."""


# The worst that a page with so few `<` can do to the parser takes some 0.7 seconds: 1,000 unclosed formatting elements
# copied into 1,000 paragraphs. Six in ten real pages have fewer.
_FEW_TAGS: Final = 2_000
# The worst that so many can do by depth alone takes some 0.7 seconds. 1 real page in 1,800 has more.
_MANY_TAGS: Final = 20_000
# Formatting that the parser copies without bound has attributes: it keeps three copies of what is written alike.
_MOST_COPIES: Final = 500_000
_FORMAT: Final = re.compile(
    # Classes instead of IGNORECASE, which is half as fast. An `a` closes the one before it. What is closed before the
    # next tag is not counted.
    rb"<([BCEFINSTUbcefinstu](?:[Ii][Gg]|[Oo][Dd][Ee]|[Mm]|[Oo][Nn][Tt]|[Oo][Bb][Rr]|[Mm][Aa][Ll][Ll]"
    rb"|[Tt][Rr][Ii][Kk][Ee]|[Tt][Rr][Oo][Nn][Gg]|[Tt])?)[\t\n\f\r /]"
    rb"(?!(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>[^<]*+</\1>)"
)
# The two references whose characters take more bytes than they do. Lexbor 3.1 writes them past the end of a buffer that
# is full but for the reference: one in a text of 16,384 bytes corrupts the heap.
_GROWING: Final = re.compile(rb"&n([LG])t;")
_GROWN: Final = {b"L": "\u226a\u20d2".encode(), b"G": "\u226b\u20d2".encode()}
# Above this size, what the windows of `long_tags` pass over could add up.
_LARGE: Final = 3_000_000


def check(data: bytes, limits: Limits) -> str | None:
    """None if the text is safe to parse, or one sentence that names the limit that was passed and the figure."""
    if len(data) > limits.max_bytes:
        return f"The document has more bytes than max_bytes = {limits.max_bytes}."
    tags = _count_tags(data)
    if tags > limits.max_tags:
        return f"The page has {tags} tags, more than max_tags = {limits.max_tags}."
    if not _needs_measuring(data, tags):
        return None
    # All markup is ASCII, and as Latin-1 every byte is one character.
    nesting = measure(data.decode("latin-1"), limits.max_depth, limits.max_elements, limits.max_attributes)
    if nesting.depth > limits.max_depth:
        return f"Elements are nested {nesting.depth} deep or more, above max_depth = {limits.max_depth}."
    if nesting.elements > limits.max_elements:
        return f"The page makes {nesting.elements} elements or more, above max_elements = {limits.max_elements}."
    if nesting.attributes > limits.max_attributes:
        return f"A tag has {nesting.attributes} attributes, more than max_attributes = {limits.max_attributes}."
    return None


def without_growing_references(data: bytes) -> bytes:
    """The document with the two references that the parser must not meet written as the characters they mean."""
    return _GROWING.sub(lambda found: _GROWN[found[1]], data) if _GROWING.search(data) else data


def check_page(page: Page, limits: Limits) -> str | None:
    """None if the page can be classified in reasonable time, or one sentence as of `check`."""
    lines = len(page.texts)
    if lines > limits.max_lines:
        return f"The page has {lines} lines, more than max_lines = {limits.max_lines}."
    longest = max(map(len, page.texts), default=0)
    if longest > limits.max_line_length:
        return f"A line has {longest} characters, more than max_line_length = {limits.max_line_length}."
    return None


def _count_tags(data: bytes) -> int:
    # Unlike `count`, `replace` finds a byte by the processor's widest steps, but every one found costs more.
    found = len(data) - len(data.replace(b"<", b"", _MANY_TAGS + 1))
    return found if found <= _MANY_TAGS else data.count(b"<")


def _needs_measuring(data: bytes, tags: int) -> bool:
    if len(data) > _LARGE or may_have_long_tag(data):
        return True
    if tags <= _FEW_TAGS:
        return False
    return tags > _MANY_TAGS or tags * len(_FORMAT.findall(data)) > _MOST_COPIES
