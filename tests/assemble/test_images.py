"""What a picture element says of its picture."""

from __future__ import annotations

import time

import pytest

from bodycopy.assemble.images import alt_text, image_url
from tests.builders import page_of

SOURCES: list[tuple[str, str | None]] = [
    ('<img src="/a.jpg">', "/a.jpg"),
    ('<img src=" /a.jpg ">', "/a.jpg"),
    ("<img>", None),
    ('<img src="">', None),
    ('<img src="data:image/gif;base64,R0lGOD">', None),
    ('<img src="DATA:image/gif;base64,R0lGOD">', None),
    ('<img src="about:blank" data-src="/a.jpg">', "/a.jpg"),
    ('<img src="/blank.gif" data-src="/a.jpg">', "/a.jpg"),
    ('<img src="/blank.gif" data-original="/a.jpg">', "/a.jpg"),
    ('<img src="/blank.gif" data-lazy-src="/a.jpg">', "/a.jpg"),
    ('<img src="/s.jpg" srcset="/s.jpg 320w, /l.jpg 1280w, /m.jpg 640w">', "/l.jpg"),
    ('<img src="/s.jpg" srcset="/s.jpg 1x,/l.jpg 2.5x">', "/l.jpg"),
    ('<img srcset="/s.jpg 1x ,\n /l.jpg 2x">', "/l.jpg"),
    ('<img srcset="/s.jpg, /l.jpg 2x">', "/l.jpg"),
    ('<img srcset="/w_100,h_50/a.jpg">', "/w_100,h_50/a.jpg"),
    ('<img srcset="/w_1,h_2/s.jpg 100w, /w_3,h_4/l.jpg 200w">', "/w_3,h_4/l.jpg"),
    ('<img srcset="/a.jpg 1.2.3w">', "/a.jpg"),
    ('<img srcset=" , ," src="/a.jpg">', "/a.jpg"),
    ('<img data-srcset="/s.jpg 1x, /l.jpg 2x" src="/blank.gif">', "/l.jpg"),
    ('<amp-img src="/a.jpg"></amp-img>', "/a.jpg"),
    ('<picture><source srcset="/a.webp"><img src="/a.jpg"></picture>', "/a.jpg"),
    (
        '<picture><source srcset="/s.jpg 80w, /l.jpg 160w"><source srcset="/m.jpg 120w"><img alt=pier></picture>',
        "/l.jpg",
    ),
    ('<picture><source data-srcset="/a.jpg 2x"><img src="data:image/gif;base64,R0"></picture>', "/a.jpg"),
    ('<picture><source srcset="/a.jpg"><img src="/img/blank.gif"></picture>', "/a.jpg"),
    ('<picture><source srcset="/a.jpg"></picture><p><img alt=pier>', None),
    ('<img src="/img/blank.gif">', "/img/blank.gif"),
    ('<img src="/320/a.jpg" data-src="/{width}/a.jpg">', "/320/a.jpg"),
    ('<img src="data:," data-lazy="/a.jpg">', "/a.jpg"),
    ('<img src="data:," data-lazy="true">', None),
    ('<img src="data:," data-image="/a.jpg">', "/a.jpg"),
    ('<img src="/s.jpg" data-hi-res-src="/a.jpg">', "/a.jpg"),
    ('<img srcset="/s.jpg 400w 300h, /l.jpg 800w 600h, /m.jpg 640w 480h">', "/l.jpg"),
    ("<noscript><img class=x src='/a.jpg?b=1&amp;c=2'></noscript>", "/a.jpg?b=1&c=2"),
    ("<noscript><img src=/a.jpg></noscript>", "/a.jpg"),
    ('<noscript><img DATA-SRC="/b.jpg" SRC="/a.jpg"/></noscript>', "/b.jpg"),
    ("<noscript><img alt=pier></noscript>", None),
]


@pytest.mark.parametrize(("markup", "url"), SOURCES)
def test_the_url_of_a_picture(markup: str, url: str | None) -> None:
    (image,) = page_of(f"<body>{markup}").images
    assert image_url(image) == url


@pytest.mark.parametrize(
    ("markup", "alt"),
    [
        ('<img alt="The  new\npier">', "The new pier"),
        ('<img alt=" ">', None),
        ("<img alt>", None),
        ("<img>", None),
        ('<noscript><img alt="Pier &amp; boat" src="/a.jpg"></noscript>', "Pier & boat"),
    ],
)
def test_the_alternative_text_of_a_picture(markup: str, alt: str | None) -> None:
    (image,) = page_of(f"<body>{markup}").images
    assert alt_text(image) == alt


@pytest.mark.parametrize("filling", ["a", "a=", "a b", '"', " ", "=", "-"])
def test_a_long_noscript_takes_no_long_time(filling: str) -> None:
    (image,) = page_of(f"<body><noscript><img {filling * 100_000}></noscript>").images
    began = time.process_time()
    assert image_url(image) is None
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("filling", ["1w", " 1w", "1w,", " ", ", ", "1.", " 1."])
def test_a_long_srcset_takes_no_long_time(filling: str) -> None:
    (image,) = page_of(f'<img srcset="{filling * 100_000}">').images
    began = time.process_time()
    found = image_url(image)
    assert time.process_time() - began < 0.5
    assert found is None or found in filling * 100_000
