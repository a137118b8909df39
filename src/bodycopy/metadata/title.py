"""The article's headline."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from bodycopy.classify.scores import confidence
from bodycopy.lexicon.phrases import fold
from bodycopy.metadata.json_ld import Json, text_of
from bodycopy.metadata.site import site_name
from bodycopy.page import Line, Page, Role

_METAS: Final = ("og:title", "twitter:title", "headline", "dc.title", "title")
_DIVIDER: Final = re.compile(r"(\s+[|\-–—·•»:]+\s+|\s*[|｜]\s*)")
_PIPE: Final = re.compile(r"\s*[|｜»]\s*")
_MOST_OF_SITE: Final = 0.35
"""A last part with at most this share of the title's characters is taken for the site's name."""
_LEAST_OF_HEADLINE: Final = 0.5
"""A part between pipes with at least this share of the title's characters is taken for the headline."""
_SHORTEST_SITE: Final = 4
_NOT_IN_HOSTS: Final = re.compile(r"[\W_]+")


def title(page: Page, data: Json) -> str | None:
    """The visible headline, else what the head says, without the site's name."""
    line = _headline(page)
    if line is not None:
        return _without_kicker(line.text, page, data)
    for candidate in (text_of(data.get("headline")), page.head.meta(*_METAS), page.head.title or None):
        if candidate:
            return _without_site(" ".join(candidate.split()), page, data)
    return None


def _without_kicker(text: str, page: Page, data: Json) -> str:
    """The headline's line without the kicker before it, where the head gives the headline alone."""
    for said in (text_of(data.get("headline")), page.head.meta("og:title")):
        alone = " ".join((said or "").split())
        if len(alone) >= _LEAST_OF_HEADLINE * len(text) and text.endswith((f" {alone}", f":{alone}")):
            return alone
    return text


def _headline(page: Page) -> Line | None:
    """Of the lines with the title's role the one that agrees best with the head, the first of equals."""
    lines = [line for line in page.lines if line.role is Role.TITLE]
    if not lines:
        return None
    said = fold(f"{page.head.title} {page.head.meta(*_METAS) or ''}")
    return max(
        lines, key=lambda line: (fold(line.text) in said, line.context.block.tag == "h1", confidence(line.score))
    )


def _without_site(text: str, page: Page, data: Json) -> str:
    parts = _DIVIDER.split(text)
    names = {fold(name) for name in (site_name(page, data), page.head.meta("application-name")) if name}
    host = _squeezed(_host(page))
    kept = parts
    while len(kept) > 1 and _names_site(kept[-1], names, host):
        kept = kept[:-2]
    while len(kept) > 1 and _names_site(kept[0], names, host):
        kept = kept[2:]
    if len(kept) == len(parts):
        return _longest_part(text, parts)
    return _between_pipes("".join(kept)) or text


def _host(page: Page) -> str:
    try:
        return urlsplit(page.url or page.head.canonical or "").hostname or ""
    except ValueError:
        return ""


def _squeezed(text: str) -> str:
    return _NOT_IN_HOSTS.sub("", text.lower())


def _names_site(part: str, names: set[str], host: str) -> bool:
    squeezed = _squeezed(part)
    return fold(part) in names or (len(squeezed) >= _SHORTEST_SITE and squeezed in host)


def _longest_part(text: str, parts: list[str]) -> str:
    """The headline where nothing tells the site's name: by length."""
    between = _between_pipes(text)
    if between != text:
        return between
    if len(parts) > 1 and len(parts[-1]) <= _MOST_OF_SITE * len(text):
        return "".join(parts[:-2]) or text
    return text


def _between_pipes(text: str) -> str:
    longest = max(_PIPE.split(text), key=len)
    return longest if len(longest) >= _LEAST_OF_HEADLINE * len(text) else text
