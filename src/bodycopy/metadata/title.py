"""The article's headline."""

from __future__ import annotations

import re
from typing import Final

from bodycopy.lexicon.phrases import fold
from bodycopy.metadata.json_ld import Json, text_of
from bodycopy.page import Line, Page, Role

_METAS: Final = ("og:title", "twitter:title", "headline", "dc.title", "title")
_DIVIDER = re.compile(r"\s+[|\-–—·•»:]+\s+|\s*[|｜]\s*")
_LEAST_SHARE: Final = 0.35


def title(page: Page, data: Json) -> str | None:
    """The visible headline, else what the head says, without the site's name."""
    line = _headline(page)
    if line is not None:
        return line.text
    for candidate in (text_of(data.get("headline")), page.head.meta(*_METAS), page.head.title or None):
        if candidate:
            return _without_site(" ".join(candidate.split()), page)
    return None


def _headline(page: Page) -> Line | None:
    """Of the lines with the title's role the one that agrees best with the head, the first of equals."""
    lines = [line for line in page.lines if line.role is Role.TITLE]
    if not lines:
        return None
    said = fold(f"{page.head.title} {page.head.meta(*_METAS) or ''}")
    return max(lines, key=lambda line: (fold(line.text) in said, line.context.block.tag == "h1", line.confidence))


def _without_site(text: str, page: Page) -> str:
    parts = [part for part in _DIVIDER.split(text) if part]
    if len(parts) < 2:
        return text
    site = fold(page.head.meta("og:site_name") or "")
    longest = max(parts, key=len)
    if (site and site in (fold(parts[-1]), fold(parts[0]))) or len(longest) > _LEAST_SHARE * len(text) * 2:
        return text[: text.rfind(parts[-1])].rstrip(" |-–—·•»:｜") if longest != parts[-1] else parts[-1]
    return text
