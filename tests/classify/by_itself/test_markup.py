"""What the elements around a line and their class words say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bodycopy.classify.by_itself.markup import markup
from bodycopy.classify.decoder import decode, draft
from bodycopy.page import Page
from tests.builders import page_of, paragraphs, text_page
from tests.classify.seen import seen, starting, unweighed

PROSE = f"<div>{paragraphs(4)}</div>"
"""Most of a page's prose, so that nothing else on the page is its frame."""


def signs_of(text: str, page: Page) -> set[str]:
    """The signs of the one line with this text."""
    found = seen(markup, page)
    (line,) = (line for line in page.lines if line.text == text)
    return found[line.index]


@pytest.mark.parametrize(
    ("element", "near"),
    [
        ("<aside>Words</aside>", 0),
        ("<aside><p>Words</p></aside>", 1),
        ("<aside><div><p>Words</p></div></aside>", 1),
        ("<aside><div><div><p>Words</p></div></div></aside>", 2),
        ("<aside><div><div><div><div><p>Words</p></div></div></div></div></aside>", 2),
    ],
)
def test_elements_say_how_near_they_are(element: str, near: int) -> None:
    assert f"tag.aside.{near}" in signs_of("Words", page_of(PROSE + element))


def test_far_elements_are_told_by_their_region_only() -> None:
    found = signs_of("Words", page_of(f"{PROSE}<aside>{'<div>' * 5}<p>Words</p>{'</div>' * 5}</aside>"))
    assert starting("tag.aside", found) == set()
    assert "region.aside" in found


@pytest.mark.parametrize(
    ("depth", "near"), [(0, 0), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3), (8, 3), (9, None), (12, None)]
)
def test_class_words_say_how_near_they_are(depth: int, near: int | None) -> None:
    wrapped = f'<div class="newsletter">{"<div>" * depth}Words{"</div>" * depth}</div>'
    found = starting("class.promo", signs_of("Words", page_of(PROSE + wrapped)))
    assert found == (set() if near is None else {f"class.promo.strong.{near}"})


def test_weak_class_words_and_several_roles() -> None:
    found = signs_of("Words", page_of(f'{PROSE}<p class="gallery author">Words</p>'))
    assert starting("class.", found) == {"class.caption.weak.0", "class.byline.strong.0"}


def test_an_id_counts_as_a_class() -> None:
    assert "class.promo.strong.0" in signs_of("Words", page_of(f'{PROSE}<p id="newsletter">Words</p>'))


def test_inline_elements_are_the_nearest() -> None:
    found = signs_of("Words", page_of(f'{PROSE}<p class="byline"><em class="date">Words</em></p>'))
    assert {"tag.em.0", "class.date.strong.0", "tag.p.1", "class.byline.strong.1"} <= found


def test_the_frame_of_the_page_says_nothing_but_that_it_is_body() -> None:
    words = "newsletter article-body"
    page = page_of(f'<section class="{words}">{paragraphs(4)}</section><div class="{words}">Words</div>')
    found = seen(markup, page)
    assert starting("class.", found[0]) == {"class.body.strong.1"}
    assert starting("tag.section", found[0]) == set()
    assert starting("class.", found[-1]) == {"class.body.strong.0", "class.promo.strong.0"}
    assert "tag.div.0" in found[-1]


def test_half_of_the_prose_is_not_yet_a_frame() -> None:
    inside = f'class="newsletter">{paragraphs(2)}'
    halves = page_of(f"<div {inside}</div><section {inside}</section>")
    more = page_of(f"<div {inside}</div><section {inside}{paragraphs(1)}</section>")
    is_read = [["class.promo.strong.1" in names for names in seen(markup, page)] for page in (halves, more)]
    assert is_read == [[True] * 4, [True, True, False, False, False]]


@pytest.mark.parametrize(
    ("attribute", "is_hidden"),
    [("hidden", True), ('aria-hidden="true"', True), ('style="display: none"', True), ('class="hidden"', False)],
)
def test_hidden_lines(attribute: str, is_hidden: bool) -> None:
    found = signs_of("Words", page_of(f"{PROSE}<div {attribute}><div><p>Words</p></div></div>"))
    assert ("hidden" in found) is is_hidden


def test_regions_are_all_elements_around_with_a_meaning() -> None:
    markup_ = "<main><article><header><div><section><h2>Words</h2></section></div></header></article></main>"
    found = signs_of("Words", page_of(PROSE + markup_))
    assert starting("region.", found) == {"region.main", "region.article", "region.header"}


def test_a_region_counts_however_far_and_as_a_frame_too() -> None:
    page = page_of(f"<article>{'<div>' * 40}{paragraphs(2)}{'</div>' * 40}</article>")
    assert [starting("region.", names) for names in seen(markup, page)] == [{"region.article"}] * 2


@pytest.mark.parametrize(
    ("around", "is_quiet"),
    [
        ("<nav>{}</nav>", True),
        ("<nav><div><div>{}</div></div></nav>", True),
        ('<div class="main-menu"><div>{}</div></div>', True),
        ('<div class="links">{}</div>', False),  # a weak word
        ('<div class="newsletter">{}</div>', False),
        ("<footer>{}</footer>", False),
    ],
)
def test_short_lines_of_menus_are_quiet(around: str, is_quiet: bool) -> None:
    page = page_of(PROSE + around.format("<p>Short</p>"))
    seen(markup, page)
    assert [line.quiet for line in page.lines] == [False] * 4 + [is_quiet]


@pytest.mark.parametrize(("length", "is_quiet"), [(50, True), (51, False)])
def test_long_lines_of_menus_are_not_quiet(length: int, is_quiet: bool) -> None:
    page = page_of(f"{PROSE}<nav><p>{'x' * length}</p></nav>")
    seen(markup, page)
    assert page.lines[-1].quiet is is_quiet


def test_a_menu_that_frames_the_page_is_none() -> None:
    page = page_of(f'<div class="nav"><p>Short</p>{paragraphs(4)}</div>')
    seen(markup, page)
    assert not any(line.quiet for line in page.lines)


def test_nesting_of_nine_hundred_elements() -> None:
    depth = 900
    wide = page_of(f"<nav>{'<div>' * depth}<p>Words</p>{'</div>' * depth}</nav>{PROSE}")
    found = signs_of("Words", wide)
    draft(wide, wide.lines)
    decode(wide)
    assert "region.nav" in found
    assert starting("tag.", found) == {"tag.p.0", "tag.div.1", "tag.div.2"}
    assert wide.lines[0].quiet


def test_lines_with_the_same_context_share_a_finding() -> None:
    page = unweighed(page_of(PROSE))
    markup(page, page.lines)
    assert len({id(line.findings[0]) for line in page.lines}) == 1


def test_scraped_text_has_no_markup_to_see() -> None:
    assert seen(markup, text_page("One\n\nTwo")) == [set(), set()]


PRINT_EVIDENCE = """
from bodycopy.classify.pipeline import PIPELINE
from tests.builders import article_page, figure, links, page_of, paragraphs
from tests.classify.seen import unweighed
page = unweighed(page_of(article_page(
    byline="By Jane Roe", date="4 May 2024", header="<nav class='menu bar links'>" + links("Home", "News") + "</nav>",
    body=paragraphs(3) + figure("The new pier in the harbour.", "Photo: Jane Roe / AP"),
    sidebar="<h3>Related</h3>" + links("Ferry late again", "Storm warning"),
    footer="<p id='legal' class='copyright newsletter promo'>© Ostermoor. All rights reserved. Sign up for more.</p>",
)))
for stage in (*PIPELINE.by_itself, *PIPELINE.by_place):
    if stage.name != "learned":  # it needs fitted weights
        stage.look(page, page.lines)
for line in page.lines:
    print(line.index, line.role, *((piece.name, piece.reason) for piece in line.evidence))
"""


def test_evidence_has_the_same_order_in_every_process() -> None:
    root = Path(__file__).parents[2]
    path = os.pathsep.join([str(root), *sys.path])
    printed = [
        subprocess.run(
            [sys.executable, "-c", PRINT_EVIDENCE],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed in ("1", "2")
    ]
    assert "phrase.legal" in printed[0]
    assert "class.promo.strong.0" in printed[0]
    assert printed[0] == printed[1]
