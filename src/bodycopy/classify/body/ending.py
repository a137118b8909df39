"""Where an article ends: what little the model takes for text far behind it, and other stories at its end, are none.

The model judges each line by itself, and the signs do: neither sees that nothing but such lines follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bodycopy.classify.kind import article_chance
from bodycopy.classify.logits import body_logits
from bodycopy.page import Line, Page, Role
from bodycopy.segment.tags import HEADINGS

_EVEN: Final = 0.5
_FEWEST: Final = 3
"""A text is not cut to fewer lines than this."""
_REJECTED: Final = -2.0
"""A line of lower log-odds than this is surely no text."""
_GAP: Final = 5
"""So many of those lines set apart what stands behind them."""
_DOUBTFUL: Final = 0.5
"""A line of lower log-odds than this is doubtful."""
_CLEAR: Final = 1.0
"""A line of higher log-odds than this is text, whatever it is drafted as."""
_LESSER: Final = 0.45
"""What is set apart must be a smaller share of the text than this."""
_OTHER: Final = frozenset({Role.RELATED, Role.LEGAL, Role.WIDGET, Role.COMMENT})
"""No promos: a writer's own last words often ask the reader to do something."""
_MOST_CUT: Final = 0.3
"""Where a larger share of the text is drafted as something else, the drafts are mistaken."""


def without_end(page: Page, text: Sequence[int], opened: Sequence[Line]) -> Sequence[int]:
    """The numbers of lines of the text, of an article without what stands behind its end; `opened` are drafted."""
    if len(text) <= _FEWEST or article_chance(page) <= _EVEN:
        return text
    return _without_others_at_end(page, _without_islands(page, text), opened)


def _without_islands(page: Page, text: Sequence[int]) -> Sequence[int]:
    """The text without runs of doubtful lines that lines which are surely none divide from the main run before."""
    runs = _runs(page, text)
    if len(runs) == 1:
        return text  # as on most pages
    lengths = [page.length_of(run) for run in runs]
    main = lengths.index(max(lengths))
    logits = body_logits(page)
    kept: list[int] = []
    for number, (run, length) in enumerate(zip(runs, lengths, strict=True)):
        is_doubtful = length < _LESSER * sum(lengths) and max([logits[line] for line in run]) < _DOUBTFUL
        if number <= main or not is_doubtful:
            kept += run
    return kept


def _runs(page: Page, text: Sequence[int]) -> list[list[int]]:
    """The text, divided where enough lines between are surely none."""
    logits = body_logits(page)
    runs = [[text[0]]]
    for before, number in pairwise(text):
        if number - before > _GAP and sum([logits[line] < _REJECTED for line in range(before + 1, number)]) >= _GAP:
            runs.append([])
        runs[-1].append(number)
    return runs


def _without_others_at_end(page: Page, text: Sequence[int], opened: Sequence[Line]) -> Sequence[int]:
    """The text without the last lines that are drafted as something else, and the headings among those."""
    logits = body_logits(page)
    others = {line.index for line in opened if line.draft in _OTHER and logits[line.index] < _CLEAR}
    end = len(text)
    while end > _FEWEST and (text[end - 1] in others or (end < len(text) and _is_heading(page, text[end - 1]))):
        end -= 1
    return text[:end] if page.length_of(text[end:]) <= _MOST_CUT * page.length_of(text) else text


def _is_heading(page: Page, number: int) -> bool:
    return page.contexts[number].block.tag in HEADINGS
