"""Context-free: what the target of a line's link says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.signs import Sign, signs_for
from bodycopy.lexicon.link_words import LinkWord, link_words
from bodycopy.page import Line, Page

_MOSTLY: Final = 0.6


def links(page: Page, lines: Sequence[Line]) -> None:
    """Add what the targets of links say of the lines that are mostly link."""
    findings = signs_for(page).findings(_describe)
    for line in lines:
        target = line.href
        if not target or line.quiet or line.link_chars < _MOSTLY * len(line.text):
            continue
        words = link_words(target)
        if words:
            line.findings.append(findings[words])


def _describe(words: tuple[LinkWord, ...]) -> Iterator[Sign]:
    for word in words:
        yield f"link.{word.part}.{word.role}", f'link to "{word.word}"'
