"""Related lines to stories: headline, teaser, caption and link of each card put together.

Markup says where a card ends (`bodycopy.assemble.cards`). Scraped text doesn't: there, long lines and headlines take
turns, and what the run opens and ends with tells which long line goes with which headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bodycopy.article import RelatedStory
from bodycopy.assemble.boxes import Around, box_around, is_within
from bodycopy.assemble.cards import cards_by_markup, cards_by_order, reads_as_headline, target_in
from bodycopy.assemble.distinct import distinct_stories
from bodycopy.classify.by_role import lines_of
from bodycopy.classify.folded import phrases_in
from bodycopy.classify.prose import SENTENCE_ENDS
from bodycopy.dates import find_date
from bodycopy.lexicon.class_words import speaks_strongly
from bodycopy.lexicon.phrases import WHOLE, Phrase, find_phrases
from bodycopy.page import Line, Page, Role
from bodycopy.segment.tags import HEADINGS
from bodycopy.urls import absolute

_LONGEST_HEADING: Final = 65
_ARROWS: Final = " ←→‹›«»"
_HEADING_DISTANCE: Final = 5
"""A heading stands at most so many lines above the first link below it."""
_SHORTEST_TEASER: Final = 60
"""A shorter line, in characters, that does not end like a sentence is a label, a date or a button of the card."""
_LONGEST_STAMP: Final = 40
"""A longer line, in characters, is no date alone."""
_NO_HEADING_ENDS: Final = SENTENCE_ENDS - {":", "："}
_LEAD_IN: Final = re.compile(r"^([^:：]{2,40})[:：]\s*(\S.*)$")


def related_stories(page: Page) -> tuple[RelatedStory, ...]:
    """The other stories that the page points to, in order, each of them once."""
    lines = lines_of(page, Role.RELATED)
    stories: list[RelatedStory] = []
    heading: Line | None = None
    scope = 0
    run: list[Line] = []
    for number, line in enumerate(lines):
        last = lines[number - 1] if number else line
        if _is_heading(page, lines, number):
            stories += _stories(page, run, heading)
            run, heading, scope = [], line, _scope(page, lines, number)
            continue
        stands_below = heading is not None and _stands_below(page, scope, last, line)
        if line.index > last.index + 1 or (heading is not None and not stands_below):
            stories += _stories(page, run, heading)
            run = []
        heading = heading if stands_below else None
        run.append(line)
    stories += _stories(page, run, heading)
    return distinct_stories(page, stories)


def _scope(page: Page, lines: Sequence[Line], number: int) -> int:
    """The smallest box around a heading and the first story below it: what the heading is the heading of."""
    heading, *below = lines[number:][: _HEADING_DISTANCE + 1]
    story = next((line for line in below if line.href), below[0] if below else heading)
    return Around(page, heading.box).meets(story.box)


def _stands_below(page: Page, scope: int, last: Line, line: Line) -> bool:
    """Whether the heading above the last related line is the heading of this one too."""
    if not page.has_markup:
        return line.index <= last.index + 1
    between = page.lines[last.index + 1 : line.index]
    return is_within(page, line.box, scope) and not any(other.role is Role.BODY for other in between)


def _is_heading(page: Page, lines: Sequence[Line], number: int) -> bool:
    """Whether the line opens a list of stories, and is no story itself."""
    line = lines[number]
    if len(line.text) > _LONGEST_HEADING or line.text[-1] in _NO_HEADING_ENDS:
        return False
    in_heading = line.context.block.tag in HEADINGS
    is_link = line.link_chars * 2 > len(line.text)
    if is_link and not in_heading:
        return False
    says = {phrase.kind == WHOLE for phrase in phrases_in(line) if _speaks_of_stories(phrase)}
    if is_link:
        return True in says
    if says and _lead_in(line) is None:
        return True
    if page.has_markup:
        return in_heading and line.href is None and not line.context.linked
    return _stands_apart(lines, number)


def _speaks_of_stories(phrase: Phrase) -> bool:
    return phrase.role is Role.RELATED and phrase.leads


def _stands_apart(lines: Sequence[Line], number: int) -> bool:
    """Whether the line of scraped text stands between two gaps, above a block of several lines."""
    block = lines[number : number + 3]
    return (
        len(block) == 3
        and block[2].index == lines[number].index + 2
        and [line.gap for line in block] == [True, True, False]
    )


def _lead_in(line: Line) -> tuple[str, str] | None:
    """The two parts of `Read more: Ferry line to reopen`."""
    match = _LEAD_IN.match(line.text)
    if match is None:
        return None
    phrases = find_phrases(f"{match.group(1)}:")
    is_lead_in = any(_speaks_of_stories(phrase) for phrase in phrases)
    return (match.group(1).strip(_ARROWS), match.group(2)) if is_lead_in else None


def _stories(page: Page, lines: list[Line], heading: Line | None) -> list[RelatedStory]:
    if not lines:
        return []
    text = heading.text.rstrip(" :：") if heading else None
    cards = cards_by_markup(page, lines) if page.has_markup else cards_by_order(lines)
    if any(_has_link(card) for card in cards):
        # Beside cards with links those without are the labels of the list.
        if text is None and not _has_link(cards[0]) and reads_as_headline(cards[0][0].text):
            text = cards[0][0].text.rstrip(" :：")
        cards = [card for card in cards if _has_link(card)]
    return [_story(page, card, text) for card in cards if not all(map(_is_label, card))]


def _is_label(line: Line) -> bool:
    """Whether all that the line says is a phrase of many pages (`Read more`, `View all`), a number or a date."""
    return any(phrase.kind == WHOLE for phrase in phrases_in(line)) or not _has_word(line.text)


def _has_word(text: str) -> bool:
    """Whether there is a letter beside the text's date."""
    dated = find_date(text) if len(text) <= _LONGEST_STAMP else None
    rest = text[: dated.start] + text[dated.end :] if dated else text
    return any(map(str.isalpha, rest))


def _has_link(card: list[Line]) -> bool:
    return any(line.href for line in card)


def _story(page: Page, card: list[Line], heading: str | None) -> RelatedStory:
    headline = _headline(page, card)
    caption = teaser = None
    for line in card:
        if line is headline:
            continue
        if _is_caption(page, line, headline):
            caption = caption or line.text
        elif len(line.text) > len(teaser or "") and _reads_as_teaser(line):
            teaser = line.text
    lead_in, text = (_lead_in(headline) or (None, headline.text)) if headline else (None, None)
    return RelatedStory(
        heading=lead_in or heading,
        headline=text,
        teaser=teaser,
        caption=caption,
        url=_url(page, card, headline),
    )


def _url(page: Page, card: list[Line], headline: Line | None) -> str | None:
    """The headline's link, else the card's first."""
    lines = card if headline is None else [headline, *card]
    return absolute(page, next((target for line in lines if (target := target_in(page, line))), None))


def _headline(page: Page, card: list[Line]) -> Line | None:
    card = [line for line in card if not _is_label(line)]
    in_heading = [line for line in card if line.context.block.tag in HEADINGS]
    linked = [line for line in card if target_in(page, line)]
    reading = [line for line in linked or card if reads_as_headline(line.text)]
    for candidates in (in_heading, reading, linked):
        if candidates:
            return max(candidates, key=lambda line: len(line.text))
    return card[0] if page.has_markup else None


def _reads_as_teaser(line: Line) -> bool:
    return line.length >= _SHORTEST_TEASER or (
        line.text[-1] in SENTENCE_ENDS and not any(_speaks_of_stories(phrase) for phrase in phrases_in(line))
    )


def _is_caption(page: Page, line: Line, headline: Line | None) -> bool:
    if page.has_markup:
        # Few lines stand in anything that is named as a caption: of the others no box is climbed.
        in_figcaption = line.context.in_caption and box_around(page, line.box, "figcaption") is not None
        return in_figcaption or speaks_strongly(line.context.block.names, Role.CAPTION)
    return headline is not None and line.index < headline.index
