"""What a picture element says of its picture."""

from __future__ import annotations

import html
import re
from typing import Final

from bodycopy.page import Image

_SOURCES: Final = ("data-src", "data-original", "data-lazy-src", "data-srcset", "data-lazy-srcset", "srcset", "src")
_NOSCRIPT_SOURCE = re.compile(r"""<img\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_WIDTH = re.compile(r"\s([\d.]+)[wx]\s*$")


def image_url(image: Image) -> str | None:
    """The URL of the picture, as written; of several sizes the largest. Pictures within the page itself give None."""
    attributes = image.attributes
    if "noscript" in attributes:
        match = _NOSCRIPT_SOURCE.search(attributes["noscript"] or "")
        return html.unescape(match.group(1)) if match else None
    for name in _SOURCES:
        value = (attributes.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return _largest(value) if name.endswith("srcset") else value
    return None


def _largest(srcset: str) -> str:
    best, best_width = "", -1.0
    for candidate in re.split(r",\s+|,(?=https?:|//)", srcset):
        match = _WIDTH.search(candidate)
        width = _number(match.group(1)) if match else 0.0
        if width > best_width:
            best, best_width = candidate.strip().split(" ", 1)[0], width
    return best


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def alt_text(image: Image) -> str | None:
    """The alternative text of the picture."""
    return " ".join((image.attributes.get("alt") or "").split()) or None
