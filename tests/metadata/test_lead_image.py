"""The picture that the page names for those who link to it."""

from __future__ import annotations

import pytest

from bodycopy import extract
from tests.builders import html, json_ld
from tests.roles_by_hand import assembled, markup

OG = '<meta property="og:image" content="/og.jpg">'


@pytest.mark.parametrize(
    ("head", "path"),
    [
        (OG, "/og.jpg"),
        (OG + json_ld(image="/ld.jpg"), "/og.jpg"),
        (json_ld(image="/ld.jpg"), "/ld.jpg"),
        (json_ld(image={"@type": "ImageObject", "url": "/ld.jpg"}), "/ld.jpg"),
        (json_ld(image=[{"contentUrl": "/ld.jpg"}, "/b.jpg"]), "/ld.jpg"),
        ('<meta name="twitter:image" content="/t.jpg">' + json_ld(image=[3, None]), "/t.jpg"),
        ('<meta property="og:image" content="data:image/gif;base64,R0">', None),
        (json_ld(image={"@id": {}}), None),
        ("", None),
    ],
)
def test_the_lead_image(head: str, path: str | None) -> None:
    expected = None if path is None else f"https://tide.example{path}"
    assert assembled(markup(html("<p>It rained.</p>", head=head))).lead_image == expected


def test_a_picture_that_the_article_only_names_by_its_id() -> None:
    picture = {"@type": "ImageObject", "@id": "https://tide.example/pier#image", "url": "https://tide.example/pier.jpg"}
    article = {"@type": "NewsArticle", "headline": "Pier opens", "image": {"@id": picture["@id"]}}
    found = extract(html("<p>It rained.</p>", head=json_ld(article, picture)))
    assert found.lead_image == "https://tide.example/pier.jpg"
    listed = json_ld(image={"@type": "ImageObject", "url": ["https://tide.example/pier.jpg"]})
    assert extract(html("<p>It rained.</p>", head=listed)).lead_image == "https://tide.example/pier.jpg"
