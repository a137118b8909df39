"""What attributes in the markup say of the article: microdata, RDFa, `rel=author`, and who saved the page when.

The markup is searched as bytes, once for all attributes, and only once metadata is asked for that nothing else gives:
the parsed tree is gone by then, and to collect attributes while it is walked would cost every page, whatever it is read
for.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final, NamedTuple

from bodycopy.attributes import attributes_in
from bodycopy.dates import parse_moment, without_odd_zone
from bodycopy.references import unescaped

_WANTED: Final = {
    b"itemprop": rb"(author|creator|datePublished|dateModified)",
    b"rel": rb"(?:[\w-]{1,20} ){0,3}(author)",
    b"property": (
        rb"(?:schema|dc|dcterms|article|og):"
        rb"(author|creator|datePublished|dateModified|date|created|issued|modified)"
    ),
}
"""What the values of attributes open with that make marks, each with the property as its one group."""
ATTRIBUTES: Final = tuple(name.decode() for name in _WANTED)
"""The attributes that make marks."""
_MARK: Final = re.compile(
    rb"=(?<=[lpy]=)(?:%b)" % b"|".join(rb"""(?<=%b=)["']?%b\b""" % wanted for wanted in _WANTED.items())
)
"""Said so that it begins with the equals sign, and what stands before it comes after: so the search takes a third of
the time that it takes to look for each of the names."""
_KNOWN_AS: Final = {
    "creator": "author",
    "date": "datePublished",
    "created": "datePublished",
    "issued": "datePublished",
    "modified": "dateModified",
}
_MOST: Final = 40
_LONGEST_TAG: Final = 1500
_LONGEST_TEXT: Final = 400
_NEAR: Final = 3000
"""The type of the thing that a mark belongs to stands at most so many characters before it."""
_TAG: Final = re.compile(r"<[^<>]*>?")
_ITEM_TYPE: Final = re.compile(rb"""itemtype=["']?[^"'\s>]*?(\w+)["'\s>]""")
_OTHERS: Final = frozenset(
    {b"Comment", b"UserComments", b"Answer", b"Review", b"Rating", b"ImageObject", b"VideoObject"}
)
"""Types of things on the page whose author and date are not the article's."""
_SEARCHED: Final = 8192
_SAVED: Final = {
    # SingleFile
    b"Page saved with SingleFile": re.compile(
        r"<!--\s{0,9}Page saved with SingleFile.{0,4000}?saved date:\s{0,9}([^\n(]{8,60})", re.DOTALL
    ),
    # HTTrack
    b"<!-- Mirrored from ": re.compile(r"<!-- Mirrored from .{0,2000}? by HTTrack [^,]{0,80}, ([^\n]{8,40}?) -->"),
    # The Wayback Machine
    b"FILE ARCHIVED ON ": re.compile(r"FILE ARCHIVED ON (?P<clock>\d\d:\d\d:\d\d) ([A-Z][a-z]{2} \d\d, \d{4})"),
}
"""What programs write, each behind words of it that are looked for first: most pages have none of them. The longer such
words are, the less time it takes to look for them."""


class Mark(NamedTuple):
    """One attribute of an element that names a property of the article, and the value that the element gives."""

    attribute: str
    """`itemprop`, `rel` or `property`."""
    name: str
    """The property in schema.org's words."""
    value: str


def marks(data: bytes) -> dict[str, list[Mark]]:
    """The marks that each of `ATTRIBUTES` makes of the page's article, at most 40, in order. The bytes are UTF-8."""
    found: dict[str, list[Mark]] = {attribute: [] for attribute in ATTRIBUTES}
    for match in _MARK.finditer(data):
        number = match.lastindex or 0
        attribute = ATTRIBUTES[number - 1]
        if len(found[attribute]) < _MOST and (value := _value_at(data, match.start() - len(attribute))):
            name = match[number].decode()
            found[attribute].append(Mark(attribute, _KNOWN_AS.get(name, name), value))
    return found


def _value_at(data: bytes, at: int) -> str:
    """The value that the element gives whose attribute stands here; empty if this is no attribute, or another's."""
    start = data.rfind(b"<", max(0, at - _LONGEST_TAG), at)
    end = data.find(b">", at, at + _LONGEST_TAG)
    if start < 0 or end < 0 or b">" in data[start:at] or _is_of_other(data, start):
        return ""
    attributes = attributes_in(data[start:end].decode(errors="replace"))
    given = attributes.get("content") or attributes.get("datetime")
    text = given or _text(data[end + 1 : end + 1 + _LONGEST_TEXT].decode(errors="replace"))
    return " ".join(text.split())


def _is_of_other(data: bytes, start: int) -> bool:
    """Whether the last item type before an element is that of a comment, a picture or the like."""
    before = data.rfind(b"itemtype=", max(0, start - _NEAR), start)
    item_type = _ITEM_TYPE.match(data, before) if before >= 0 else None
    return item_type is not None and item_type[1] in _OTHERS


def _text(markup: str) -> str:
    """The text behind a start tag: up to the first end tag after some text."""
    end = 0
    while (end := markup.find("</", end)) >= 0:
        if text := _TAG.sub(" ", markup[:end]).strip():
            return unescaped(text)
        end += 2
    return ""


def saved_at(data: bytes) -> datetime | None:
    """When the page was saved, where a program that saves pages wrote it into the page's comments."""
    for part in (data[:_SEARCHED], data[-_SEARCHED:]):
        patterns = [pattern for words, pattern in _SAVED.items() if words in part]
        if not patterns or b"<!--" not in part:
            continue
        text = part.decode(errors="replace")
        for match in filter(None, (pattern.search(text) for pattern in patterns)):
            moment = parse_moment(f"{match[match.lastindex or 0]} {match.groupdict().get('clock', '')}")
            if isinstance(moment, datetime):
                return without_odd_zone(moment)
    return None
