"""Text that was wrapped at some column: the lines of a paragraph put together again.

Who wraps text breaks a line only where the next word would have been too much. So a width shows in the lines
themselves: those that another one follows are just too long for its first word, which chance does not bring about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import east_asian_width

_NARROWEST, _WIDEST = 50, 120
"""Between these text is wrapped; verses are narrower."""
_LEAST_PAIRS: Final = 4
_LEAST_SHARE: Final = 0.7
"""Of the lines of more than half the width that another one follows, so many are too long for its first word."""
_LEAST_IN_SENTENCE: Final = 1 / 3
"""Of the lines behind those, in scripts with small letters, so many open with one, as no list of titles does."""
_MOST_LONGER: Final = 0.1
"""At most so many lines of several words are longer than the width; items and headings, which some programs don't wrap,
are left out."""
_OPENING: Final = re.compile(r"[#|•·‣]|[*+-]\s|\d{1,3}[.)]\s|[-*_=]{3}")
"""What opens a heading, an item, a row or a ruler: no line goes on so."""
_QUOTED: Final = re.compile(r"(?:\s*>)+\s?")
_BROKEN_WORD: Final = re.compile(r"[^\W\d_]-\Z")
_LINK: Final = "]("
_LONGEST_ADDRESS: Final = 2_000
_LONGEST: Final = 50_000
"""Characters of a paragraph: longer ones are not put together."""


class _Pair(NamedTuple):
    """A line that another one follows at once."""

    length: int
    needed: int
    """How long it would be with the other one's first word."""
    goes_on: bool | None
    """Whether the other one opens with a small letter; None where there is no such thing."""


def unwrapped(lines: Sequence[str]) -> Sequence[str]:
    """The lines with those of a paragraph in one, if they were wrapped; else the lines as they are."""
    lines = [line.rstrip() for line in lines]
    width = _width(lines)
    return lines if width is None else [*_joined(lines, width)]


def _width(lines: Sequence[str]) -> int | None:
    """The column that the lines were wrapped at, in characters; None if they were not."""
    lengths = sorted(len(line) for line in lines if " " in line.strip() and not _opens(line))
    longer = max(1, int(len(lengths) * _MOST_LONGER))
    least = max(_NARROWEST, lengths[-1 - longer]) if len(lengths) > longer else _NARROWEST
    widths = sorted({length for length in lengths if least <= length <= _WIDEST}, reverse=True)
    pairs = [_pair(before, after) for before, after in pairwise(lines) if _may_go_on(before, after)] if widths else []
    return next((width for width in widths if _is_width(pairs, width)), None)


def _pair(before: str, after: str) -> _Pair:
    first = _continued(before, after)[:1]
    return _Pair(len(before), _needed(before, after), first.islower() if first.lower() != first.upper() else None)


def _is_width(pairs: Sequence[_Pair], width: int) -> bool:
    """Whether lines end where a next word would have been too much, and many of those behind go on in a sentence."""
    pairs = [pair for pair in pairs if width < 2 * pair.length <= 2 * width]
    full = [pair for pair in pairs if pair.needed > width]
    if len(full) < max(_LEAST_PAIRS, _LEAST_SHARE * len(pairs)):
        return False
    goes_on = [pair.goes_on for pair in full if pair.goes_on is not None]
    return sum(goes_on) >= _LEAST_IN_SENTENCE * len(goes_on)


def _joined(lines: Sequence[str], width: int) -> Iterator[str]:
    whole = lines[0]
    for before, after in pairwise(lines):
        if len(whole) < _LONGEST and _may_go_on(before, after) and _was_broken(whole, before, after, width):
            rest = _continued(before, after)
            whole += _glue(whole, rest) + rest
        else:
            yield whole
            whole = after
    yield whole


def _may_go_on(before: str, after: str) -> bool:
    return bool(before) and bool(after) and not _opens(after)


def _opens(line: str) -> bool:
    return _OPENING.match(line.lstrip()) is not None


def _continued(before: str, after: str) -> str:
    """What a line adds to the one before: in quotes, each line has a sign."""
    quoted = _QUOTED.match(after) if _QUOTED.match(before) else None
    return after[quoted.end() :] if quoted else after.lstrip()


def _was_broken(whole: str, before: str, after: str, width: int) -> bool:
    """Whether a line goes on with what the one before says: its first word had no room there, or it is a small one."""
    if _is_in_address(whole, after):
        return True
    had_no_room = len(before) <= width < _needed(before, after)
    if 2 * len(before) <= width:
        return had_no_room and _LINK in after.split(None, 1)[0]
    return had_no_room or (len(before) <= _WIDEST and _continued(before, after)[:1].islower())


def _needed(before: str, after: str) -> int:
    first = (_continued(before, after).split(None, 1) or [""])[0]
    # Chinese and the like is broken between any two characters.
    return len(before) + (1 if _is_wide(first[:1]) else 1 + len(first))


def _is_in_address(before: str, after: str) -> bool:
    """Whether a line ends within the address of a link, which is broken at hyphens and before its title."""
    before = before[-_LONGEST_ADDRESS:]
    start = before.rfind(_LINK)
    if start < 0 or " " in before[start:]:
        return False
    return before[-1] == "-" or (before[-1] != ")" and after.lstrip()[0] == '"')


def _glue(before: str, after: str) -> str:
    """What stood between two parts of a paragraph."""
    if _is_wide(before[-1]) and _is_wide(after[:1]):
        return ""
    is_word = _BROKEN_WORD.search(before[-2:]) is not None and after[:1].islower()
    return "" if is_word or (before[-1] == "-" and _is_in_address(before, after)) else " "


def _is_wide(character: str) -> bool:
    return character != "" and east_asian_width(character) in "WF"
