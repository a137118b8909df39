"""Context-free: a breadcrumb written as one line, `Home > News > Harbour`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page

_LONGEST: Final = 160
_TRAIL: Final = re.compile(r"[^\W_][^>›»‹«]{0,60}(?:(?: [>»] | ?› ?)[^\W_][^>›»‹«]{0,60}){1,6}")
"""Quotes and code have such signs, too, but seldom with spaces on both sides in a line of nothing else."""
_SENTENCE_ENDS: Final = frozenset(".!?:,;")


def trails(page: Page, lines: Sequence[Line]) -> None:
    """Add that a short line is a breadcrumb: steps from wide to narrow, with arrows between them."""
    found = signs_for(page).findings(_describe)["trail"]
    for line in lines:
        text = line.text
        # Three looks take less time than a pattern, or a set.
        if (">" in text or "›" in text or "»" in text) and len(text) <= _LONGEST and _is_trail(text):
            line.findings.append(found)


def _is_trail(text: str) -> bool:
    return text[-1] not in _SENTENCE_ENDS and _TRAIL.fullmatch(text) is not None


def _describe(name: str) -> Iterator[Sign]:
    yield name, "steps with arrows between them"
