"""Context-free: the single words that the furniture of many sites shares: "subscribe", "cookies", "photo", "reporter".

Which words these are, and what each one says, was learned; see `benchmarks/fit`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.folded import LONGEST, folded_text
from bodycopy.classify.signs import WORD, Sign, signs_for
from bodycopy.page import Line, Page

_MOST: Final = 32
"""Of more words than this in one line, the first in alphabetical order count: scores have room for so many."""


def vocabulary(page: Page, lines: Sequence[Line]) -> None:
    """Add what the words in each line say."""
    signs = signs_for(page)
    findings = signs.findings(_describe)
    for line in lines:
        if line.quiet or len(line.text) > LONGEST:
            continue
        known = signs.words_among(folded_text(line).split())
        if known:
            line.findings += [findings[word] for word in sorted(known)[:_MOST]]


def _describe(word: str) -> Iterator[Sign]:
    yield WORD + word, f'says "{word}"'
