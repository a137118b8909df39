"""One line to the captions in it."""

from __future__ import annotations

import pytest

from bodycopy.assemble.caption_texts import caption_texts, credit_text, is_label, repeats_credit
from tests.builders import page_of

PIER = "The new pier at Ostermoor on Monday."


def texts_of(markup: str) -> list[tuple[str, str | None]]:
    page = page_of(markup)
    return [(caption.text, caption.credit) for line in page.lines for caption in caption_texts(page, line)]


@pytest.mark.parametrize(
    "markup",
    [
        "<span class=figcaption__credit>{}</span>",
        "<span itemprop=copyrightHolder>{}</span>",
        "<small class=Caption-copyright>({})</small>",
        "- Copyright <span class=credit>{}</span>",
        "<a class=photographer href=/harbour>{}</a> <button class=tool>hide caption</button>",
        "<span class=x>Photo:</span> <span class=credit>{}</span>",
    ],
)
@pytest.mark.parametrize("giver", ["Harbour Navy", "Edda Thornqvist for Tide", "the council of the three islands"])
def test_what_markup_sets_apart_is_the_credit(markup: str, giver: str) -> None:
    credit = markup.format(giver)
    assert texts_of(f"<figcaption>{PIER} {credit}</figcaption>") == [(PIER, giver)]
    assert texts_of(f"<figcaption><p><i>{PIER}</i>{credit}</p></figcaption>") == [(PIER, giver)]
    assert texts_of(f"<div class=wp-caption-text>{PIER} {credit}</div>") == [(PIER, giver)]


def test_the_credit_in_the_text_before_says_more() -> None:
    text = f"<figcaption>{PIER} (AP Photo/Edda Thornqvist) <span class=credit>AP Photo</span></figcaption>"
    assert texts_of(text) == [(PIER, "AP Photo/Edda Thornqvist")]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>{} <span class=credit>Harbour Navy</span></p>",
        "<figcaption>{} <span class=place>Ostermoor Harbour</span></figcaption>",
        "<figcaption>{} <span class=credit>*</span></figcaption>",
        "<figcaption>{} <span class=credit>It</span> was opened in the rain, and the band of the three islands played"
        " to four hundred people of the coast</figcaption>",
    ],
)
def test_what_is_not_set_apart_as_a_credit_stays(markup: str) -> None:
    page = page_of(markup.format(PIER))
    assert caption_texts(page, page.lines[0]) == [(page.lines[0].text, None)]


def test_long_captions_and_many_parts_are_kept_within_bounds() -> None:
    spans = "".join(f"<span class=part{number}>word </span>" for number in range(3_000))
    (parts,) = page_of(f"<figcaption>{PIER} {spans}</figcaption>").caption_parts.values()
    assert len(parts) == 10
    assert page_of(f"<figcaption>{'word ' * 1_000}<i class=credit>AP</i></figcaption>").caption_parts == {}


def test_buttons_are_cut_before_the_credit_is_looked_for() -> None:
    assert texts_of(f"<figcaption>{PIER} (AP Photo/Edda Thornqvist) <a href=/1>more &gt;</a></figcaption>") == [
        (PIER, "AP Photo/Edda Thornqvist")
    ]
    assert texts_of("<p>hide caption</p>") == []
    assert credit_text(page_of("<p>Photo: Edda Thornqvist hide caption</p>").lines[0]) == "Edda Thornqvist"


@pytest.mark.parametrize("text", ["Photo:", "Credit", "Bildquelle :", "photo by"])
def test_labels(text: str) -> None:
    assert is_label(text)
    assert not is_label(f"{text} Edda")


@pytest.mark.parametrize(
    ("credit", "known", "repeats"),
    [
        ("Copyright AP Photo", "AP Photo / Edda Thornqvist", True),
        ("EDDA THORNQVIST", "Photo: Edda Thornqvist. Styling: Maren Dahl", True),
        ("AP", "Reuters", False),
        ("AP", "", False),
    ],
)
def test_repeated_credits(credit: str, known: str, repeats: bool) -> None:
    assert repeats_credit(credit, known) is repeats
