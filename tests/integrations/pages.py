"""The fixture pages of HTML, and what bare `extract` makes of them: what every integration has to give as well."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

import bodycopy
from bodycopy.decode import decode
from tests.gold import FIXTURES, Fixture


class FixturePage(NamedTuple):
    """One page of HTML, as it is saved."""

    name: str
    url: str
    body: bytes
    encoding: str


@cache
def pages() -> tuple[FixturePage, ...]:
    """All fixtures that are HTML, by name."""
    folders = sorted(file.parent for file in FIXTURES.glob("*/page.html"))
    assert folders
    return tuple(_page(Fixture(folder)) for folder in folders)


def _page(fixture: Fixture) -> FixturePage:
    body = (fixture.folder / "page.html").read_bytes()
    return FixturePage(fixture.name, fixture.meta["url"], body, decode(body).encoding)


def page(name: str) -> FixturePage:
    """The fixture of this name."""
    return next(page for page in pages() if page.name == name)


@cache
def bare(name: str, url: str | None = None) -> bodycopy.Article:
    """What `extract` makes of the fixture of this name, at its own URL or at another, which tells of a page's kind."""
    fixture = page(name)
    return bodycopy.extract(fixture.body, url=url or fixture.url)


EARLY = datetime(2001, 1, 1, tzinfo=UTC)
"""Before any fixture was published: of a page that was fetched then, no date is believed."""


@cache
def bare_early(name: str) -> bodycopy.Article:
    """What `extract` makes of the fixture of this name, if it was fetched too early to be true."""
    fixture = page(name)
    article = bodycopy.extract(fixture.body, url=fixture.url, fetched=EARLY)
    assert article.published != bare(name).published
    return article


def texts() -> dict[str, str]:
    """The article's text of every fixture, by the URL in its `meta.toml`."""
    return {fixture.url: bare(fixture.name).text for fixture in pages()}
