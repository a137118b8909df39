"""Related lines to stories: headline, teaser, caption and link of each card put together.

Markup says where a card ends: it is the widest block around its lines that holds no other link. Scraped text doesn't:
there, long lines and headlines take turns, and what the run opens and ends with tells which long line goes with which
headline.
"""

from __future__ import annotations

from itertools import groupby
from typing import Final

from bodycopy.article import RelatedStory
from bodycopy.assemble.urls import absolute
from bodycopy.classify.prose import SENTENCE_ENDS
from bodycopy.page import Line, Page, Role

_HEADLINE: Final = 130
"""A longer line, in characters, is no headline."""
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLIMB: Final = 6
_QUESTION_ENDS: Final = frozenset("?？!！؟\"”’»'」』)）")


def related_stories(page: Page) -> tuple[RelatedStory, ...]:
    """The other stories that the page points to, in order."""
    stories: list[RelatedStory] = []
    heading: str | None = None
    previous = -2
    run: list[Line] = []
    for line in page.lines:
        if line.role is not Role.RELATED:
            continue
        is_heading = _is_heading(line)
        if is_heading or line.index != previous + 1:
            stories += _stories(page, run, heading)
            run = []
            if is_heading or page.has_markup is False:
                heading = None
        if is_heading:
            heading = line.text.rstrip(" :")
        else:
            run.append(line)
        previous = line.index
    stories += _stories(page, run, heading)
    return tuple(stories)


def _is_heading(line: Line) -> bool:
    """Whether the line opens a list of stories, and is no story itself."""
    if line.link_chars * 2 > len(line.text) or len(line.text) > _HEADLINE // 2:
        return False
    return any(evidence.name == "phrase.related.whole" for evidence in line.evidence) or (
        line.text[-1] not in SENTENCE_ENDS
        and any(evidence.name.startswith("phrase.related.start") for evidence in line.evidence)
    ) or (line.context.block.tag in _HEADINGS and line.href is None and not line.context.linked)


def _stories(page: Page, lines: list[Line], heading: str | None) -> list[RelatedStory]:
    cards = _cards_by_markup(page, lines) if page.has_markup else _cards_by_order(lines)
    return [_story(page, card, heading) for card in cards]


def _cards_by_markup(page: Page, lines: list[Line]) -> list[list[Line]]:
    targets: dict[int, set[str]] = {}
    for line in lines:
        for box in _boxes_around(page, line):
            found = targets.setdefault(box, set())
            if line.href:
                found.add(line.href)
    cards = []
    for _, card in groupby(lines, key=lambda line: _card_box(page, line, targets)):
        cards.append(list(card))
    return cards


def _boxes_around(page: Page, line: Line) -> list[int]:
    boxes = [line.box]
    for _ in range(_CLIMB):
        if boxes[-1] == 0:
            break
        boxes.append(page.boxes[boxes[-1]].parent)
    return boxes


def _card_box(page: Page, line: Line, targets: dict[int, set[str]]) -> int:
    card = line.box
    for box in _boxes_around(page, line):
        if len(targets[box]) > 1:
            break
        card = box
    return card


def _cards_by_order(lines: list[Line]) -> list[list[Line]]:
    headlines = [index for index, line in enumerate(lines) if _reads_as_headline(line.text)]
    if not headlines:
        return [[line] for line in lines]
    opens_with_caption = headlines[0] > 0
    ends_with_teaser = headlines[-1] < len(lines) - 1
    starts = [0]
    for before, after in zip(headlines, headlines[1:], strict=False):
        between = after - before - 1
        teasers = between if not opens_with_caption else min(between, 1) if ends_with_teaser else 0
        starts.append(before + 1 + teasers)
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _reads_as_headline(text: str) -> bool:
    if len(text) > _HEADLINE:
        return False
    last = text[-1]
    return last not in SENTENCE_ENDS or last in _QUESTION_ENDS


def _story(page: Page, card: list[Line], heading: str | None) -> RelatedStory:
    headline = _headline(page, card)
    caption = teaser = None
    for line in card:
        if line is headline:
            continue
        if _is_caption(page, line, headline):
            caption = caption or line.text
        elif len(line.text) > len(teaser or ""):
            teaser = line.text
    target = next((line.href for line in card if line.href), None)
    return RelatedStory(
        heading=heading,
        headline=headline.text if headline else None,
        teaser=teaser,
        caption=caption,
        url=absolute(page, target),
    )


def _headline(page: Page, card: list[Line]) -> Line | None:
    in_heading = [line for line in card if line.context.block.tag in _HEADINGS]
    linked = [line for line in card if line.link_chars]
    reading = [line for line in card if _reads_as_headline(line.text)]
    for candidates in (in_heading, linked if page.has_markup else [], reading):
        if candidates:
            return max(candidates, key=lambda line: min(len(line.text), _HEADLINE))
    return card[0] if page.has_markup else None


def _is_caption(page: Page, line: Line, headline: Line | None) -> bool:
    if page.has_markup:
        return any(evidence.name.startswith(("tag.figcaption", "class.caption.strong")) for evidence in line.evidence)
    return headline is not None and line.index < headline.index
