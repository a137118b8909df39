"""Caption and credit lines to captions."""

from __future__ import annotations

import pytest

from bodycopy.article import Caption
from bodycopy.assemble.captions import captions
from bodycopy.page import Page, Role
from tests.builders import figure
from tests.roles_by_hand import markup, scraped

PIER = "The new pier at Ostermoor on Monday."
BOAT = "The first boat leaves for Little Skarn."


def texts_and_credits(page: Page) -> list[tuple[str, str | None]]:
    return [(caption.text, caption.credit) for caption in captions(page)]


def of_captions(text: str) -> Page:
    return markup(text, rest=Role.CAPTION)


def test_a_caption_without_a_credit() -> None:
    assert captions(of_captions(f"<p>{PIER}</p>")) == (Caption(text=PIER),)


def test_a_credit_in_the_caption_is_split_off() -> None:
    page = of_captions(figure(PIER, "Photo: Edda Thornqvist"))
    assert texts_and_credits(page) == [(PIER, "Edda Thornqvist")]


def test_several_captions_and_credits_in_one_line() -> None:
    page = of_captions(f"<p>{PIER} | HARBOUR COUNCIL / VIA AP {BOAT} | EDDA THORNQVIST</p>")
    assert texts_and_credits(page) == [(PIER, "HARBOUR COUNCIL / VIA AP"), (BOAT, "EDDA THORNQVIST")]


def test_a_credit_in_its_own_line_goes_with_the_caption_before_it() -> None:
    page = markup(f"<p>{PIER}</p><p>Reuters / Edda Thornqvist</p>", {"Reuters": Role.CREDIT}, rest=Role.CAPTION)
    assert texts_and_credits(page) == [(PIER, "Reuters / Edda Thornqvist")]


def test_a_credit_that_is_said_again_in_its_own_line_is_one() -> None:
    page = markup(f"<p>{PIER} - Reuters</p><p>Reuters</p>", {PIER: Role.CAPTION}, rest=Role.CREDIT)
    assert texts_and_credits(page) == [(PIER, "Reuters")]


def test_a_credit_goes_with_the_caption_after_it_if_none_is_before() -> None:
    page = markup(f"<p>Reuters</p><p>{PIER}</p>", {"Reuters": Role.CREDIT}, rest=Role.CAPTION)
    assert texts_and_credits(page) == [(PIER, "Reuters")]


def test_a_credit_of_another_figure_is_not_taken() -> None:
    page = markup(
        f"<figure><figcaption>{PIER}</figcaption></figure><figure><figcaption>Reuters</figcaption></figure>",
        {"Reuters": Role.CREDIT},
        rest=Role.CAPTION,
    )
    assert texts_and_credits(page) == [(PIER, None), ("", "Reuters")]


def test_a_credit_far_away_is_a_caption_of_its_own() -> None:
    page = markup(
        f"<p>{PIER}</p><p>One.</p><p>Two.</p><p>AP</p>", {PIER: Role.CAPTION, "AP": Role.CREDIT}, rest=Role.BODY
    )
    assert texts_and_credits(page) == [(PIER, None), ("", "AP")]


def test_a_second_credit_does_not_replace_the_first() -> None:
    page = scraped(f"{PIER}\nReuters\nAP", {PIER: Role.CAPTION}, rest=Role.CREDIT)
    assert texts_and_credits(page) == [(PIER, "Reuters"), ("", "AP")]


def test_a_caption_that_comes_again_is_one_with_the_first_credit_that_is_given() -> None:
    again = "<p>{}</p><p>{}</p><p>{} Photo: {}</p>"
    assert texts_and_credits(of_captions(again.format(PIER, BOAT, PIER, "Edda Thornqvist"))) == [
        (PIER, "Edda Thornqvist"),
        (BOAT, None),
    ]
    said = f"<p>{PIER} Photo: Edda Thornqvist</p><p>{BOAT}</p><p>{PIER} Photo: Jane Roe</p>"
    assert texts_and_credits(of_captions(said)) == [(PIER, "Edda Thornqvist"), (BOAT, None)]


def test_a_credit_line_that_repeats_the_caption_s_credit_is_no_caption() -> None:
    text = f"{PIER} (AP/Edda Thornqvist)\nCopyright AP"
    page = scraped(text, {PIER: Role.CAPTION}, rest=Role.CREDIT)
    assert texts_and_credits(page) == [(PIER, "AP/Edda Thornqvist")]


@pytest.mark.parametrize("role", [Role.CAPTION, Role.CREDIT])
def test_the_label_of_a_credit_is_no_caption(role: Role) -> None:
    page = markup(
        f"<p>{PIER}</p><p>Credit:</p><p>Reuters</p>", {"Credit": role, "Reuters": Role.CREDIT}, rest=Role.CAPTION
    )
    assert texts_and_credits(page) == [(PIER, "Reuters")]
    assert captions(of_captions("<p>Photo:</p>")) == ()


def test_a_caption_that_is_repeated_for_the_full_screen_counts_once() -> None:
    page = of_captions(f"{figure(PIER, src='')}<p>{BOAT}</p>{figure(PIER, 'Photo: Edda Thornqvist')}")
    assert captions(page) == (
        Caption(text=PIER, credit="Edda Thornqvist", image_url="https://tide.example/pier.jpg"),
        Caption(text=BOAT),
    )


def test_the_picture_of_the_same_figure_is_taken() -> None:
    page = of_captions(figure(PIER, src="/pier.jpg") + figure(BOAT, src="/boat.jpg"))
    assert [caption.image_url for caption in captions(page)] == [
        "https://tide.example/pier.jpg",
        "https://tide.example/boat.jpg",
    ]


def test_a_picture_below_its_caption() -> None:
    page = of_captions(f'<figure><figcaption>{PIER}</figcaption><img src="/pier.jpg" alt=" The  pier "></figure>')
    (caption,) = captions(page)
    assert (caption.image_url, caption.image_alt) == ("https://tide.example/pier.jpg", "The pier")


def test_the_nearest_picture_before_a_caption_without_a_figure() -> None:
    page = of_captions(f'<div><img src="/a.jpg"></div><div><img src="/b.jpg"></div><p>{PIER}</p>')
    assert [caption.image_url for caption in captions(page)] == ["https://tide.example/b.jpg"]


def test_a_figure_without_a_picture_takes_none_from_outside() -> None:
    page = of_captions(f'<div><img src="/a.jpg"></div><figure><video></video><figcaption>{PIER}</figcaption></figure>')
    assert [caption.image_url for caption in captions(page)] == [None]


def test_a_picture_far_away_is_not_taken() -> None:
    page = markup(f'<img src="/a.jpg"><p>1</p><p>2</p><p>3</p><p>4</p><p>{PIER}</p>', {PIER: Role.CAPTION})
    assert [caption.image_url for caption in captions(page)] == [None]


@pytest.mark.parametrize("size", ["width=24 height=24", "width=1", "height=1"])
def test_an_icon_or_a_pixel_is_no_caption_s_picture(size: str) -> None:
    page = of_captions(f'<figure><img src="/a.jpg"><img src="/z.svg" {size}><figcaption>{PIER}</figcaption></figure>')
    assert [caption.image_url for caption in captions(page)] == ["https://tide.example/a.jpg"]


def test_a_picture_said_to_be_small_is_better_than_none() -> None:
    page = of_captions(
        f'<img src="/a.jpg"><figure><img src="/b.jpg" width=16 height=9><figcaption>{PIER}</figcaption></figure>'
    )
    assert [caption.image_url for caption in captions(page)] == ["https://tide.example/b.jpg"]


def credits_and_pictures(text: str) -> list[tuple[str | None, str | None]]:
    return [(caption.credit, caption.image_url) for caption in captions(of_captions(text))]


def test_each_of_one_person_s_pictures_has_its_credit() -> None:
    credit = "Photo: Edda Thornqvist"
    pictures = figure(credit, src="/a.jpg") + figure(credit, src="/b.jpg") + figure(credit, src="/a.jpg")
    assert credits_and_pictures(pictures) == [
        ("Edda Thornqvist", "https://tide.example/a.jpg"),
        ("Edda Thornqvist", "https://tide.example/b.jpg"),
    ]


def test_a_hidden_credit_or_one_without_a_picture_is_a_repetition() -> None:
    credit = "Photo: Edda Thornqvist"
    hidden = f'<div style="display:none">{figure(credit, src="/b.jpg")}</div>'
    for pictures in (figure(credit, src="/a.jpg") + hidden, figure(credit, src="") + figure(credit, src="/a.jpg")):
        assert credits_and_pictures(pictures) == [("Edda Thornqvist", "https://tide.example/a.jpg")]


def test_a_placeholder_gives_way_to_the_picture_in_the_noscript() -> None:
    page = of_captions(
        '<figure><img src="data:image/gif;base64,R0"><noscript><img src="/pier.jpg" alt="The pier"></noscript>'
        f"<figcaption>{PIER}</figcaption></figure>"
    )
    (caption,) = captions(page)
    assert (caption.image_url, caption.image_alt) == ("https://tide.example/pier.jpg", "The pier")


def test_other_roles_give_no_captions() -> None:
    assert captions(markup(f"<figure><figcaption>{PIER}</figcaption></figure>")) == ()
