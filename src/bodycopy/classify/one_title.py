"""Scraped text has one headline: the likeliest line, and its repetitions.

Line by line, a headline without markup is hard to tell from a subheading or a related one, and some pages get two or
none. Of all lines of a page, the headline is the one whose title leads the most, or trails the least, and whose words
the text takes up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bodycopy.classify.echoes import echoes
from bodycopy.classify.last_word import LEAST, say_last_word
from bodycopy.classify.scores import best_beside, lead
from bodycopy.page import BODY_ROLES, Line, Page, Role

_LEAST_LEAD: Final = -3.0
"""A line whose title trails another role by more log-odds than this is no headline, if there is none better or not."""
_ECHO: Final = 6.0
"""What it is worth, in log-odds, that all words of a line come again in the text, over none of them doing so."""
_LEAST_LEAD_OF_COPIES: Final = -3.0
"""The same for a line that repeats the headline, whatever of it comes again."""
_BEHIND: Final = 3
"""A line that stands more lines than this behind the first of the text is less likely the headline …"""
_LATE: Final = 3.0
"""… by so many log-odds, unless the title leads."""
_LONG: Final = 15
"""Lines of more characters than this repeat each other if one opens with the other."""
_NAMED: Final = 6.0
"""What it is worth, in log-odds, that the page's first line is the line's words with the site's name behind them: many
programs begin with the title of the window."""
_MARK: Final = re.compile(r" [|–—·:»-] |｜")
"""What stands before the site's name."""
_CHOSEN: Final = ("one.title", "a page has one headline, and no line is likelier")
_REJECTED: Final = ("one.other", "a page has one headline, and another line is likelier")


def settle_title(page: Page) -> None:
    """Make the likeliest line of a page the title, and no other but those that repeat it.

    The page's lines have roles, and its text is settled; where there is no text, there is no headline to look for.
    """
    body = page.body
    if not body:
        return
    lines = page.lines
    leads = [lead(line.score, Role.TITLE) for line in lines]
    chances = _chances(page, leads, body)
    best = lines[chances.index(max(chances))]
    if chances[best.index] < _LEAST_LEAD or body == [best.index]:
        return
    for line in lines:
        if line is best or _repeats(line.text, best.text):
            if line.role is not Role.TITLE and leads[line.index] >= _LEAST_LEAD_OF_COPIES:
                say_last_word(line, _CHOSEN, (Role.TITLE,), LEAST - leads[line.index])
                line.role = Role.TITLE
        elif line.role is Role.TITLE:
            _reject(line)
    page.body = [number for number in body if lines[number].role is not Role.TITLE]


def _chances(page: Page, leads: Sequence[float], body: Sequence[int]) -> list[float]:
    """Of each line, how likely it is the headline, in log-odds; `leads` are those of its title over other roles."""
    last = body[0] + _BEHIND
    named = _in_window_title(page.texts[0])
    return [
        own
        + _ECHO * (echo - 0.5)
        - _LATE * (own < 0 and line.index > last)
        + _NAMED * (line.index > 0 and line.text in named)
        for line, own, echo in zip(page.lines, leads, echoes(page.texts, body), strict=True)
    ]


def _in_window_title(text: str) -> frozenset[str]:
    """What the headline may be if this line is the title of a window: it, or what stands before one of its marks."""
    parts = (text, *(text[: mark.start()] for mark in _MARK.finditer(text)))
    return frozenset(part for part in parts if len(part) > _LONG)


def _repeats(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > _LONG and (one.startswith(other) or other.startswith(one)))


def _reject(line: Line) -> None:
    """Give a line that is the title its next best role outside of the text, which is settled."""
    line.role = best_beside(line.score, Role.TITLE, *BODY_ROLES)
    say_last_word(line, _REJECTED, (line.role,), LEAST - lead(line.score, line.role))
