"""Context-free: the phrases that promos, headings of other stories, widgets and the like are made of."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.prose import weighed_length
from bodycopy.classify.signs import signs_for
from bodycopy.lexicon.phrases import START, WHOLE, find_phrases
from bodycopy.page import Page

_LONGEST: Final = 260
"""Lines longer than this, in characters, are not searched: what they are is not said by a phrase."""
_LENGTHS: Final = ((40, "short"), (110, "medium"), (_LONGEST, "long"))
_KINDS: Final = {WHOLE: ("whole", "is"), START: ("start", "opens with")}


def phrasing(page: Page) -> None:
    """Add what the phrases in each line say."""
    signs = signs_for(page)
    for line in page.lines:
        length = weighed_length(line.text)
        if length > _LONGEST:
            continue
        size = next(name for most, name in _LENGTHS if length <= most)
        for phrase in find_phrases(line.text):
            kind, verb = _KINDS.get(phrase.kind, ("within", "says"))
            name = f"phrase.{phrase.role}.{kind}" if kind == "whole" else f"phrase.{phrase.role}.{kind}.{size}"
            line.evidence.append(signs(name, f'{verb} "{phrase.words}"'))
