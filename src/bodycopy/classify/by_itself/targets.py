"""Context-free: whether a line's link leaves the site, and whether its address is like that of a story.

The address of a story ends in its headline or a number; that of a section or a shop is short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page
from bodycopy.segment.tags import PARTS
from bodycopy.urls import target_of

_MOSTLY: Final = 0.6
_WHOLLY: Final = 0.95
_SHORTEST_HEADLINE: Final = 25
_NOTE: Final = "home"
_WORDS_OF_STORY: Final = 3
"""So many dashes in the last part of a path make it a headline."""
_LONGEST_NAME: Final = 30
_NUMBER: Final = re.compile(r"\d\d\d\d")
"""Without `{4}`: where what a pattern opens with is one character, it is looked for in half of the time."""
_HOST: Final = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]+)", re.IGNORECASE)


def targets(page: Page, lines: Sequence[Line]) -> None:
    """Add what kind of address the lines that are mostly link go to."""
    findings = signs_for(page).findings(_describe)
    home = page.once(_NOTE, _home)
    for line in lines:
        href = line.href
        if href is not None and line.link_chars >= _MOSTLY * len(line.text):
            is_plain = href.startswith(home.addresses) and href[:2] != "//"
            where, what = "inside" if is_plain else _where(href, home.host), _what(href)
            line.findings.append(findings[where, what, where == "inside" and what == "story" and _is_headline(line)])


def _is_headline(line: Line) -> bool:
    """Whether a line is nothing but a link, as long as a headline, where it stands for itself."""
    return (
        line.length >= _SHORTEST_HEADLINE
        and line.link_chars >= _WHOLLY * len(line.text)
        and line.context.block.tag not in PARTS
    )


class _Home(NamedTuple):
    """The site that the page is of."""

    host: str
    """Without `www.`; empty where nothing tells."""
    addresses: tuple[str, ...]
    """How nearly all links inside the site begin, path or URL: a cheap test before the host is read out of one."""


def _home(page: Page) -> _Home:
    host = _own_host(page)
    # With an @ in it, it would be read as somebody's name and another host.
    starts = ("https://www.", "https://", "http://www.", "http://") if host and "@" not in host else ()
    return _Home(host, ("/", *[f"{start}{host}/" for start in starts]))


def _own_host(page: Page) -> str:
    """The page's own host without `www.`; empty where nothing tells."""
    known = (_HOST.match(url.strip()) for url in (page.url, page.head.canonical, page.head.meta("og:url")) if url)
    hosts = (match[1].lower().removeprefix("www.") for match in known if match)
    return next(hosts, "")


def _where(href: str, own: str) -> str:
    """Inside the site, outside of it, to a place on the page, or to what is no page."""
    match = _HOST.match(href)
    if match is None:
        target = target_of(href)
        if target is None:
            return "anchor" if href.strip()[:1] == "#" else "action"
        match = _HOST.match(target)
        if match is None:
            return "inside"
    if not own:
        return "unknown"
    host = match[1].lower().removeprefix("www.")
    return "inside" if host == own or host.endswith(f".{own}") or own.endswith(f".{host}") else "outside"


def _what(href: str) -> str:
    """What the last part of the path is like."""
    path = href
    if "?" in path or "#" in path:  # in few addresses: two looks take less time than to cut each
        path = path.partition("?")[0].partition("#")[0]
    path = path.rstrip("/ ")
    above, _, name = path.rpartition("/")
    if not name or above[-1:] == "/":
        return "root"
    if len(name) > _LONGEST_NAME or name.count("-") + name.count("_") >= _WORDS_OF_STORY:
        return "story"
    return "number" if _NUMBER.search(path) else "name"


def _describe(key: tuple[str, str, bool]) -> Iterator[Sign]:
    where, what, is_story = key
    if is_story:
        yield "target.alone", "nothing but a link to a story of the site"
    yield f"target.{where}", f"links {where} the site" if where.endswith("side") else f"links to: {where}"
    yield f"target.{where}.{what}", f"its link's address is like that of a {what}"
