"""The lines that the article's text is made of, by one question after the other, read top to bottom.

The learned model has the word, for it knows pages of all kinds, where the weights of the signs know news. Of the lines
that it leaves open, the signs say what they have to say to that very question. Then what the layout shows of a text as
a whole puts lines in or leaves lines out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from bodycopy.classify.body.aside import lines_aside
from bodycopy.classify.body.ending import without_end
from bodycopy.classify.body.headings import with_like_headings, without_other_headings
from bodycopy.classify.body.lenience import cut_for
from bodycopy.classify.body.readers import without_comments
from bodycopy.classify.body.tables import overlooked_cells
from bodycopy.classify.body.threads import posts_among_comments
from bodycopy.classify.body.told import told_odds
from bodycopy.classify.kind import article_chance
from bodycopy.classify.logits import body_logits
from bodycopy.classify.said import leading_in
from bodycopy.classify.scores import text_odds
from bodycopy.page import Line, Page

_POST: Final = 2.0
"""How much likelier text, in log-odds, the posts of a thread are that its markup calls comments."""
_ASIDE: Final = 8.0
"""How much less likely text, in log-odds, what stands in a part that is none of it by its name."""
_NOTHING_SAID: Final[Mapping[int, int]] = MappingProxyType({})


def settle(page: Page, lines: Sequence[Line], said: Mapping[int, int] = _NOTHING_SAID) -> list[int]:
    """The numbers of the lines of the article's text, in order.

    Args:
        page: the page.
        lines: those of which all signs speak; for the others, the model does.
        said: of other lines, by their numbers, the score of what is to be added to the model's word.
    """
    log_odds = _odds_of_lines(page, lines, said)
    for number in posts_among_comments(page):
        log_odds[number] += _POST
    cut = cut_for(page, log_odds)
    for number in lines_aside(page):
        log_odds[number] -= _ASIDE
    kept = with_like_headings(page, [number for number, odds in enumerate(log_odds) if odds > cut])
    kept = without_end(page, without_comments(page, kept), lines)
    kept = without_other_headings(page, kept)
    cells = overlooked_cells(page, kept)
    return sorted((*kept, *cells)) if cells else kept


def _odds_of_lines(page: Page, lines: Sequence[Line], said: Mapping[int, int]) -> list[float]:
    """The log-odds that each line is text, as far as the lines themselves show."""
    log_odds = list(body_logits(page))
    if lines or said:
        article, leading = article_chance(page), leading_in(page)
        for line in lines:
            odds = text_odds(line.score, article)
            log_odds[line.index] = told_odds(line, log_odds[line.index], odds, line.index in leading, article)
        for number, score in said.items():
            log_odds[number] += text_odds(score, article)
    return log_odds
