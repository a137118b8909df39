"""Context-free: by-lines and names of news agencies."""

from __future__ import annotations

from typing import Final

from bodycopy.bylines import opens_as_byline
from bodycopy.classify.signs import signs_for
from bodycopy.lexicon.agencies import agency
from bodycopy.page import Page

_LONGEST_AGENCY: Final = 40
_LONGEST_BYLINE: Final = 140


def signatures(page: Page) -> None:
    """Add what by-lines say of the lines that are one."""
    signs = signs_for(page)
    for line in page.lines:
        text = line.text
        if len(text) > _LONGEST_BYLINE:
            continue
        if len(text) <= _LONGEST_AGENCY and (name := agency(text)):
            line.evidence.append(signs("signature.agency", f"the news agency {name}"))
        elif opens_as_byline(text):
            line.evidence.append(signs("signature.by", "opens like a by-line"))
