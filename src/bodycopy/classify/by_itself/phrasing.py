"""Context-free: the phrases that promos, headings of other stories, widgets and the like are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.folded import LONGEST, search_lines
from bodycopy.classify.said import leading_in, said_in
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.lexicon.phrases import START, WHOLE, Phrase, fold
from bodycopy.page import Line, Page, Role

_SHORT: Final = 40
_MEDIUM: Final = 110
_MARK: Final = re.compile(r"[:：]|\s[-–—]\s")
_KINDS: Final = {WHOLE: ("whole", "is"), START: ("start", "opens with")}


def phrasing(page: Page, lines: Sequence[Line]) -> None:
    """Add what the phrases in each line say."""
    findings = signs_for(page).findings(_describe)
    said, leading = said_in(page), leading_in(page)
    # The links of a menu may be named anything; what is no link there is a heading or a button, and means what it says.
    searched = [line for line in lines if not (line.quiet and line.link_chars) and len(line.text) <= LONGEST]
    search_lines(searched)
    for line in searched:
        phrases = line.phrases
        if phrases:
            length = line.length
            size = "short" if length <= _SHORT else "medium" if length <= _MEDIUM else "long"
            if leads_in := _leads_in(line.text, phrases):
                leading.add(line.index)
            line.findings.append(findings[size, leads_in, *phrases])
            # That the rest of a menu is navigation is known.
            known = Role.NAVIGATION if line.quiet else None
            if roles := tuple(phrase.role for phrase in phrases if phrase.leads and phrase.role is not known):
                said[line.index] = roles


def _leads_in(text: str, phrases: Sequence[Phrase]) -> bool:
    """Whether a line opens with what headings of other stories say, and a colon or a dash: "Read also: Ferry sails"."""
    if not any(phrase.kind == START and phrase.role is Role.RELATED for phrase in phrases):
        return False
    before, *behind = _MARK.split(text, 1)
    said = fold(before)
    return bool(behind) and any(said == fold(phrase.words) for phrase in phrases)


def _describe(key: tuple[str, bool, *tuple[Phrase, ...]]) -> Iterator[Sign]:
    size, leads_in, *phrases = key
    if leads_in:
        yield "phrase.related.lead", "leads in another story"
    for phrase in phrases:
        kind, verb = _KINDS.get(phrase.kind, ("within", "says"))
        name = f"phrase.{phrase.role}.{kind}"
        yield name if kind == "whole" else f"{name}.{size}", f'{verb} "{phrase.words}"'
