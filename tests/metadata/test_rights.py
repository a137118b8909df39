"""Licence and access: said, never concluded."""

from __future__ import annotations

import pytest

from bodycopy import Access
from bodycopy.page import Role
from tests.builders import html, json_ld
from tests.roles_by_hand import assembled, markup

CC = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("head", "access"),
    [
        (json_ld(isAccessibleForFree=True), Access.FREE),
        (json_ld(isAccessibleForFree="False"), Access.PAYWALLED),
        (json_ld(isAccessibleForFree="https://schema.org/True"), Access.FREE),
        (json_ld(isAccessibleForFree=[]), None),
        ('<meta property="article:content_tier" content="metered">', Access.METERED),
        ('<meta property="article:content_tier" content="Locked">', Access.PAYWALLED),
        ('<meta property="article:content_tier" content="gold">', None),
        ("", None),
    ],
)
def test_access(head: str, access: Access | None) -> None:
    assert assembled(markup(html("<p>It rained.</p>", head=head))).access is access


@pytest.mark.parametrize(
    ("head", "body", "licence"),
    [
        (json_ld(license=CC), "", CC),
        (json_ld(license={"@type": "CreativeWork", "name": "Tide Licence"}), "", "Tide Licence"),
        (json_ld(license=3), "", None),
        ('<meta name="dcterms.license" content="CC BY">', "", "CC BY"),
        ("", f'<p>Free to use: <a href="{CC}">CC BY</a></p>', CC),
        ("", '<p>© 2031 Tide <a href="/terms">All rights reserved</a></p>', None),
    ],
)
def test_licence(head: str, body: str, licence: str | None) -> None:
    assert assembled(markup(html(f"<p>It rained.</p>{body}", head=head))).licence == licence


def test_the_licence_of_a_picture_is_not_the_text_s() -> None:
    page = markup(f'<p>It rained.</p><p>Photo: <a href="{CC}">CC BY</a></p>', {"Photo": Role.CREDIT})
    assert assembled(page).licence is None
