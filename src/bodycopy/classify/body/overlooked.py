"""The article on a page where the model found next to none: the prose of the heaviest block, if that is most of it.

Some pages keep their article where others keep their sidebar, under names to match. Then the model rejects all of it,
but mildly, and what it takes instead is a small part of the page's prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bodycopy.classify.body.aside import lines_aside
from bodycopy.classify.layout import layout_of, prose_of
from bodycopy.classify.logits import body_logits
from bodycopy.page import Page

_LEAST_PROSE: Final = 1000
"""A page with less prose than this, in characters, holds no article that could be overlooked."""
_MOST_FOUND: Final = 0.25
"""An article that holds a larger share of the page's prose is believed to be the article."""
_LEAST_SHARE: Final = 0.5
"""The least share of the page's prose that the heaviest block must hold."""
_MILD: Final = -3.0
"""Log-odds below this are no mild rejection."""


def overlooked(page: Page, found: Sequence[int]) -> list[int]:
    """The numbers of the lines that are the article rather than those `found`; none if there are no such lines."""
    prose = prose_of(page)

    def share(lines: Sequence[int]) -> float:
        return sum(prose.lines[number] for number in lines) / prose.total

    if prose.total < _LEAST_PROSE or share(found) > _MOST_FOUND:
        return []
    logits, aside = body_logits(page), lines_aside(page)
    by_block: dict[int, list[int]] = {}
    for number, (block, amount) in enumerate(zip(layout_of(page).containers, prose.lines, strict=True)):
        if amount and logits[number] > _MILD and number not in aside:
            by_block.setdefault(block, []).append(number)
    lines = max(by_block.values(), key=share, default=[])
    return lines if share(lines) >= _LEAST_SHARE else []
