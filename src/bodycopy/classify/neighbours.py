"""Context-sensitive: the drafted roles of the lines before and behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page

_EDGE = "edge"


def neighbours(page: Page, lines: Sequence[Line]) -> None:
    """Add what the drafts of two neighbours each way say."""
    signs = signs_for(page)
    next_to, further = signs.findings(_describe_next), signs.findings(_describe_further)
    drafts = [_EDGE, _EDGE, *(line.draft for line in lines), _EDGE, _EDGE]
    for index, line in enumerate(lines, start=2):
        line.findings.append(next_to[drafts[index - 1], drafts[index + 1]])
        line.findings.append(further[drafts[index - 2], drafts[index + 2]])


def _describe_next(key: tuple[str, str]) -> Iterator[Sign]:
    before, behind = key
    yield f"before.1.{before}", f"{before} right before"
    yield f"after.1.{behind}", f"{behind} right behind"
    if before == behind:
        yield f"between.{before}", f"between two of {before}"


def _describe_further(key: tuple[str, str]) -> Iterator[Sign]:
    before, behind = key
    yield f"before.2.{before}", f"{before} two lines before"
    yield f"after.2.{behind}", f"{behind} two lines behind"
