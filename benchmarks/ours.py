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
    lines: tuple[Line, ...]
    error: str | None = None


def read(page: Page, view: View) -> Reading:
    """Read a page in one of its views. An exception becomes the reading's error: the library should raise none."""
    try:
        if view is View.HTML:
            assert page.html is not None
            article = bodycopy.extract(page.html, url=page.url)
        else:
            assert page.scraped is not None
            article = bodycopy.extract_lines(page.scraped)
        return Reading(article.text, tuple((line.role.value, line.text) for line in article.lines))
    except Exception as error:
        return Reading("", (), f"{type(error).__name__}: {error}")


def extract_text(html: bytes) -> str:
    """The main text of a page."""
    return bodycopy.extract(html).text


def extract_everything(html: bytes) -> str:
    """The main text, after everything else that an article holds was read too: lines, captions, related, metadata."""
    article = bodycopy.extract(html)
    for name in type(article).model_fields:
        getattr(article, name)
    return article.text
