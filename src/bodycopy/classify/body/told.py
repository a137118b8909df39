"""How likely text an open line is: by the model, by what the signs add to that, and by what it tells of itself."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.body.opened import LEAST_STANDFIRST, WITH_LABELS
from bodycopy.classify.folded import phrases_in
from bodycopy.lexicon.phrases import WHOLE
from bodycopy.page import Line, Role

_TOLD: Final = 0.5
"""The least log-odds of an open line that is drafted as standfirst, which is text: what the signs say of text is fitted
to the body alone. And, negative, the most of one that is drafted as a date or by-line, which is none."""
_NO_TEXT: Final = frozenset({Role.DATE, Role.BYLINE})
_LABELLED: Final = frozenset({Role.PROMO, Role.RELATED, Role.COMMENT})
_EVEN: Final = 0.5
_MAYBE: Final = 0.25
"""Of pages that are less likely articles, what stands by pictures is text like any other: of products, of functions."""


def told_odds(line: Line, logit: float, odds: float, leads_in: bool, article: float) -> float:
    """The log-odds that an open line is text, of the model's and of what the signs add to these.

    Some lines tell what they are, however sure the model is of them, which reads no words.
    """
    if line.draft is Role.STANDFIRST and line.length >= LEAST_STANDFIRST:
        return max(logit, _TOLD)
    is_other = (
        line.draft in _NO_TEXT
        or (line.draft is Role.CAPTION and article > _MAYBE)
        or _is_link_elsewhere(line, leads_in)
        or _is_label(line)
    )
    return min(logit + odds, -_TOLD) if is_other else logit + odds


def _is_link_elsewhere(line: Line, leads_in: bool) -> bool:
    """Whether it leads in another story, and links to it: "Read also: Ferry sails again"."""
    return leads_in and line.link_chars > _EVEN * len(line.text)


def _is_label(line: Line) -> bool:
    """Whether it is nothing but the label of what it was drafted as: "Advertisement", "Related articles"."""
    return (
        line.draft in _LABELLED
        and line.context.block.tag not in WITH_LABELS
        and any(phrase.kind == WHOLE and phrase.role is line.draft for phrase in phrases_in(line))
    )
