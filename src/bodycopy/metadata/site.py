"""What the page says of itself: its language and its site's name."""

from __future__ import annotations

import re
from typing import Final

from bodycopy.metadata.json_ld import Json, text_of
from bodycopy.page import Page

_TAG: Final = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


def language(page: Page) -> str | None:
    """The declared language as a BCP 47 tag; None if there is none or it is no such tag."""
    for declared in (page.head.language, page.head.meta("content-language", "og:locale", "dc.language", "language")):
        text = (declared or "").strip()
        if _TAG.match(text):
            return text.replace("_", "-")
    return None


def site_name(page: Page, data: Json) -> str | None:
    """The site's name: as the head gives it, else the publisher's by the JSON-LD."""
    declared = page.head.meta("og:site_name", "application-name")
    return " ".join(declared.split()) if declared else text_of(data.get("publisher"))
