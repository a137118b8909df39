"""The article's topics."""

from __future__ import annotations

import re
from typing import Final

from bodycopy.metadata.json_ld import Json, texts_of
from bodycopy.metadata.labels import without_label
from bodycopy.page import Page, Role

_DIVIDER: Final = re.compile(r"\s*[,;|•·#、،]\s*")
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST: Final = 60


def tags(page: Page, data: Json) -> tuple[str, ...]:
    """The tag lines of the page, else `article:tag`, else the keywords."""
    declared = [content for key, content in page.head.metas if key == "article:tag"]
    for found in (_visible(page), declared, _keywords(page, data)):
        folded = (" ".join(tag.split()) for tag in found)
        kept = [tag for tag in folded if 1 < len(tag) <= _LONGEST]
        if kept:
            return tuple(dict.fromkeys(kept))
    return ()


def _visible(page: Page) -> list[str]:
    lines = [line for line in page.lines if line.role is Role.TAGS]
    # Where tags are links, lines that are none are labels; headings are labels everywhere.
    lines = [line for line in lines if line.href] or [line for line in lines if line.context.block.tag not in _HEADINGS]
    return [tag for line in lines for tag in _DIVIDER.split(without_label(line.text))]


def _keywords(page: Page, data: Json) -> list[str]:
    declared = texts_of(data.get("keywords")) or [page.head.meta("news_keywords", "keywords") or ""]
    return [tag for text in declared for tag in _DIVIDER.split(text)]
