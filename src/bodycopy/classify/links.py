"""Context-free: what the target of a line's link says."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.signs import signs_for
from bodycopy.lexicon.link_words import link_words
from bodycopy.page import Page

_MOSTLY: Final = 0.6


def links(page: Page) -> None:
    """Add what the targets of links say of the lines that are mostly link."""
    signs = signs_for(page)
    for line in page.lines:
        target = line.href
        if not target or line.link_chars < _MOSTLY * len(line.text):
            continue
        if target.startswith("#"):
            line.evidence.append(signs("link.anchor", "a link within the page"))
            continue
        for word in link_words(target):
            line.evidence.append(signs(f"link.{word.part}.{word.role}", f'link to "{word.word}"'))
