"""What a picture element says of its picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bodycopy.attributes import attributes_in
from bodycopy.page import SOURCES, Image

_NAMES: Final = (
    "data-srcset", "data-lazy-srcset", "data-src", "data-original", "data-lazy-src", "data-hi-res-src", "srcset", "src",
    SOURCES, "data-lazy", "data-image",
)  # fmt: skip
"""From the surest to the least: where pages load pictures late, `src` is a placeholder."""
_LOOSE: Final = frozenset({"data-lazy", "data-image"})
"""Some pages write a word into these, such as `true`."""
_PLACEHOLDER: Final = re.compile(
    r"(?:^|[/_.-])(?:blank|placeholder|spacer|transparent|pixel|loading|1x1)[\w.-]*$", re.IGNORECASE
)
"""The file name of a picture that stands for one which is loaded later."""
_WITHIN_PAGE: Final = ("data:", "blob:", "about:", "javascript:")
_NOSCRIPT_IMAGE: Final = re.compile(r"<img\b([^>]*)", re.IGNORECASE)
_DESCRIPTOR_END: Final = re.compile(r"( [\d.]+[wxh]) ?, ?")
_WIDTH: Final = re.compile(r" ([\d.]+)[wx](?: [\d.]+h)?$")
_DIGITS_OF_SMALL: Final = 2
"""A picture whose width or height in pixels has no more digits than this is small."""


def image_url(image: Image) -> str | None:
    """The URL of the picture, as written; of several sizes the largest. Pictures within the page itself give None."""
    attributes = _attributes(image)
    placeholder = None
    for name in _NAMES:
        value = attributes.get(name)
        if not value:
            continue  # each picture has one or two of them
        value = value.strip()
        if value and name.endswith("srcset"):
            value = _largest(value)
        if not value or not _is_address(value, name):
            continue
        if name != "src" or not _PLACEHOLDER.search(value):
            return value
        placeholder = value
    return placeholder


def alt_text(image: Image) -> str | None:
    """The alternative text of the picture."""
    return " ".join((_attributes(image).get("alt") or "").split()) or None


def is_small(image: Image) -> bool:
    """Whether the picture is an icon, a portrait or a pixel that counts readers, by its width or height."""
    sizes = (image.attributes.get(name) or "" for name in ("width", "height"))
    return any(size.isdecimal() and len(size) <= _DIGITS_OF_SMALL for size in (text.strip() for text in sizes))


def _is_address(value: str, name: str) -> bool:
    """Whether the value leads out of the page, and is no template that a script fills in, nor some word for it."""
    is_word = name in _LOOSE and "." not in value and "/" not in value
    return not is_word and "{" not in value and not value.lower().startswith(_WITHIN_PAGE)


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
