"""What a picture element says of its picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bodycopy.attributes import attributes_in
from bodycopy.page import Image

_SOURCES: Final = ("data-srcset", "data-lazy-srcset", "data-src", "data-original", "data-lazy-src", "srcset", "src")
"""From the surest to the least: where pages load pictures late, `src` is a placeholder."""
_WITHIN_PAGE: Final = ("data:", "blob:", "about:", "javascript:")
_NOSCRIPT_IMAGE: Final = re.compile(r"<img\b([^>]*)", re.IGNORECASE)
_DESCRIPTOR_END: Final = re.compile(r"( [\d.]+[wx]) ?, ?")
_WIDTH: Final = re.compile(r" ([\d.]+)[wx]$")


def image_url(image: Image) -> str | None:
    """The URL of the picture, as written; of several sizes the largest. Pictures within the page itself give None."""
    attributes = _attributes(image)
    for name in _SOURCES:
        value = attributes.get(name)
        if not value:
            continue  # each picture has one or two of them
        value = value.strip()
        if value and name.endswith("srcset"):
            value = _largest(value)
        if value and not value.lower().startswith(_WITHIN_PAGE):
            return value
    return None


def alt_text(image: Image) -> str | None:
    """The alternative text of the picture."""
    return " ".join((_attributes(image).get("alt") or "").split()) or None


def _attributes(image: Image) -> Mapping[str, str | None]:
    """The attributes of the picture; of one in a <noscript>, whose markup was not parsed, those of its first <img>."""
    markup = image.attributes.get("noscript")
    if markup is None:
        return image.attributes
    found = _NOSCRIPT_IMAGE.search(markup)
    return attributes_in(found.group(1)) if found else {}


def _largest(srcset: str) -> str:
    best, best_width = "", -1.0
    # A comma alone divides nothing: URLs have commas too.
    for candidate in _DESCRIPTOR_END.sub(r"\1, ", " ".join(srcset.split())).split(", "):
        match = _WIDTH.search(candidate)
        width = _number(match.group(1)) if match else 0.0
        if candidate and width > best_width:
            best, best_width = candidate.split()[0].rstrip(","), width
    return best


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
