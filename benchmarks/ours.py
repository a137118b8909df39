"""bodycopy as the suite calls it: through its public surface only."""

from __future__ import annotations

from typing import NamedTuple

import bodycopy
from benchmarks.corpora import Line, Page, View

NAME = "bodycopy"
VERSION = bodycopy.__version__


class Reading(NamedTuple):
    """What bodycopy made of a page."""

    text: str
    lines: tuple[Line, ...] = ()
    confidences: tuple[float, ...] = ()
    error: str | None = None


def article(page: Page, view: View) -> bodycopy.Article:
    """The article of a page in one of its views."""
    if view is View.HTML:
        assert page.html is not None
        return bodycopy.extract(page.html, url=page.url)
    assert page.scraped is not None
    return bodycopy.extract_lines(page.scraped)


def read(page: Page, view: View) -> Reading:
    """Read a page in one of its views, lines only where the page has labelled ones.

    An exception becomes the reading's error: the library should raise none.
    """
    try:
        found = article(page, view)
        if page.labelled is None:
            return Reading(found.text)
        lines = tuple((line.role.value, line.text) for line in found.lines)
        return Reading(found.text, lines, tuple(line.confidence for line in found.lines))
    except Exception as error:
        return Reading("", error=f"{type(error).__name__}: {error}")


def extract_text(html: bytes) -> str:
    """The main text of a page."""
    return bodycopy.extract(html).text


def extract_everything(html: bytes) -> str:
    """The main text, after everything else that an article holds was read too."""
    found = bodycopy.extract(html)
    read_everything(found)
    return found.text


def read_everything(found: bodycopy.Article) -> None:
    """Read every field of an article: lines, captions, related stories, metadata."""
    for name in type(found).model_fields:
        getattr(found, name)
