"""Metadata of the article: one file a field, each choosing among what the head, the JSON-LD and the lines say."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from bodycopy.datelines import Dateline
from bodycopy.metadata.authors import authors_and_agency
from bodycopy.metadata.dateline import dateline
from bodycopy.metadata.dates import modified, published
from bodycopy.metadata.json_ld import Json, article_object
from bodycopy.metadata.section import section
from bodycopy.metadata.site import language, site_name
from bodycopy.metadata.standfirst import standfirst
from bodycopy.metadata.tags import tags
from bodycopy.metadata.title import title
from bodycopy.page import Page
from bodycopy.urls import absolute


class Metadata:
    """The metadata of one page, each field reckoned when it is first read."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @cached_property
    def _data(self) -> Json:
        return article_object(self._page.head)

    @cached_property
    def _signed(self) -> tuple[tuple[str, ...], str | None]:
        return authors_and_agency(self._page, self._data)

    @cached_property
    def _dateline(self) -> Dateline:
        return dateline(self._page)

    def builders(self) -> dict[str, Callable[[], Any]]:
        """What gives the fields of `Article` that are metadata, by name."""
        page = self._page
        return {
            "canonical_url": lambda: absolute(page, page.head.canonical) or absolute(page, page.head.meta("og:url")),
            "title": lambda: title(page, self._data),
            "standfirst": lambda: standfirst(page),
            "authors": lambda: self._signed[0],
            "agency": lambda: self._signed[1] or self._dateline.agency,
            "dateline": lambda: self._dateline.place,
            "published": lambda: published(page, self._data),
            "modified": lambda: modified(page, self._data),
            "section": lambda: section(page, self._data),
            "tags": lambda: tags(page, self._data),
            "language": lambda: language(page),
            "site_name": lambda: site_name(page, self._data),
        }
