"""Context-sensitive: lines behind a dateline, with which a news text opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bodycopy.classify.signs import Sign, signs_for
from bodycopy.datelines import opens_with_dateline
from bodycopy.page import Line, Page

_SIGN = "behind.dateline"


def behind(page: Page, lines: Sequence[Line]) -> None:
    """Add to all lines behind the first dateline that they stand there."""
    opening = (line.index for line in lines if not line.quiet and opens_with_dateline(line.text))
    first = next(opening, len(lines))
    found = signs_for(page).findings(_describe)[_SIGN]
    for line in lines[first + 1 :]:
        if not line.quiet:
            line.findings.append(found)


def _describe(name: str) -> Iterator[Sign]:
    yield name, "behind a dateline, with which the body opens"
