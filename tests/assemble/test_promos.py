"""Promo lines to promos."""

from __future__ import annotations

from bodycopy.article import Promo
from bodycopy.assemble.promos import promos
from bodycopy.page import Role
from tests.roles_by_hand import markup, scraped


def test_one_promo_a_line_with_its_link() -> None:
    page = markup(
        "<p>It rained.</p><div><p>Sign up for the Morning Tide</p><a href=/tide>Send it</a></div>",
        {"It rained": Role.BODY},
        rest=Role.PROMO,
    )
    assert promos(page) == (
        Promo(text="Sign up for the Morning Tide"),
        Promo(text="Send it", url="https://tide.example/tide"),
    )


def test_scripts_and_anchors_give_no_url() -> None:
    page = markup("<p><a href='javascript:open()'>Join</a></p><p><a href='#form'>Now</a></p>", rest=Role.PROMO)
    assert promos(page) == (Promo(text="Join"), Promo(text="Now"))


def test_scraped_promos() -> None:
    assert promos(scraped("JOIN US\nIt rained.", {"JOIN": Role.PROMO})) == (Promo(text="JOIN US"),)
