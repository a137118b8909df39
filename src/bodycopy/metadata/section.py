"""Where the article stands in the site: its section, from the widest to the narrowest."""

from __future__ import annotations

import re
from typing import Final

from bodycopy.dates import find_date
from bodycopy.metadata.json_ld import Json, texts_of
from bodycopy.page import Page, Role

_DIVIDER = re.compile(r"\s*[/>›»|•·]\s*")
_PATH = re.compile(r"^[^\W\d_][\w&'’ -]*(?:\s[/>›»|]\s[^\W\d_][\w&'’ -]*)+$")
_LONGEST: Final = 40
_HOME: Final = frozenset({"home", "startseite", "accueil", "inicio", "portada", "homepage", "ホーム", "главная", "الرئيسية"})


def section(page: Page, data: Json) -> tuple[str, ...]:
    """The section's path: of the lines, else beside a date, else as the page declares it."""
    for found in (_from_lines(page), _beside_date(page), texts_of(data.get("articleSection"))):
        if found:
            return tuple(found)
    declared = page.head.meta("article:section", "section")
    return (declared,) if declared else ()


def _from_lines(page: Page) -> list[str]:
    parts = [part for line in page.lines if line.role is Role.SECTION for part in _DIVIDER.split(line.text)]
    kept = [part for part in parts if part and len(part) <= _LONGEST and part.lower() not in _HOME]
    return list(dict.fromkeys(kept))


def _beside_date(page: Page) -> list[str]:
    """`2020-01-08 World / Politics` holds both."""
    for line in page.lines:
        if line.role is Role.DATE and (found := find_date(line.text)) is not None:
            rest = line.text[found.end :].strip(" ,|-–")
            if _PATH.match(rest):
                return _DIVIDER.split(rest)
    return []
