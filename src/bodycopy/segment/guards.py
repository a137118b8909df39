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

from bodycopy.segment.nesting import ATTRIBUTE, measure


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest document that is handed to the parser.

    In brackets the largest of 1,827 real news articles, shops, forums and other pages.
    """

    max_bytes: int = 20_000_000
    """Size of the document as UTF-8 (2.9 million)."""
    max_depth: int = 512
    """Open elements, one inside the other, without `html` and `body` (136). Looked at when the page has so many tags
    that depth costs time; a page with fewer can be deeper and is parsed all the same."""
    max_elements: int = 250_000
    """Elements, with the copies that the parser makes of unclosed formatting elements (15,790)."""
    max_attributes: int = 256
    """Attributes of one element (185). Looked at where a tag is long, and on pages with very many tags."""


# The worst that a page with so few `<` can do to the parser takes some 1.3 seconds: 2,500 unclosed formatting elements
# copied into 2,500 paragraphs. Nine in ten real pages have fewer.
_FEW_TAGS: Final = 5_000
# The worst that so many can do by depth alone takes some 0.7 seconds. 1 real page in 1,800 has more.
_MANY_TAGS: Final = 20_000
# Formatting that the parser copies without bound has attributes: it keeps three copies of what is written alike.
_FEW_FORMATS: Final = 300
_FORMAT: Final = re.compile(
    # Classes instead of IGNORECASE, which is half as fast. An `a` closes the one before it. What is closed before the
    # next tag is not counted.
    r"<([BCEFINSTUbcefinstu](?:[Ii][Gg]|[Oo][Dd][Ee]|[Mm]|[Oo][Nn][Tt]|[Oo][Bb][Rr]|[Mm][Aa][Ll][Ll]"
    r"|[Tt][Rr][Ii][Kk][Ee]|[Tt][Rr][Oo][Nn][Gg]|[Tt])?)[\t\n\f\r /]"
    r"(?!(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>[^<]*+</\1>)"
)
# Above this size, tags too short for the windows could add up to many seconds.
_LARGE_TEXT: Final = 3_000_000
_WINDOW: Final = 8_192
_TAG_START: Final = re.compile("<[A-Za-z]")
# Inline scripts have such runs too, `i<n` being what starts them, but seldom so long.
_MANY_ATTRIBUTES: Final = re.compile(rf"<[^\t\n\f\r />]++(?:[\t\n\f\r /]*+{ATTRIBUTE.pattern}){{4000}}", re.VERBOSE)


def check(text: str, limits: Limits) -> str | None:
    """None if the text is safe to parse, or one sentence that names the limit that was passed and the figure."""
    size = _size(text, limits.max_bytes)
    if size > limits.max_bytes:
        return f"The document has {size} bytes, more than max_bytes = {limits.max_bytes}."
    if not _needs_measuring(text):
        return None
    nesting = measure(text, limits.max_depth, limits.max_elements, limits.max_attributes)
    if nesting.depth > limits.max_depth:
        return f"Elements are nested {nesting.depth} deep or more, above max_depth = {limits.max_depth}."
    if nesting.elements > limits.max_elements:
        return f"The page makes {nesting.elements} elements or more, above max_elements = {limits.max_elements}."
    if nesting.attributes > limits.max_attributes:
        return f"A tag has {nesting.attributes} attributes, more than max_attributes = {limits.max_attributes}."
    return None


def _size(text: str, max_bytes: int) -> int:
    """The UTF-8 size where it can matter, else a number that is at most the size."""
    if text.isascii() or len(text) > max_bytes or 4 * len(text) <= max_bytes:
        return len(text)
    return len(text.encode("utf-8", "surrogatepass"))


def _needs_measuring(text: str) -> bool:
    if len(text) > _LARGE_TEXT or _may_have_long_tag(text):
        return True
    tags = text.count("<")
    if tags <= _FEW_TAGS:
        return False
    return tags > _MANY_TAGS or len(_FORMAT.findall(text)) > _FEW_FORMATS


def _may_have_long_tag(text: str) -> bool:
    """A tag with very many attributes may fill one of the windows that the text is looked at in.

    Such a window has no `<` or no `>`, unless both stand in the attributes' values.
    """
    find, rfind = text.find, text.rfind
    low = 0
    done = -1
    for window in range(0, len(text) - _WINDOW, _WINDOW):
        end = window + _WINDOW
        if find(">", window, end) < 0:
            before = rfind(">", low, window)
            opener = _TAG_START.search(text, low if before < 0 else before, window + 1)
            start = opener.start() if opener else -1
        elif find("<", window, end) < 0:
            start = rfind("<", low, window)
        else:
            start = -1
        low = window
        if start > done:
            done = start
            if _MANY_ATTRIBUTES.match(text, start):
                return True
    return False
