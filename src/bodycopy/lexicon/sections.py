"""What stands where sections stand and is none."""

from __future__ import annotations

from functools import cache

from bodycopy.lexicon.files import read_lexicon
from bodycopy.memo import remembered


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(read_lexicon("sections.toml")[name])


def is_no_step(text: str) -> bool:
    """Whether a step of a breadcrumb is the site's front page, the breadcrumb's own name, or what the page is."""
    folded = text.lower()
    return folded in _list("home") or folded in _list("no_steps")


@remembered(1 << 10)
def is_uncategorized(text: str) -> bool:
    """Whether a section is the one for pages that were put into none."""
    return text.lower() in _list("uncategorized")


def is_no_section(folder: str) -> bool:
    """Whether a folder in a URL's path says what the page is, or in which language, and not where it stands."""
    return folder.lower() in _list("no_sections")
