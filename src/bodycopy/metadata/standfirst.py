"""The summary under the headline."""

from __future__ import annotations

from bodycopy.page import Page, Role


def standfirst(page: Page) -> str | None:
    """The lines of the standfirst in order, one a line of text, each once."""
    texts = dict.fromkeys(line.text for line in page.lines if line.role is Role.STANDFIRST)
    return "\n".join(texts) or None
