"""Promo lines to promos."""

from __future__ import annotations

from bodycopy.article import Promo
from bodycopy.classify.by_role import lines_of
from bodycopy.page import Page, Role
from bodycopy.urls import absolute


def promos(page: Page) -> tuple[Promo, ...]:
    """The page's promos in order, one a line."""
    return tuple(Promo(text=line.text, url=absolute(page, line.href)) for line in lines_of(page, Role.PROMO))
