"""The pictures that stand in the article."""

from __future__ import annotations

from bodycopy.page import Role
from tests.roles_by_hand import assembled, markup

ROLES = {"Pier": Role.TITLE, "By": Role.BYLINE, "It": Role.BODY, "Then": Role.BODY, "Other": Role.RELATED}
PAGE = """
<header><img src="/logo.png"><p>Menu</p></header>
<article><h1>Pier opens</h1>
<div><img src="/edda.jpg"><p>By Edda Thornqvist</p></div>
<figure><img src="/pier.jpg" alt="A pier"></figure><figure><img alt="A picture that a script would load"></figure>
<p>It rained.</p><img src="/icon.png" width="16"><img src="/pier.jpg"><img src="/boat.jpg" width="1200">
<aside><a href="/other"><img src="/other.jpg"><h3>Other story</h3></a></aside>
<p>Then it stopped.</p></article>
<footer><img src="/foot.png"><p>Legal</p></footer>
"""


def test_pictures_of_the_article_each_once() -> None:
    pictures = assembled(markup(PAGE, ROLES, rest=Role.NAVIGATION)).images
    assert [(picture.url, picture.alt) for picture in pictures] == [
        ("https://tide.example/pier.jpg", "A pier"),
        ("https://tide.example/boat.jpg", None),
    ]


def test_a_page_without_an_article_has_no_pictures() -> None:
    assert assembled(markup(PAGE, rest=Role.NAVIGATION)).images == ()
