"""Pages whose roles a test says itself, so that what is assembled from them does not hang on the classifiers."""

from __future__ import annotations

from collections.abc import Mapping

from bodycopy.article import Article, Encoding
from bodycopy.assemble import assemble
from bodycopy.decode import EncodingOrigin
from bodycopy.page import BODY_ROLES, TEXT_ROLES, Page, Role
from tests.builders import page_of, text_page

URL = "https://tide.example/news/pier"
ENCODING = Encoding(name="utf-8", origin=EncodingOrigin.UTF8)


def with_roles(page: Page, roles: Mapping[str, Role], *, rest: Role = Role.NAVIGATION) -> Page:
    """The page with the role of every line that opens with a key of `roles`; all others have the role `rest`.

    Raises:
        AssertionError: a key opens no line.
    """
    unused = set(roles)
    for line in page.lines:
        opening = next((text for text in roles if line.text.startswith(text)), None)
        line.role = rest if opening is None else roles[opening]
        unused.discard(opening or "")
    assert not unused, f"no line opens with {unused}"
    return with_body(page)


def check_text(page: Page) -> None:
    """The lines of the text have roles of text, and no other line is body or a subheading."""
    assert page.body is not None
    for line in page.lines:
        assert line.role in TEXT_ROLES if line.index in page.body else line.role not in BODY_ROLES


def with_body(page: Page) -> Page:
    """The page whose body is settled as its lines' roles have it."""
    page.body = [line.index for line in page.lines if line.role in TEXT_ROLES]
    return page


def markup(text: str, roles: Mapping[str, Role] | None = None, *, rest: Role = Role.BODY) -> Page:
    """The page of some markup, with roles."""
    return with_roles(page_of(text, URL), roles or {}, rest=rest)


def scraped(text: str, roles: Mapping[str, Role] | None = None, *, rest: Role = Role.BODY) -> Page:
    """The page of some scraped text, with roles."""
    return with_roles(text_page(text, URL), roles or {}, rest=rest)


def assembled(page: Page) -> Article:
    """The article of a page with roles."""
    return assemble(page, ENCODING, pipeline=None)
