"""Context-free: picture credits, alone or at the end of a caption, and pictures next to the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.signs import Sign, signs_for
from bodycopy.credits import LONGEST_CREDIT, credit_is_apart, ends_in_credit, is_credit
from bodycopy.lexicon.agencies import agency
from bodycopy.page import Line, Page

_LONGEST: Final = 900
_SHORTEST_CAPTION: Final = 24
_SIGNS: Final = frozenset("|©)/:）／＝】")
"""What sets a credit off at the end of a caption: a cheap test before the patterns."""
_END: Final = 100
_CLOSE: Final = range(-3, 5)
"""How far from a picture, in lines, its credit is looked for."""
_REASONS: Final = {
    "picture.same": "in one block with a picture",
    "picture.near": "right by a picture",
    "picture.before": "right after a picture",
    "picture.before2": "soon after a picture",
    "credit.only": "a picture credit",
    "credit.end": "ends in a picture credit",
    "credit.apart": "what it ends in is a picture credit by itself",
}


def pictures(page: Page, lines: Sequence[Line]) -> None:
    """Add what picture credits and pictures say of the lines next to them."""
    if page.has_markup and not page.images:
        return
    findings = signs_for(page).findings(_describe)
    parents = page.parents
    pictured = {image.box for image in page.images}
    around = {parents[box] for box in pictured}
    before = {image.line for image in page.images}
    close = {index + step for index in before for step in _CLOSE} if page.has_markup else range(len(page.texts))
    for line in lines:
        box = line.box
        if box in pictured:
            line.findings.append(findings["picture.same"])
        elif box in around or parents[box] in pictured:
            line.findings.append(findings["picture.near"])
        if line.index in before:
            line.findings.append(findings["picture.before"])
        elif line.index - 1 in before:
            line.findings.append(findings["picture.before2"])
        may_credit = not line.quiet and line.index in close and line.link_chars < len(line.text)
        if may_credit and (name := _credit(line, page)):
            line.findings.append(findings[name])
            if name == "credit.end" and not page.has_markup and credit_is_apart(line.text):
                line.findings.append(findings["credit.apart"])


def _credit(line: Line, page: Page) -> str | None:
    text = line.text
    if not page.has_markup and agency(text):
        return None  # without a picture in sight, an agency's name alone is who wrote the text
    if len(text) <= LONGEST_CREDIT and is_credit(text):
        return "credit.only"
    # Where no picture says which lines to look at, all are searched for a credit without a sign, too.
    may_end = not page.has_markup or not _SIGNS.isdisjoint(text[-_END:])
    if may_end and _SHORTEST_CAPTION <= len(text) <= _LONGEST and ends_in_credit(text):
        return "credit.end"
    return None


def _describe(name: str) -> Iterator[Sign]:
    yield name, _REASONS[name]
