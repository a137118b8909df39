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

from bodycopy.segment.long_tags import may_have_long_tag
from bodycopy.segment.nesting import measure


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
    rb"<([BCEFINSTUbcefinstu](?:[Ii][Gg]|[Oo][Dd][Ee]|[Mm]|[Oo][Nn][Tt]|[Oo][Bb][Rr]|[Mm][Aa][Ll][Ll]"
    rb"|[Tt][Rr][Ii][Kk][Ee]|[Tt][Rr][Oo][Nn][Gg]|[Tt])?)[\t\n\f\r /]"
    rb"(?!(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>[^<]*+</\1>)"
)
# Above this size, what the windows of `long_tags` pass over could add up.
_LARGE: Final = 3_000_000


def check(data: bytes, limits: Limits) -> str | None:
    """None if the text is safe to parse, or one sentence that names the limit that was passed and the figure."""
    size = len(data)
    if size > limits.max_bytes:
        return f"The document has {size} bytes, more than max_bytes = {limits.max_bytes}."
    if not _needs_measuring(data):
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


def _needs_measuring(data: bytes) -> bool:
    size = len(data)
    if size > _LARGE or may_have_long_tag(data):
        return True
    if size <= _FEW_TAGS * len("<p>"):
        return False
    # Unlike `count`, `replace` finds a byte by the processor's widest steps.
    tags = size - len(data.replace(b"<", b"", _MANY_TAGS + 1))
    if tags <= _FEW_TAGS:
        return False
    return tags > _MANY_TAGS or len(_FORMAT.findall(data)) > _FEW_FORMATS
