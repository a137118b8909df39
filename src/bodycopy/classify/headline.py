"""Context-free: lines that repeat what the page's head says: its title, its description, its authors."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.signs import signs_for
from bodycopy.lexicon.phrases import fold
from bodycopy.page import Page

_TITLES: Final = ("og:title", "twitter:title", "headline", "dc.title")
_DESCRIPTIONS: Final = ("description", "og:description", "twitter:description")
_AUTHORS: Final = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_LONGEST_TITLE: Final = 300
_SHORTEST: Final = 12
_LEAST_SHARE: Final = 0.55
_LONGEST_BYLINE: Final = 120


def headline(page: Page) -> None:
    """Add what agreement with the page's head says."""
    head = page.head
    titles = _folded(page, _TITLES) | ({fold(head.title)} if head.title else set())
    descriptions = _folded(page, _DESCRIPTIONS)
    authors = {name for name in _folded(page, _AUTHORS) if "http" not in name}
    if not titles and not descriptions:
        return
    signs = signs_for(page)
    for line in page.lines:
        text = line.text
        if len(text) > _LONGEST_TITLE * 2:
            continue
        folded = fold(text)
        if folded in titles:
            line.evidence.append(signs("head.title", "same words as the page's title"))
        elif len(folded) >= _SHORTEST and any(
            folded in title and len(folded) > _LEAST_SHARE * len(title) for title in titles
        ):
            line.evidence.append(signs("head.title.part", "part of the page's title"))
        elif folded in descriptions:
            line.evidence.append(signs("head.description", "same words as the page's description"))
        elif len(text) <= _LONGEST_BYLINE and any(author in folded for author in authors):
            line.evidence.append(signs("head.author", "names the page's author"))


def _folded(page: Page, names: tuple[str, ...]) -> set[str]:
    return {fold(content) for key, content in page.head.metas if key in names} - {""}
