"""Comment lines to comments."""

from __future__ import annotations

from typing import Final

from bodycopy.article import Comment
from bodycopy.classify.prose import weighed_length
from bodycopy.page import Page, Role

_SHORTEST: Final = 40


def comments(page: Page) -> tuple[Comment, ...]:
    """What readers wrote, one comment a line; counts, forms and buttons are left out."""
    return tuple(
        Comment(text=line.text)
        for line in page.lines
        if line.role is Role.COMMENT
        and weighed_length(line.text) >= _SHORTEST
        and not any(evidence.name.startswith("phrase.comment") for evidence in line.evidence)
    )
