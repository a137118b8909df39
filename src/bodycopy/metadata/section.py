"""Where the article stands in the site: its section, from the widest to the narrowest."""

from __future__ import annotations

import re
from typing import Final

from bodycopy.dates import find_date
from bodycopy.metadata.json_ld import Json, texts_of
from bodycopy.metadata.labels import without_label
from bodycopy.page import Page, Role

_DIVIDER: Final = re.compile(r"\s*[/>›»|•·]\s*")
_COMMA: Final = re.compile(r"\s*[,、،]\s*")
_PATH: Final = re.compile(r"^[^\W\d_][\w&'’ -]*(?:\s[/>›»|]\s[^\W\d_][\w&'’ -]*)+$")
_LONGEST: Final = 40
_HOME: Final = frozenset(
    {"home", "startseite", "accueil", "inicio", "portada", "homepage", "ホーム", "トップ", "главная", "الرئيسية"}
)


def section(page: Page, data: Json) -> tuple[str, ...]:
    """The section's path: of the lines, else beside a date, else as the page declares it."""
    for found in (_from_lines(page), _beside_date(page), texts_of(data.get("articleSection"))):
        if found:
            return tuple(found)
    declared = page.head.meta("article:section", "section")
    return (" ".join(declared.split()),) if declared else ()


def _from_lines(page: Page) -> list[str]:
    parts = [part for line in page.lines if line.role is Role.SECTION for part in _parts(line.text)]
    kept = [part for part in parts if part and len(part) <= _LONGEST and part.lower() not in _HOME]
    return list(dict.fromkeys(kept))


def _parts(text: str) -> list[str]:
    """The sections of one line; where a label says that they are a list, commas divide them too."""
    listed = without_label(text)
    return _DIVIDER.split(text) if listed == text else _COMMA.split(listed)


def _beside_date(page: Page) -> list[str]:
    """`2020-01-08 World / Politics` holds both."""
    for line in page.lines:
        if line.role is Role.DATE and (found := find_date(line.text)) is not None:
            rest = line.text[found.end :].strip(" ,|-–")
            if _PATH.match(rest):
                return _DIVIDER.split(rest)
    return []
