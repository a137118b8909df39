"""Context-free: by-lines, datelines and names of news agencies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bodycopy.bylines import opens_as_byline
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.datelines import NO_DATELINE, read_dateline
from bodycopy.lexicon.agencies import agency
from bodycopy.page import Page

_LONGEST_AGENCY: Final = 30
_LONGEST_BYLINE: Final = 140
_LONGEST_DATELINE: Final = 60
_DASHES: Final = frozenset("-–—―")
_REASONS: Final = {
    "signature.agency": "a news agency",
    "signature.by": "opens like a by-line",
    "signature.dateline": "opens with a dateline",
    "signature.behind": "behind a dateline, with which the body opens",
}


def signatures(page: Page) -> None:
    """Add what by-lines and datelines say of the lines that open with one."""
    findings = signs_for(page).findings(_describe)
    is_open = False
    for line in page.lines:
        text = line.text
        length = len(text)
        if line.quiet:
            continue
        if is_open:
            line.findings.append(findings["signature.behind"])
        if length > _LONGEST_BYLINE:
            if not _DASHES.isdisjoint(text[:_LONGEST_DATELINE]) and read_dateline(text) != NO_DATELINE:
                line.findings.append(findings["signature.dateline"])
                is_open = True
            continue
        if length <= _LONGEST_AGENCY and agency(text):
            line.findings.append(findings["signature.agency"])
        elif opens_as_byline(text):
            line.findings.append(findings["signature.by"])


def _describe(name: str) -> Iterator[Sign]:
    yield name, _REASONS[name]
