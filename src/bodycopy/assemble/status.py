"""Whether the page gave an article, and if not, why."""

from __future__ import annotations

from typing import Final

from bodycopy.article import Status
from bodycopy.classify.by_role import lines_by_role, lines_of
from bodycopy.classify.folded import speaks_legally
from bodycopy.metadata.json_ld import is_free
from bodycopy.page import BODY_ROLES, Page, Role

_LEAST_BODY: Final = 250
"""Fewer characters of body than this, Chinese and the like counted double, make no article."""
_CUT_BODY: Final = 3000
"""An article that the page says is not free, with less than this, is taken to be cut off."""
_MOST_LINKS: Final = 0.3
"""A text with a larger share of link text, headings counted too, is a list of other pages."""
_CONSENT_SHARE: Final = 0.5
"""The least share of legal text among all that makes a page without an article a consent wall."""


def status_of(page: Page) -> Status:
    """The status of a page whose lines have roles."""
    if not page.texts:
        return Status.EMPTY
    lengths = {role: sum([line.length for line in lines]) for role, lines in lines_by_role(page).items()}
    linked = sum([line.link_chars for role in BODY_ROLES for line in lines_of(page, role)])
    body = lengths.get(Role.BODY, 0)
    if linked > _MOST_LINKS * (body + lengths.get(Role.SUBHEADING, 0)):
        return Status.NO_ARTICLE
    has_article = body >= _LEAST_BODY and Role.TITLE in lengths
    is_legal = lengths.get(Role.LEGAL, 0) > _CONSENT_SHARE * sum(lengths.values())
    if not has_article and is_legal and speaks_legally(lines_of(page, Role.LEGAL)):
        return Status.CONSENT_WALL
    if 0 < body < _CUT_BODY and Role.PROMO in lengths and is_free(page) is False:
        return Status.PAYWALLED
    return Status.OK if body >= _LEAST_BODY else Status.NO_ARTICLE
