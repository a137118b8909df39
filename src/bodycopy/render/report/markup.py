"""Markup built from elements: all text is escaped, unless it is markup already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final
from urllib.parse import urlsplit

_VOID: Final = frozenset({"input", "rect"})
_LIVE_SCHEMES: Final = frozenset({"http", "https"})

Attributes = Mapping[str, str | bool | None]
"""By name; an attribute that is None or False is left out, one that is True has no value."""


class Markup(str):
    """Text that is markup, and safe to be put into a page as it is."""

    __slots__ = ()


def joined(parts: Iterable[str], divider: str = "") -> Markup:
    """The parts as one piece of markup; those that are plain text are escaped, and the divider too."""
    return Markup(_escaped(divider).join(map(_escaped, parts)))


def element(name: str, attributes: Attributes | None = None, *children: str) -> Markup:
    """An element around its children; a child that is plain text is escaped."""
    start = f"<{name}{''.join(_attribute(*item) for item in (attributes or {}).items())}>"
    return Markup(start if name in _VOID else f"{start}{joined(children)}</{name}>")


def link(url: str, text: str, class_name: str | None = None) -> Markup:
    """A link that tells its target nothing; plain text where the URL is not one of the web."""
    if not is_web(url):
        return element("span", {"class": class_name}, text)
    return element("a", {"href": url, "rel": "noopener noreferrer nofollow", "class": class_name}, text)


def is_web(url: str) -> bool:
    """Whether the URL is absolute and can do no more than open a page of the web."""
    try:
        return urlsplit(url).scheme in _LIVE_SCHEMES
    except ValueError:
        return False


def _escaped(text: str) -> str:
    return text if isinstance(text, Markup) else escape(text)


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(value)}"'
