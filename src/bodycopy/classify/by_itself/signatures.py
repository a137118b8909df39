"""Context-free: by-lines, datelines and names of news agencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.bylines import names_with_job, opens_as_byline
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.datelines import opens_with_dateline
from bodycopy.lexicon.agencies import agency
from bodycopy.page import Line, Page

_LONGEST_AGENCY: Final = 30
_LONGEST_BYLINE: Final = 140
_REASONS: Final = {
    "signature.agency": "a news agency",
    "signature.by": "opens like a by-line, or names somebody and the job",
    "signature.dateline": "opens with a dateline",
}


def signatures(page: Page, lines: Sequence[Line]) -> None:
    """Add what by-lines and datelines say of the lines that open with one."""
    findings = signs_for(page).findings(_describe)
    for line in lines:
        text = line.text
        length = len(text)
        if line.quiet:
            continue
        if length > _LONGEST_BYLINE:
            if opens_with_dateline(text):
                line.findings.append(findings["signature.dateline"])
        elif length <= _LONGEST_AGENCY and agency(text.partition(",")[0]):
            line.findings.append(findings["signature.agency"])
        elif opens_as_byline(text) or names_with_job(text):
            line.findings.append(findings["signature.by"])


def _describe(name: str) -> Iterator[Sign]:
    yield name, _REASONS[name]
