"""What stands at the end of captions, in the same line, and is no part of them."""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

from bodycopy.lexicon.credits import credit_words
from bodycopy.lexicon.files import read_lexicon
from bodycopy.lexicon.patterns import either

_LONGEST_END: Final = 60
"""Characters at the end of a text that are searched."""
_BETWEEN: Final = " \t\u00a0,|·•"
_BEFORE_CREDIT: Final = " \t\u00a0|/,;:–—-("
_ARROWS: Final = " \u00a0>›»→"


@cache
def _words() -> dict[str, list[str]]:
    return read_lexicon("caption_ends.toml")


@cache
def _button() -> regex.Pattern[str]:
    words = _words()
    return regex.compile(
        rf"(?:(?<![\p{{L}}\p{{M}}\d])(?:{either(words['buttons'])})|"
        rf"(?<=[.!?…)\]”»\"]\s?)(?:{either(words['behind_ends'])}))$",
        regex.IGNORECASE,
    )


@cache
def _opening() -> regex.Pattern[str]:
    labels = either(credit_words("labels"))
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\d])(?:(?:{labels})\s?[:：]|(?:{either(_words()['openers'])}))$", regex.IGNORECASE
    )


@cache
def opening_words() -> frozenset[str]:
    """The words of all that opens a credit."""
    return frozenset(" ".join((*credit_words("labels"), *_words()["openers"])).split())


def without_opening(caption: str) -> str:
    """The caption without what opened the credit that stood behind it: `A boat. Photo:`."""
    text = caption.rstrip()
    opening = _opening().search(text, max(0, len(text) - _LONGEST_END))
    return (text[: opening.start()] if opening else text).rstrip(_BEFORE_CREDIT)


def without_buttons(caption: str) -> str:
    """The caption without the buttons behind it: `A boat. Jane Doe/AP hide caption`."""
    while True:
        text = caption.rstrip(_ARROWS)
        button = _button().search(text, max(0, len(text) - _LONGEST_END))
        if button is None:
            return caption
        caption = text[: button.start()].rstrip(_BETWEEN)
