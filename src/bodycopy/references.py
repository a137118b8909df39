"""Character references in text that no parser has read: `&amp;`, `&#8217;`."""

from __future__ import annotations

import html
import re
from typing import Final

# Python refuses to make a number of more than 4,300 digits, and no character has so long a one.
_HUGE: Final = re.compile(r"&#[0-9]{1000,};?")


def unescaped(text: str) -> str:
    """The text with its character references resolved; one to what is no character gives U+FFFD."""
    return html.unescape(_HUGE.sub("\ufffd", text))
