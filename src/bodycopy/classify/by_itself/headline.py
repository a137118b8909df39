"""Context-free: lines that repeat what the page's head says: its title, its description, its authors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bodycopy.classify.folded import folded_text
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.lexicon.phrases import fold
from bodycopy.page import Line, Page

_NOTE: Final = "what the head says"
_TITLES: Final = frozenset({"og:title", "twitter:title", "headline", "dc.title"})
_DESCRIPTIONS: Final = frozenset({"description", "og:description", "twitter:description"})
_AUTHORS: Final = frozenset({"author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"})
_LONGEST: Final = 600
_SHORTEST: Final = 12
_LEAST_SHARE: Final = 0.55
_LONGEST_BYLINE: Final = 120
_REASONS: Final = {
    "head.title": "same words as the page's title",
    "head.title.part": "part of the page's title",
    "head.description": "same words as the page's description",
    "head.author": "names the page's author",
}


class _Said:
    """What the head says, folded."""

    def __init__(self, page: Page) -> None:
        titles, descriptions, authors = {page.head.title}, set(), set()
        for key, content in page.head.metas:
            if key in _TITLES:
                titles.add(content)
            elif key in _DESCRIPTIONS:
                descriptions.add(content)
            elif key in _AUTHORS:
                authors.add(content)
        self.titles, self.descriptions = _folded(titles), _folded(descriptions)
        self.authors = [name for name in _folded(authors) if "http" not in name and len(name) > 3]
        self.longest_title = max(map(len, self.titles), default=0)
        self.longest = max(map(len, self.titles | self.descriptions), default=0) + 40

    def sign(self, line: Line) -> str | None:
        """Which sign the line shows."""
        text = line.text
        if len(text) > self.longest and len(text) > _LONGEST_BYLINE:
            return None
        folded = folded_text(line)
        if folded in self.titles:
            return "head.title"
        if _SHORTEST <= len(folded) <= self.longest_title and any(
            len(folded) > _LEAST_SHARE * len(title) and folded in title for title in self.titles
        ):
            return "head.title.part"
        if folded in self.descriptions:
            return "head.description"
        if self.authors and len(text) <= _LONGEST_BYLINE and any(author in folded for author in self.authors):
            return "head.author"
        return None


def headline(page: Page, lines: Sequence[Line]) -> None:
    """Add what agreement with the page's head says."""
    said = page.once(_NOTE, _Said)
    if not said.titles and not said.descriptions:
        return
    findings = signs_for(page).findings(_describe)
    for line in lines:
        if not line.quiet and len(line.text) <= _LONGEST and (name := said.sign(line)):
            line.findings.append(findings[name])


def _folded(texts: Iterable[str]) -> set[str]:
    return set(map(fold, texts)) - {""}


def _describe(name: str) -> Iterator[Sign]:
    yield name, _REASONS[name]
