"""The picture that the page names for those who link to it."""

from __future__ import annotations

import pytest

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
