"""What every corpus gives: pages with what a person says is right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

Line = tuple[str, str]
"""The role and the text of a labelled line."""

_HEAD_BYTES = 4096
_LANGUAGE = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)


class CorpusError(ValueError):
    """A corpus is absent or damaged; the message says what is missing, and where it is to be had."""


class View(StrEnum):
    """What of a page the library is given."""

    HTML = "html"
    TEXT = "text"


class Stated(NamedTuple):
    """What the annotators say of a page besides its text; None and empty where they say nothing."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    """As written; most sets give YYYY-MM-DD."""


NOTHING_STATED = Stated()


@dataclass(frozen=True, slots=True)
class Page:
    """One page with what a person says is right. A page is read in each view that it has a source for."""

    id: str
    url: str | None
    html: bytes | None
    kind: str = "article"
    """What the site calls its page: article, forum, product …"""
    language: str | None = None
    """The primary subtag of the declared language: en, pt."""
    scraped: tuple[str, ...] | None = None
    """The page's text as somebody scraped it, line by line; an empty line is a gap."""
    reference: str | None = None
    """The main text, None where it is not known as a whole."""
    keep: tuple[str, ...] = ()
    """Snippets that the text must hold."""
    drop: tuple[str, ...] = ()
    """Snippets that it must not hold."""
    labelled: tuple[Line, ...] | None = None
    """The page's lines with their roles, None where they are not labelled."""
    stated: Stated = NOTHING_STATED

    @property
    def views(self) -> tuple[View, ...]:
        """The views that the page has a source for."""
        sources = {View.HTML: self.html, View.TEXT: self.scraped}
        return tuple(view for view, source in sources.items() if source is not None)

    @property
    def has_text(self) -> bool:
        """Something is known of its main text."""
        return self.reference is not None or bool(self.keep or self.drop)


Reader = Callable[[], Iterator[Page]]
"""Gives the pages of a corpus, always in the same order. Raises CorpusError."""


def declared_language(html: bytes) -> str | None:
    """The primary subtag of the `lang` attribute of the html element."""
    found = _LANGUAGE.search(html, 0, _HEAD_BYTES)
    return found[1].decode("ascii").lower() if found else None
