"""Context-sensitive: the drafted roles of the lines before and behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page

_EDGE = "edge"


def neighbours(page: Page, lines: Sequence[Line]) -> None:
    """Add what the drafts of two neighbours each way say."""
    findings = signs_for(page).findings(_describe)
    drafts = [_EDGE, _EDGE, *[line.draft for line in lines], _EDGE, _EDGE]
    for line, key in zip(lines, zip(drafts, drafts[1:], drafts[3:], drafts[4:], strict=False), strict=True):
        line.findings.append(findings[key])


def _describe(key: tuple[str, str, str, str]) -> Iterator[Sign]:
    second_before, before, behind, second_behind = key
    yield f"before.1.{before}", f"{before} right before"
    yield f"after.1.{behind}", f"{behind} right behind"
    if before == behind:
        yield f"between.{before}", f"between two of {before}"
    yield f"before.2.{second_before}", f"{second_before} two lines before"
    yield f"after.2.{second_behind}", f"{second_behind} two lines behind"
