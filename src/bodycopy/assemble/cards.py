"""Lines of other stories to cards: the lines that speak of one story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from itertools import pairwise
from typing import Final

from bodycopy.classify.prose import SENTENCE_ENDS
from bodycopy.page import Context, Line, Page
from bodycopy.segment.tags import HEADINGS
from bodycopy.urls import target_of

_LONGEST_HEADLINE: Final = 130
"""A longer line, in characters, is no headline."""
_CLIMB: Final = 6
"""A card is at most so many elements above its lines."""
_QUESTION_ENDS: Final = frozenset("?？!！؟\"”’»'」』)）")


def target_in(page: Page, line: Line) -> str | None:
    """Where the longest link of a line goes, as written: before a headline may stand the link to its section."""
    longest = page.longest_links.get(line.index)  # few lines have one
    return (longest and target_of(longest)) or target_of(line.href)


def reads_as_headline(text: str) -> bool:
    """Whether the text is short and does not end as a sentence does, but for questions, cries and quotes."""
    return len(text) <= _LONGEST_HEADLINE and (text[-1] not in SENTENCE_ENDS or text[-1] in _QUESTION_ENDS)


class _Inside:
    """What the related lines inside one box link to."""

    __slots__ = ("contexts", "headings", "repeats", "targets")

    def __init__(self) -> None:
        self.targets: dict[str, bool] = {}
        """Where they go, each with whether a heading does."""
        self.headings = 0
        self.contexts: set[Context] = set()
        """Where linked lines stand."""
        self.repeats = False
        """Two linked lines stand in the same context."""

    def add(self, context: Context, target: str | None, *, is_heading: bool) -> None:
        """Count one more line in."""
        self.headings += is_heading
        if target is not None:
            self.targets[target] = is_heading or self.targets.get(target, False)
            self.repeats = self.repeats or context in self.contexts
            self.contexts.add(context)

    def is_one_story(self, *, is_repeated: bool) -> bool:
        """Whether the links lead to one story, but for those to its section, its author and the like."""
        if not self.targets:
            return self.headings < 2
        if len(self.targets) == 1:
            return True
        headed = sum(self.targets.values())
        return headed == 1 or (not headed and is_repeated and not self.repeats)


def cards_by_markup(page: Page, lines: list[Line]) -> list[list[Line]]:
    """The cards of a run of lines: each the widest box that speaks of one story."""
    if len(lines) == 1:
        return [lines]
    targets = [target_in(page, line) for line in lines]
    around = [_boxes_around(page, line) for line in lines]
    inside = _inside_boxes(lines, targets, around)
    layouts = Counter([page.box_contexts[box] for box in inside])
    of_one_story = {
        box for box, found in inside.items() if found.is_one_story(is_repeated=layouts[page.box_contexts[box]] > 1)
    }
    cards: list[list[Line]] = []
    last_box: int | None = None
    last_target: str | None = None
    for line, target, boxes in zip(lines, targets, around, strict=True):
        card_box = _card_box(boxes, of_one_story)
        is_same = card_box is not None and card_box == last_box
        if cards and (is_same or _goes_on(page, cards[-1][-1], line, target, last_target)):
            cards[-1].append(line)
        else:
            cards.append([line])
            last_target = None
        last_box, last_target = card_box, target or last_target
    return cards


def _inside_boxes(lines: list[Line], targets: list[str | None], around: list[list[int]]) -> dict[int, _Inside]:
    """What the lines link to that stand in each of the boxes around them."""
    inside: dict[int, _Inside] = {}
    for line, target, boxes in zip(lines, targets, around, strict=True):
        is_heading = line.context.block.tag in HEADINGS
        for box in boxes:
            found = inside.get(box)
            if found is None:
                found = inside[box] = _Inside()
            found.add(line.context, target, is_heading=is_heading)
    return inside


def _goes_on(page: Page, last: Line, line: Line, target: str | None, last_target: str | None) -> bool:
    """Whether a line outside of the last card's box is still of its story: by the same link, or as its teaser."""
    if target is not None:
        return target == last_target
    is_beside = line.box == last.box or page.parents[line.box] == page.parents[last.box]
    return last_target is not None and is_beside and line.context.block.tag not in HEADINGS


def _boxes_around(page: Page, line: Line) -> list[int]:
    box = line.box
    boxes = [box]
    for _ in range(_CLIMB):
        if box == 0:
            break
        box = page.parents[box]
        boxes.append(box)
    return boxes


def _card_box(boxes: list[int], of_one_story: Set[int]) -> int | None:
    """The widest box around a line that speaks of one story; None if even its own speaks of several."""
    card = None
    for box in boxes:
        if box not in of_one_story:
            break
        card = box
    return card


def cards_by_order(lines: list[Line]) -> list[list[Line]]:
    """The cards of a run of scraped lines, from the order of headlines and longer lines."""
    headlines = [number for number, line in enumerate(lines) if reads_as_headline(line.text)]
    if not headlines:
        return [[line] for line in lines]
    opens_with_caption = headlines[0] > 0
    ends_with_teaser = headlines[-1] < len(lines) - 1
    starts = [0]
    for before, after in pairwise(headlines):
        between = after - before - 1
        teasers = between if not opens_with_caption else min(between, 1) if ends_with_teaser else 0
        starts.append(before + 1 + teasers)
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
