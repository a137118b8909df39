"""How likely a line must be to belong to the text: less than even on a doubtful page that is no article.

Where a page leaves doubt, the highest F1 is reached with lines that are not as likely as not. That holds on pages that
list or explain things, whose lines stand or fall together; on pages of prose the doubtful lines are mostly somebody
else's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bodycopy.classify.kind import kind_verdict
from bodycopy.model.cut import best_cut
from bodycopy.model.features import declares_one_thing
from bodycopy.model.kinds import PageKind
from bodycopy.page import Page

_DOUBTFUL: Final = 0.9
"""A page whose text may be expected to have a higher F1 than this leaves little doubt."""
_LENIENCE: Final = {
    PageKind.COLLECTION: 2.5,
    PageKind.LISTING: 2.5,
    PageKind.SERVICE: 2.0,
    PageKind.DOCUMENTATION: 2.0,
    PageKind.ARTICLE: -1.0,
    PageKind.FORUM: -1.0,
}
"""How far the cut moves towards the best one, for a page that is surely of this kind: by cross-validated F1."""
_MOST: Final = 2.0
_LOWEST: Final = -3.0


def cut_for(page: Page, log_odds: Sequence[float]) -> float:
    """The log-odds above which the page's lines are text, 0 or less; `log_odds` are those of its lines."""
    if not page.has_markup or max(log_odds, default=0.0) <= 0:  # there may be no text at all
        return 0.0
    best = best_cut(page.lengths, log_odds)
    if best.f1 > _DOUBTFUL or declares_one_thing(page.head):
        return 0.0
    verdict = kind_verdict(page)
    assert verdict is not None
    lenience = sum(_LENIENCE.get(kind, 0.0) * chance for kind, chance in verdict.chances.items())
    return max(_LOWEST, best.log_odds * min(_MOST, max(0.0, lenience)))
