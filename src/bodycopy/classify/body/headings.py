"""Headings that are none of the text: the headline, signs that link to a heading, headings of what follows the text.
And headings that are, whatever their words.

The model of the body reads no words: to it, they are like other headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from bodycopy.classify.kind import article_chance
from bodycopy.classify.logits import body_logits
from bodycopy.classify.said import said_in
from bodycopy.page import Page
from bodycopy.segment.tags import HEADINGS

_TITLES: Final = ("og:title", "twitter:title", "headline")
_EVEN: Final = 0.5
_MAYBE: Final = 0.25
"""An old blog's post may be taken for a thread as well."""
_LONGEST_SIGN: Final = 2
"""In characters: some signs are written as two."""
_LONGEST_LINK: Final = 60
"""In characters: a longer link behind a heading is none to edit what is under it."""
_LEAST_ALIKE: Final = 0.3
"""The least share of the headings in like elements, between the first line of the text and the last, that is text."""
_FEWEST: Final = 3
_SHORTEST: Final = 12
"""A heading of fewer characters, Chinese and the like counted double, may be a word of the headline by chance."""


def without_other_headings(page: Page, numbers: Sequence[int]) -> list[int]:
    """The numbers of lines of the text, without those of headings that are none of it."""
    kept = [number for number in numbers if not _is_other_heading(page, number)]
    last = len(kept)
    while last > 1 and page.contexts[kept[last - 1]].block.tag in HEADINGS:
        last -= 1
    opens_with_headline = bool(kept) and _is_own_headline(page, kept[0])
    # Services and lists of other pages end in headings, and of products the name counts as text.
    if last < len(kept) and article_chance(page) > _EVEN:
        del kept[last:]
    if opens_with_headline and article_chance(page) > _MAYBE:
        del kept[0]
    return kept


def with_like_headings(page: Page, numbers: Sequence[int]) -> Sequence[int]:
    """The numbers of lines of the text, and of the headings of its lines that only their words speak against.

    The model takes them for text, and headings that the page lays out alike are: the names of restaurants, each of them
    a link, stand over what is said of them. But those of other stories say so: "Related articles".
    """
    if len(numbers) < _FEWEST or article_chance(page) <= _MAYBE:
        return numbers
    logits, contexts, chosen, said = body_logits(page), page.contexts, frozenset(numbers), said_in(page)
    headings = [
        number
        for number in range(numbers[0] + 1, numbers[-1])
        if contexts[number].block.tag in HEADINGS and not contexts[number].hidden
    ]
    missed = [
        number
        for number in headings
        if number not in chosen and logits[number] > 0 and number + 1 in chosen and number not in said
    ]
    if not missed:
        return numbers  # as on most pages
    alike = Counter([contexts[number].block for number in headings])
    kept = Counter([contexts[number].block for number in headings if number in chosen])
    found = [
        number for number in missed if kept[contexts[number].block] >= _LEAST_ALIKE * alike[contexts[number].block]
    ]
    return sorted((*numbers, *found))


def _is_other_heading(page: Page, number: int) -> bool:
    """Whether a line is the headline, or a sign that links to a heading, as "¶" does, or a link to edit its part."""
    tag, text = page.contexts[number].block.tag, page.texts[number]
    if tag not in HEADINGS:
        return text[0] == "[" and _edits_part(page, number)
    is_headline = tag == "h1" and text in page.head.title
    return is_headline or (len(text) <= _LONGEST_SIGN and not any(map(str.isalnum, text)))


def _edits_part(page: Page, number: int) -> bool:
    """Whether the line is a link in brackets that shares its box with the heading before it, as "[edit]" of wikis."""
    text = page.texts[number]
    if not number or text[-1] != "]" or len(text) > _LONGEST_LINK or not page.link_chars[number]:
        return False
    is_behind_heading = page.contexts[number - 1].block.tag in HEADINGS
    return is_behind_heading and page.parents[page.line_boxes[number - 1]] == page.line_boxes[number]


def _is_own_headline(page: Page, number: int) -> bool:
    """Whether a heading, of whatever level, is the headline as the page's head has it: many blogs write `<h3>`."""
    text = page.texts[number]
    if page.contexts[number].block.tag not in HEADINGS or page.lengths[number] < _SHORTEST:
        return False
    return any(text == title for title in _titles(page)) or _is_part_of_window(text, " ".join(page.head.title.split()))


def _titles(page: Page) -> Iterator[str]:
    return (" ".join(content.split()) for name, content in page.head.metas if name in _TITLES)


def _is_part_of_window(text: str, window: str) -> bool:
    """Whether the window's title is this, or has the site's name before or behind it and a mark between them."""
    before, found, behind = window.partition(text)
    if not found or (before and behind):
        return False
    mark = (before[-2:] or behind[:2]).strip()
    return not (before or behind) or not any(map(str.isalnum, mark))
