"""What phrases say of the line that they stand in."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_itself.phrasing import phrasing
from tests.builders import text_page
from tests.classify.seen import seen


def signs_of(text: str) -> set[str]:
    (found,) = seen(phrasing, text_page([text]))
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Advertisement", {"phrase.promo.whole"}),
        ("ADVERTISEMENT:", {"phrase.promo.whole"}),
        ("Related stories", {"phrase.related.whole"}),
        ("Sign up for our letter", {"phrase.promo.start.short"}),
        ("Rain fell in the hills", set()),
        ("Anzeige", {"phrase.promo.whole"}),
        ("- Advertisement -", {"phrase.promo.whole"}),
        ("– Anzeige –", {"phrase.promo.whole"}),
    ],
)
def test_short_lines(text: str, names: set[str]) -> None:
    assert signs_of(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Follow the Ostermoor Post",
        "Ad feature",
        "Ostermoor discount codes",
        "Kaufleute (m/w/d)",
        "Gutscheine",
        "Lærer søges til Ostermoor Skole",
        "Kody rabatowe",
        "Les offres : découvrez nos offres",
        "Cupones",
    ],
)
def test_boxes_that_offer_something(text: str) -> None:
    assert any(name.startswith("phrase.promo.") for name in signs_of(text))


@pytest.mark.parametrize("text", ["People are also reading", "Weitere Videos", "Nos vidéos", "Tümünü gör"])
def test_headings_of_other_stories(text: str) -> None:
    assert "phrase.related.whole" in signs_of(text)


@pytest.mark.parametrize(
    ("length", "size"), [(40, "short"), (41, "medium"), (110, "medium"), (111, "long"), (260, "long")]
)
def test_the_longer_the_line_the_less_a_phrase_says(length: int, size: str) -> None:
    opening = "Subscribe to "
    assert signs_of(opening + "x" * (length - len(opening))) == {f"phrase.promo.start.{size}"}


def test_very_long_lines_are_not_searched() -> None:
    assert signs_of("Subscribe to " + "x" * 248) == set()


def test_phrases_within_a_line() -> None:
    found = signs_of("Read it first: to your inbox every day of the week")
    assert "phrase.promo.within.medium" in found


def test_phrases_of_several_roles() -> None:
    found = signs_of("Copyright Ostermoor, unlimited access")
    assert {"phrase.legal.start.short", "phrase.promo.within.short"} <= found


@pytest.mark.parametrize(
    ("text", "leads_in"),
    [
        ("Read also: Ferry sails again", True),
        ("Lire aussi : Le ferry repart", True),
        ("» LIRE AUSSI - Le ferry repart", True),
        ("Читайте также: Паром", True),
        ("Read also", False),
        ("Read also about the ferry: it sails again", False),
        ("Sign up for: our letter", False),
    ],
)
def test_what_leads_in_another_story(text: str, leads_in: bool) -> None:
    assert ("phrase.related.lead" in signs_of(text)) is leads_in


def test_a_reason_quotes_the_phrase() -> None:
    page = text_page(["Advertisement", "Subscribe to all of it"])
    seen(phrasing, page)
    assert [piece.reason for line in page.lines for piece in line.evidence] == [
        'is "advertisement"',
        'opens with "subscribe to"',
    ]


def test_links_of_menus_are_passed_over() -> None:
    page = text_page(["Advertisement", "Advertisement"])
    page.lines[0].quiet = True
    page.lines[0].link_chars = len("Advertisement")
    assert seen(phrasing, page) == [set(), {"phrase.promo.whole"}]


def test_headings_of_menus_are_read() -> None:
    page = text_page(["Follow us"])
    page.lines[0].quiet = True
    assert seen(phrasing, page) == [{"phrase.promo.whole"}]
