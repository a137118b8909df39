"""Context-free: by-lines and names of news agencies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bodycopy.bylines import opens_as_byline
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.lexicon.agencies import agency
from bodycopy.page import Page

_LONGEST_AGENCY: Final = 30
_LONGEST_BYLINE: Final = 140
_REASONS: Final = {"signature.agency": "a news agency", "signature.by": "opens like a by-line"}


def signatures(page: Page) -> None:
    """Add what by-lines say of the lines that are one."""
    findings = signs_for(page).findings(_describe)
    for line in page.lines:
        text = line.text
        length = len(text)
        if line.quiet or length > _LONGEST_BYLINE:
            continue
        if length <= _LONGEST_AGENCY and agency(text):
            line.findings.append(findings["signature.agency"])
        elif opens_as_byline(text):
            line.findings.append(findings["signature.by"])


def _describe(name: str) -> Iterator[Sign]:
    yield name, _REASONS[name]
