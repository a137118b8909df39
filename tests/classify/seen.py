"""What classifiers see, whatever the fitted weights say: names of signs, by line.

>>> from bodycopy.classify.by_itself.shape import shape
>>> from tests.builders import page_of
>>> sorted(seen(shape, page_of("<p>Menu</p>"))[0])
['end.letter.short', 'shape.1.unlinked', 'shape.short.unlinked.letter']
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bodycopy.classify.signs import NOTE, Signs, Tables
from bodycopy.page import Line, Page, Role


def unweighed(page: Page) -> Page:
    """The page, of which every sign is kept that a classifier sees."""
    page.notes.setdefault(NOTE, Signs(Tables({}, {}, {}), keep_all=True))
    return page


def seen(stage: Callable[[Page, Sequence[Line]], None], page: Page) -> list[set[str]]:
    """The names of the signs that one stage adds to each line."""
    unweighed(page)
    before = [len(line.findings) for line in page.lines]
    stage(page, page.lines)
    return [
        {evidence.name for finding in line.findings[count:] for evidence in finding.evidence}
        for line, count in zip(page.lines, before, strict=True)
    ]


def starting(prefix: str, names: set[str]) -> set[str]:
    """Those of the names that start with the prefix."""
    return {name for name in names if name.startswith(prefix)}


def drafted(page: Page, roles: Sequence[Role], margins: Sequence[float] = ()) -> Page:
    """The page with drafts by hand: a role a line, and how far body leads."""
    for line, role in zip(page.lines, roles, strict=True):
        line.draft = role
    for line, margin in zip(page.lines, margins, strict=bool(margins)):
        line.margin = margin
    return page
