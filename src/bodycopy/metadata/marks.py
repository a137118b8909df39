"""What attributes in the markup say of the article: microdata, RDFa, `rel=author`, and who saved the page when.

The markup is searched as text, and only once metadata is asked for that nothing else gives: the parsed tree is gone by
then, and to collect attributes while it is walked would cost every page, whatever it is read for.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from bodycopy.dates import parse_moment

_NAMES: Final = ("itemprop=", "rel=", "property=")
_WANTED: Final = {
    "itemprop=": re.compile(r"""itemprop=["']?(author|creator|datePublished|dateModified|license)\b"""),
    "rel=": re.compile(r"""rel=["']?(?:[\w-]{1,20} ){0,3}(author|license)\b"""),
    "property=": re.compile(
        r"""property=["']?(?:schema|dc|dcterms|article|og):(author|creator|datePublished|dateModified|date|created|issued|modified)\b"""
    ),
}  # fmt: skip
_KNOWN_AS: Final = {"creator": "author", "date": "datePublished", "created": "datePublished", "issued": "datePublished",
                    "modified": "dateModified"}  # fmt: skip
_MOST: Final = 40
_LONGEST_TAG: Final = 1500
_LONGEST_TEXT: Final = 400
_NEAR: Final = 3000
"""The type of the thing that a mark belongs to stands at most so many characters before it."""
_TAG: Final = re.compile(r"<[^<>]*>?")
_ATTRIBUTE: Final = re.compile(r"""(?<![\w:-])([\w:-]++)\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'>]+)""")
_ITEM_TYPE: Final = re.compile(r"""itemtype=["']?[^"'\s>]*?(\w+)["'\s>]""")
_OTHERS: Final = frozenset({"Comment", "UserComments", "Answer", "Review", "Rating", "ImageObject", "VideoObject"})
"""Types of things on the page whose author and date are not the article's."""
_SEARCHED: Final = 8192
_SAVED: Final = (
    # SingleFile
    re.compile(r"<!--\s{0,9}Page saved with SingleFile.{0,4000}?saved date:\s{0,9}([^\n(]{8,60})", re.DOTALL),
    # HTTrack
    re.compile(r"<!-- Mirrored from .{0,2000}? by HTTrack [^,]{0,80}, ([^\n]{8,40}?) -->"),
    # The Wayback Machine
    re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d [A-Z][a-z]{2} \d\d, \d{4})"),
)


class Mark(NamedTuple):
    """One attribute of an element that names a property of the article, and the value that the element gives."""

    attribute: str
    """`itemprop`, `rel` or `property`."""
    name: str
    """The property in schema.org's words."""
    value: str


def marks(markup: str) -> list[Mark]:
    """The marks of the page's article, at most 40 of each attribute, in order."""
    return [mark for name in _NAMES for mark in _marked(markup, name)]


def _marked(markup: str, attribute: str) -> Iterator[Mark]:
    found = 0
    for match in _WANTED[attribute].finditer(markup):
        start = markup.rfind("<", max(0, match.start() - _LONGEST_TAG), match.start())
        end = markup.find(">", match.end(), match.end() + _LONGEST_TAG)
        if start < 0 or end < 0 or ">" in markup[start : match.start()] or _is_of_other(markup, start):
            continue
        pairs = _ATTRIBUTE.findall(markup, start, end)
        attributes = {name.lower(): html.unescape(value.strip("\"'")) for name, value in pairs}
        value = _value(attributes, markup, end + 1, match[1])
        if value:
            yield Mark(attribute[:-1], _KNOWN_AS.get(match[1], match[1]), value)
            found += 1
            if found == _MOST:
                return


def _is_of_other(markup: str, start: int) -> bool:
    """Whether the last item type before an element is that of a comment, a picture or the like."""
    before = markup.rfind("itemtype=", max(0, start - _NEAR), start)
    item_type = _ITEM_TYPE.match(markup, before) if before >= 0 else None
    return item_type is not None and item_type[1] in _OTHERS


def _value(attributes: dict[str, str], markup: str, start: int, name: str) -> str:
    given = attributes.get("content") or attributes.get("datetime")
    if given is None and name == "license":
        given = attributes.get("href")
    return " ".join((given or _text(markup, start)).split())


def _text(markup: str, start: int) -> str:
    """The text that stands behind a start tag: up to the first end tag after some text."""
    piece = markup[start : start + _LONGEST_TEXT]
    end = 0
    while (end := piece.find("</", end)) >= 0:
        if text := _TAG.sub(" ", piece[:end]).strip():
            return html.unescape(text)
        end += 2
    return ""


def saved_at(markup: str) -> datetime | None:
    """When the page was saved, where a program that saves pages wrote it into the page's comments."""
    for part in {markup[:_SEARCHED], markup[-_SEARCHED:]}:
        for pattern in _SAVED:
            if "<!--" in part and (match := pattern.search(part)):
                moment = parse_moment(match[1])
                if isinstance(moment, datetime):
                    return moment
    return None
