"""Metadata of the article: one file a field, each choosing among what the head, the JSON-LD and the lines say."""

from __future__ import annotations

from typing import Any

from bodycopy.metadata.authors import authors_and_agency
from bodycopy.metadata.dateline import dateline
from bodycopy.metadata.dates import modified, published
from bodycopy.metadata.json_ld import article_object
from bodycopy.metadata.section import section
from bodycopy.metadata.site import language, site_name
from bodycopy.metadata.standfirst import standfirst
from bodycopy.metadata.tags import tags
from bodycopy.metadata.title import title
from bodycopy.page import Page
from bodycopy.urls import absolute


def metadata(page: Page) -> dict[str, Any]:
    """The fields of `Article` that are metadata, by name."""
    data = article_object(page.head)
    place = dateline(page)
    authors, agency = authors_and_agency(page, data)
    return {
        "canonical_url": absolute(page, page.head.canonical) or absolute(page, page.head.meta("og:url")),
        "title": title(page, data),
        "standfirst": standfirst(page),
        "authors": authors,
        "agency": agency or place.agency,
        "dateline": place.place,
        "published": published(page, data),
        "modified": modified(page, data),
        "section": section(page, data),
        "tags": tags(page, data),
        "language": language(page),
        "site_name": site_name(page, data),
    }
