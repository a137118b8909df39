"""Whether a document may have so many different names of attributes that parsing it takes long.

Lexbor keeps the names that HTML does not know in a table of fixed size: 40,000 take 0.2 seconds, 125,000 take 1.7, and
250,000 more than 10. A name begins behind white space, a slash, or the quotation mark that ends a value; and each value
has a `=` before it. There are no more names than such places, wherever in the document they are; long stretches that
are certainly outside of tags, most of them scripts, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bodycopy.segment.long_tags import may_stand_in_value

# A name takes four bytes with what stands before it: there are but some thousand shorter ones.
_HARMLESS_BYTES: Final = 500_000
_MOST_PLACES: Final = 100_000
_PLACES: Final = b"\t\n\f\r /="
_STRETCH: Final = 4_096


def may_have_many_names(data: bytes) -> bool:
    """False if the document has no room for more names than are parsed in reasonable time. Linear."""
    if len(data) <= _HARMLESS_BYTES:
        return False
    tags = b" ".join(near_tags(data))
    return len(tags) > _HARMLESS_BYTES and most_places(tags) > _MOST_PLACES and most_words(tags) > _MOST_PLACES


def near_tags(data: bytes) -> Iterator[bytes]:
    """The document without long stretches that have no `<`, from the `>` on that ends the tag before them."""
    find = data.find
    size = len(data)
    at = start = 0
    while at < size:
        at += _STRETCH
        if find(b"<", at, at + _STRETCH) >= 0:
            continue
        end = find(b">", data.rfind(b"<", 0, at) + 1)
        following = find(b"<", at)
        if following < 0:
            following = size
        if 0 <= end < following and not may_stand_in_value(data, end):
            yield data[start : end + 1]
            start = following
        at = following
    yield data[start:]


def most_places(data: bytes) -> int:
    """At how many places an attribute may begin."""
    return len(data) - len(data.translate(None, _PLACES))


def most_words(data: bytes) -> int:
    """How many different names may begin at these places.

    Much of what `most_places` counts indents lines, and much is said again and again: the same words, as white space
    divides them, hold the same names.
    """
    # A vertical tab is white space to Python, and part of a name to HTML.
    words = set(data.replace(b"\v", b"v").split())
    return len(words) + b" ".join(words).count(b"/") + data.count(b"=")
