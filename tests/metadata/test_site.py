"""What the page says of itself."""

from __future__ import annotations

import pytest

from bodycopy.metadata.site import language, site_name
from tests.builders import html, page_of


@pytest.mark.parametrize(
    ("lang", "tag"),
    [
        ("en", "en"), ("en-GB", "en-GB"), ("en_US", "en-US"), ("zh-Hant-TW", "zh-Hant-TW"), (" de ", "de"),
        ("", None), ("english", None), ("x", None), ("en-", None), ("{{lang}}", None),
    ],
)  # fmt: skip
def test_the_language_of_the_page(lang: str, tag: str | None) -> None:
    assert language(page_of(html("<p>Tide</p>", lang=lang))) == tag


def test_the_head_stands_in_for_the_language() -> None:
    head = '<meta property="og:locale" content="de_AT">'
    assert language(page_of(html("<p>Tide</p>", lang="?", head=head))) == "de-AT"
    assert language(page_of(html("<p>Tide</p>", lang="fr", head=head))) == "fr"


def test_the_site_s_name() -> None:
    head = '<meta name="application-name" content="Tide App"><meta property="og:site_name" content=" The\n Tide ">'
    assert site_name(page_of(html("", head=head)), {"publisher": {"name": "Tide Ltd"}}) == "The Tide"
    assert site_name(page_of(html("")), {"publisher": {"name": "Tide Ltd"}}) == "Tide Ltd"
    assert site_name(page_of(html("")), {"publisher": 3}) is None
