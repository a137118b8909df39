"""What can be read of a document that must not be parsed: its text without its tags, and what its head says.

The text is read as if somebody had scraped it to lines: no roles can come from markup. All is bounded, whatever the
document is: so many bytes, lines and characters in a line are read, and the rest is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bodycopy.decode.utf8 import without_growing_references
from bodycopy.page import Head, Page
from bodycopy.references import unescaped
from bodycopy.segment.guards import check
from bodycopy.segment.html import segment_html
from bodycopy.segment.limits import Limits
from bodycopy.segment.text import segment_lines

_MOST_BYTES: Final = 1_000_000
_MOST_LINES: Final = 3_000
_LONGEST_LINE: Final = 20_000
_MOST_HEAD_BYTES: Final = 500_000

_HEAD_END: Final = re.compile(rb"</head|<body", re.IGNORECASE)
_UNSHOWN: Final = re.compile(
    rb"<(?:!--|(script|style|noscript|template|svg|title|textarea|select|iframe)\b)", re.IGNORECASE
)
_SPACE: Final = re.compile(rb"[\0\t\n\r\f]+")
_INLINE: Final = re.compile(
    rb"</?(?:a|abbr|b|bdi|bdo|big|cite|code|data|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong|sub"
    rb"|sup|time|tt|u|var|wbr)(?![^\t\n\f\r />])[^<>]*>",
    re.IGNORECASE,
)
_BLOCK: Final = re.compile(rb"<[A-Za-z/!?][^<>]*>")
_LINE_END: Final = b"\n\n"


def read_as_text(data: bytes, limits: Limits, url: str | None = None) -> Page:
    """The page of a document given as UTF-8, without its markup."""
    page = segment_lines(_lines(data[:_MOST_BYTES]), url)
    page.head = _head(data[:_MOST_HEAD_BYTES], limits)
    return page


def _head(data: bytes, limits: Limits) -> Head:
    """What the head says, if it ends in good time and can be parsed by itself."""
    end = _HEAD_END.search(data)
    start = data[: end.start()] if end else b""
    if check(start, limits) is not None:
        return Head()
    return segment_html(without_growing_references(start), limits=limits).head


def _lines(data: bytes) -> Iterator[str]:
    shown = _INLINE.sub(b"", _SPACE.sub(b" ", b"".join(_shown(data))))
    count = 0
    for line in _BLOCK.sub(_LINE_END, shown).decode("utf-8", "replace").split("\n"):
        text = unescaped(line[:_LONGEST_LINE])
        yield " ".join(text.split())
        count += bool(text)
        if count == _MOST_LINES:
            return


def _shown(data: bytes) -> Iterator[bytes]:
    """The document without comments and elements that show no text; one that does not end is taken to have ended."""
    endless: set[bytes] = set()
    at = 0
    for opener in _UNSHOWN.finditer(data):
        start = opener.start()
        if start < at:
            continue
        closing = b"-->" if opener[1] is None else b"</" + opener[1]
        end = -1 if closing in endless else data.find(closing, opener.end())
        if end < 0:
            endless.add(closing)
            continue
        yield data[at:start] + b" "
        at = end + len(b"-->") if opener[1] is None else end
    yield data[at:]
