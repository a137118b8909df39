"""Which lines the learned model leaves open, or may be wrong about: those that signs are asked of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bodycopy.classify.logits import body_logits
from bodycopy.classify.prose import SENTENCE_ENDS
from bodycopy.dates import may_have_date
from bodycopy.page import Page
from bodycopy.segment.tags import PARTS

_OPEN: Final = (-1.0, 2.5)
"""Between these log-odds of the model, signs may decide."""
_SHORT: Final = 160
_LINKED: Final = 0.3
"""Of a short line with a larger share of link text, or with a date, signs may decide however sure the model is of it:
"Read more: …" and "Published on …" stand among paragraphs, and look like them to a model that reads no words."""
_LABEL: Final = 60
"""So may they of a line of at most so many characters that ends like no sentence: "By Jane Doe", "Sign up for our
newsletter"."""
WITH_LABELS: Final = PARTS | {"pre"}
"""What may hold such lines of the text."""
_UNLIKELY: Final = -4.0
_BEHIND_HEADLINE: Final = 12
"""Of so many lines between the headline and the first one that the model is sure of, signs may decide, too, unless the
model finds them less likely than that: to it, standfirsts look like teasers."""
LEAST_STANDFIRST: Final = 30
"""Shorter lines, Chinese and the like counted double, may be stamps that stand by a headline: "4 minutes' reading"."""


def open_lines(page: Page) -> list[int]:
    """The numbers of the lines that the model leaves open."""
    least, most = _OPEN
    logits = body_logits(page)
    found = [
        number
        for number, logit in enumerate(logits)
        if least < logit and (logit < most or _may_say_otherwise(page, number))
    ]
    likely_enough = [
        number
        for number in _behind_headline(page, logits)
        if logits[number] > _UNLIKELY and page.lengths[number] >= LEAST_STANDFIRST
    ]
    return sorted({*found, *likely_enough})


def _behind_headline(page: Page, logits: Sequence[float]) -> range:
    """The numbers of the lines behind the headline that may be the standfirst; none on a page without an `<h1>`."""
    first = None
    for number, (context, logit) in enumerate(zip(page.contexts, logits, strict=True)):
        if context.block.tag == "h1":
            first = number + 1
        elif logit >= _OPEN[1] and first is not None:
            return range(first, min(number, first + _BEHIND_HEADLINE))
    return range(0)


def _may_say_otherwise(page: Page, number: int) -> bool:
    text = page.texts[number]
    if len(text) > _SHORT:
        return False
    if page.link_chars[number] > _LINKED * len(text) or may_have_date(text):
        return True
    return len(text) <= _LABEL and text[-1] not in SENTENCE_ENDS and page.contexts[number].block.tag not in WITH_LABELS
