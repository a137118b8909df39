"""What a page shows of its kind, by the names of its features."""

from __future__ import annotations

import pytest

from bodycopy.model.kinds import kind_features
from bodycopy.page import Page
from tests.builders import html, json_ld, page_of


def features(body: str = "", *, head: str = "", url: str | None = None, text: tuple[int, ...] = ()) -> set[str]:
    return kind_features(page_of(html(body, head=head), url), text)


def starting(prefix: str, names: set[str]) -> set[str]:
    return {name for name in names if name.startswith(prefix)}


def test_a_page_of_nothing_has_the_lowest_steps() -> None:
    found = kind_features(Page(has_markup=True), ())
    assert {"lines.1", "text.0", "text.lines.0", "images.0", "prices.0", "asked.0", "tag.p.0"} <= found
    assert starting("og:", found) | starting("schema:", found) | {"published"} & found == set()


@pytest.mark.parametrize(
    ("meta", "names"),
    [
        ('<meta property="og:type" content=" Article ">', {"og:article"}),
        ('<meta property="article:published_time" content="2031-05-04">', {"published"}),
        ('<meta name="generator" content="Skarnpress 4.2">', {"generator:skarnpress"}),
        ('<meta name="generator" content="4.2">', set()),
        ('<meta name="description" content="article">', set()),
    ],
)
def test_what_the_head_declares(meta: str, names: set[str]) -> None:
    assert features(head=meta) - features() == names


def test_the_types_of_the_json_ld() -> None:
    found = features(head=json_ld({"@type": "Product", "offers": {"@type": "Offer"}}))
    assert starting("schema:", found) == {"schema:Product", "schema:Offer"}


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://shop.tide.example/boats/the-old-boat-7?c=d", {
            "host:shop", "path:boats", "path:the", "path:old", "path:boat", "path.depth.2", "path.first:boats",
            "path.words.3", "path.digits", "path.query",
        }),
        ("https://tide.example/2031/05/rain", {"path:rain", "path.depth.3", "path.words.1", "path.day"}),
        ("https://tide.example/", {"path.depth.0"}),
        ("https://[", set()),
    ],
)  # fmt: skip
def test_words_of_the_url(url: str, names: set[str]) -> None:
    found = features(url=url)
    assert starting("path", found) | starting("host", found) == names


def test_steps_of_what_the_lines_hold() -> None:
    body = '<p>Kettle</p><p>$ 34.50</p><p>20 €</p><p>Is it new?</p><p><a href="/a">More</a></p><img src="/a.jpg">'
    found = features(body, text=(0, 3))
    assert {"lines.4", "text.lines.2", "text.runs.1", "prices.2", "asked.1", "images.1", "tag.p.8"} <= found
    assert "text.linked.0" in found
    assert "text.linked.8" in features(body, text=(4,))


def test_long_lines_are_no_prices() -> None:
    assert "prices.0" in features(f"<p>It cost $ 34.50, {'and so on ' * 9}</p>")
