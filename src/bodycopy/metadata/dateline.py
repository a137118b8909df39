"""The place that the article's first paragraph opens with."""

from __future__ import annotations

from bodycopy.datelines import Dateline, read_dateline
from bodycopy.page import Page, Role


def dateline(page: Page) -> Dateline:
    """The dateline of the first body line; it stays in the body."""
    first = next((line.text for line in page.lines if line.role is Role.BODY), "")
    return read_dateline(first)
