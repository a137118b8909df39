"""Whether a tag of a document may have so many attributes that parsing it takes long.

Lexbor compares each attribute with all before it in the tag: 16,000 take 0.4 seconds, 100,000 take 15. To follow every
tag would cost more than the parse, so the document is looked at in windows. A window that lies inside one tag either
has no `>` or has it in a quoted value; both are seldom so in real documents, and `nesting` has the last word on them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bodycopy.segment.nesting import ATTRIBUTE

# The tags that are passed over are shorter than three windows or have fewer attributes than half a window has bytes, so
# the windows are the narrower the larger the document is: if all of it were such tags, they would take 1.2 seconds.
_WIDTH_TIMES_SIZE: Final = 6_400_000_000
_WIDTHS: Final = (16_384, 8_192, 4_096, 2_048, 1_024, 512)

_MOST_VALUES: Final = 2
_TAG_START: Final = re.compile(rb"<[A-Za-z]")
_SEPARATORS: Final = b"\t\n\f\r /"
_BEFORE_VALUE: Final = frozenset(b"=\t\n\f\r ")
_LOOK_BACK: Final = 64
_LOOK_AHEAD: Final = 8
# An attribute's name and `=`. The name begins after a space, a slash or the last value, and only begins with a `=`.
_NAME: Final = re.compile(rb"""(?:(?:\A|[\t\n\f\r /"'])=?[^\t\n\f\r /"'=]*+[\t\n\f\r ]*+=|\A)[\t\n\f\r ]*+\Z""")


def may_have_long_tag(data: bytes) -> bool:
    """False if no tag can have more attributes than are parsed in reasonable time. Linear."""
    size = len(data)
    width = next((width for width in _WIDTHS if width * size <= _WIDTH_TIMES_SIZE), _WIDTHS[-1])
    find, rfind, before_value, double_mark = data.find, data.rfind, _BEFORE_VALUE, ord('"')
    start = close = done = 0
    if (apostrophe := find(b"'")) < 0:  # the first one that was not looked at
        apostrophe = size
    double = single = -1  # the last quotation mark of its kind, if it may begin a value
    values: set[int] = set()
    while start < size - width:
        end = start + width
        found = find(b">", start, end)
        close = found if found >= 0 else max(close, rfind(b">", max(0, start - width), start))
        # Most marks stand right before the `>`, or begin no value and are told so by the byte before them.
        quote = close - 1 if close > done and data[close - 1] == double_mark else rfind(b'"', done, close)
        if quote >= 0:
            double = _if_value(data, quote) if data[quote - 1] in before_value else -1
        if apostrophe < close:
            quote = rfind(b"'", done, close)
            single = _if_value(data, quote) if data[quote - 1] in before_value else -1
            if (apostrophe := find(b"'", close)) < 0:
                apostrophe = size
        done = close
        if (double >= 0 or single >= 0) and (found < 0 or _all_in_values(data, close, end, double, single)):
            # One value in many windows leaves no room for attributes.
            values.add(max(double, single))
            if len(values) == _MOST_VALUES:
                return True
        elif values:
            values = set()
        start = end
        if found < 0:
            found = find(b">", start)
            end = found if found >= 0 else size
            opener = _tag_start(data, close, end)
            if (
                opener >= 0
                and _may_have(width // 2, data, opener, end)
                and _many_attributes(width // 2).match(data, opener)
            ):
                return True
            start = max(start, end // width * width)
    return False


def _tag_start(data: bytes, start: int, end: int) -> int:
    """Where the first tag starts in a part of the document, or -1."""
    first = data.find(b"<", start, end)  # four times as fast as the pattern, and most parts have none
    found = _TAG_START.search(data, first, end) if first >= 0 else None
    return found.start() if found else -1


def may_stand_in_value(data: bytes, at: int, start: int = 0) -> bool:
    """Whether a byte may stand in a quoted value that begins at `start` or later: if a mark before it may begin one."""
    quotes = (data.rfind(mark, start, at) for mark in (b'"', b"'"))
    return any(quote >= 0 and _if_value(data, quote) >= 0 for quote in quotes)


def _may_have(count: int, data: bytes, opener: int, close: int) -> bool:
    """Whether a tag that starts at `opener` can have so many attributes, `close` being the first `>` behind it.

    False only if the `>` ends the tag, and the tag has too few of the bytes that stand before attributes: white space,
    slashes, and quotation marks, of which each second one ends a value.
    """
    if may_stand_in_value(data, close, opener):
        return True
    tag = data[opener:close]
    separated = len(tag) - len(tag.translate(None, _SEPARATORS))
    return separated + (tag.count(b'"') + tag.count(b"'")) // 2 >= count


def _all_in_values(data: bytes, close: int, end: int, double: int, single: int) -> bool:
    """The `>` at `close` and those after it may stand in values, up to `end` or as far as one cares to look."""
    for _ in range(_LOOK_AHEAD):
        value_end = data.find(b'"' if double > single else b"'", close, end)
        following = data.find(b">", value_end, end) if value_end >= 0 else -1
        if following < 0:
            return True
        if (quote := data.rfind(b'"', close, following)) >= 0:
            double = _if_value(data, quote)
        if (quote := data.rfind(b"'", close, following)) >= 0:
            single = _if_value(data, quote)
        if double < 0 and single < 0:
            return False
        close = following
    return True


def _if_value(data: bytes, quote: int) -> int:
    """The place of a quotation mark if it may begin the value of an attribute, else -1."""
    if data[quote - 1] not in _BEFORE_VALUE:
        return -1
    return quote if _NAME.search(data[max(0, quote - _LOOK_BACK) : quote]) else -1


@cache
def _many_attributes(count: int) -> re.Pattern[bytes]:
    # Inline scripts have such runs too, `i<n` being what starts them, but seldom so long.
    pattern = rb"<[^\t\n\f\r />]++(?:[\t\n\f\r /]*+%b){%d}" % (ATTRIBUTE.pattern.encode(), count)
    return re.compile(pattern, re.VERBOSE)
