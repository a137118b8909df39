"""The article's topics."""

from __future__ import annotations

import re
from typing import Final

from bodycopy.metadata.json_ld import Json
from bodycopy.page import Page, Role

_DIVIDER = re.compile(r"\s*[,;|•·#]\s*")
_LONGEST: Final = 60
_LABELS: Final = ("phrase.tags.whole", "phrase.tags.start")


def tags(page: Page, data: Json) -> tuple[str, ...]:
    """The tag lines of the page, else `article:tag`, else the keywords."""
    visible = [
        part
        for line in page.lines
        if line.role is Role.TAGS and not any(evidence.name.startswith(_LABELS) for evidence in line.evidence)
        for part in _DIVIDER.split(line.text)
    ]
    for found in (visible, [content for key, content in page.head.metas if key == "article:tag"], _keywords(page, data)):
        kept = [tag.strip() for tag in found if 1 < len(tag.strip()) <= _LONGEST]
        if kept:
            return tuple(dict.fromkeys(kept))
    return ()


def _keywords(page: Page, data: Json) -> list[str]:
    value = data.get("keywords")
    if isinstance(value, list):
        return [item for item in value if isinstance(item, str)]
    text = value if isinstance(value, str) else page.head.meta("news_keywords", "keywords")
    return _DIVIDER.split(text) if text else []
