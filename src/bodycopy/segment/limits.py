"""How much of a page is read, and the sentences that name the limit which one passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Final

from bodycopy.errors import InputTypeError, InputValueError
from bodycopy.page import Page


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest document that is read in full.

    In brackets the largest of 1,827 real news articles, shops, forums and other pages.

    Raises:
        InputTypeError: a limit is no whole number.
        InputValueError: a limit is below 1, so that nothing could be within it, or `max_explained` below 0.
    """

    max_bytes: int = 20_000_000
    """Size of the document, as it came and as UTF-8 (2.9 million); of scraped text its characters, and of one that is
    not in lines yet the line breaks too."""
    max_tags: int = 200_000
    """How many `<` the document has (21,646)."""
    max_depth: int = 512
    """Open elements, one inside the other, without `html` and `body` (136). Looked at when the page has so many tags
    that depth costs time; a page with fewer can be deeper and is parsed all the same."""
    max_elements: int = 150_000
    """Elements, with the copies that the parser makes of unclosed formatting elements (15,790)."""
    max_attributes: int = 256
    """Attributes of one element (185). Looked at where a tag is long, and on pages with very many tags."""
    max_names: int = 40_000
    """Different names of tags and attributes (482). Looked at on large pages that have room for many, and on pages with
    very many tags."""
    max_lines: int = 20_000
    """Lines of text (2,641); of scraped text the blank ones too."""
    max_line_length: int = 500_000
    """Characters in one line (32,951), in the title or in a meta element."""
    max_explained: int = 3_000
    """Lines that are told with the reasons for their roles (all, of 2,641 lines); those behind have roles alone.
    Reasons take most of the time and of the room of an article's JSON."""

    def __post_init__(self) -> None:
        for field in fields(self):
            limit = getattr(self, field.name)
            least = 0 if field.name == "max_explained" else 1
            if not isinstance(limit, int) or isinstance(limit, bool):
                raise InputTypeError(f"{field.name} must be a whole number, not {type(limit).__name__}")
            if limit < least:
                raise InputValueError(f"{field.name} must be {least} or more, not {limit}")


DEFAULT_LIMITS: Final = Limits()


def too_large(limits: Limits) -> str:
    """The sentence of `check` for a document of which only the start is there, which by itself may be within the limit:
    as UTF-8 it can be shorter than it came."""
    return f"The document has more bytes than max_bytes = {limits.max_bytes}."


def check_page(page: Page, limits: Limits) -> str | None:
    """None if the page can be classified in reasonable time, or one sentence as of `check`."""
    lines = len(page.texts)
    if lines > limits.max_lines:
        return f"The page has {lines} lines, more than max_lines = {limits.max_lines}."
    head = page.head
    longest = max(map(len, (*page.texts, head.title, *(content for _, content in head.metas))))
    return _too_long(longest, limits) if longest > limits.max_line_length else None


class LimitedLines:
    """Scraped lines as far as the limits allow; `refused` says afterwards which one was passed, as `check` does."""

    def __init__(self, limits: Limits, refused: str | None = None) -> None:
        self._limits = limits
        self.refused = refused

    def start_of(self, text: str) -> str:
        """What is read of a text of several lines: of an endless one the start. That it was longer is noted here, for
        the lines that are left can't tell."""
        if len(text) <= self._limits.max_bytes:
            return text
        self.refused = self._too_many_characters()
        return text[: self._limits.max_bytes]

    def within(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines up to the limit, those that are too long cut off."""
        limits = self._limits
        characters = 0
        for number, line in enumerate(lines):
            characters += len(line)
            if number == limits.max_lines:
                self.refused = f"The text has more lines than max_lines = {limits.max_lines}."
                return
            if characters > limits.max_bytes:
                self.refused = self._too_many_characters()
                yield line[: limits.max_line_length]
                return
            if len(line) > limits.max_line_length:
                self.refused = self.refused or _too_long(len(line), limits)
            yield line[: limits.max_line_length]

    def _too_many_characters(self) -> str:
        return f"The text has more characters than max_bytes = {self._limits.max_bytes}."


def _too_long(length: int, limits: Limits) -> str:
    return f"A line has {length} characters, more than max_line_length = {limits.max_line_length}."
