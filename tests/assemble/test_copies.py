"""What a page says twice stands in the text once."""

from __future__ import annotations

import pytest

from bodycopy.assemble.blocks import body_blocks, body_text
from bodycopy.classify.kind import NOTE
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict
from bodycopy.page import Page
from tests.builders import SENTENCES
from tests.roles_by_hand import markup

LONG = " ".join(SENTENCES[:2])


def of_kind(kind: PageKind, text: str) -> Page:
    page = markup(text)
    page.notes[NOTE] = KindVerdict({other: float(other is kind) for other in PageKind})
    return page


def test_a_long_line_that_the_page_repeats_stands_once() -> None:
    page = markup(f"<p>{LONG}</p><p>Short.</p><div class=mobile><p>{LONG}</p><p>Short.</p></div>")
    assert [block.text for block in body_blocks(page)] == [LONG, "Short.", "Short."]


MARKDOWN = "# The pier\n\n" + "\n\n".join(f"> {text}" for text in (*SENTENCES, "See [the pier](/pier)."))


@pytest.mark.parametrize("tag", ["pre", "div"])
def test_a_copy_of_the_whole_text_in_another_form_is_none_of_it(tag: str) -> None:
    page = markup(f"{''.join(f'<p>{text}</p>' for text in SENTENCES)}<{tag}>{MARKDOWN}</{tag}>")
    assert [block.text for block in body_blocks(page)] == list(SENTENCES)
    assert body_text(page) == "\n\n".join(SENTENCES)


def test_a_long_line_that_repeats_little_of_the_others_is_text() -> None:
    others = "".join(f"<p>On Tuesday: {text}</p>" for text in SENTENCES[:4])
    page = markup(f"<p>{SENTENCES[0]}</p>{others}<pre>{MARKDOWN}</pre>")
    assert len(body_blocks(page)) == 6


def test_a_long_line_that_opens_with_what_others_say_is_text() -> None:
    page = markup(f"<p>{SENTENCES[0]}</p><p>{MARKDOWN}</p>")
    assert len(body_blocks(page)) == 2


OFFER = "Free delivery to all islands"


@pytest.mark.parametrize(
    ("kind", "count"),
    [(PageKind.PRODUCT, 1), (PageKind.FORUM, 1), (PageKind.ARTICLE, 2), (PageKind.LISTING, 2)],
)
def test_what_shops_and_forums_repeat_is_in_the_text_once(kind: PageKind, count: int) -> None:
    page = of_kind(kind, f"<div>Kettle</div><div>{OFFER}</div><div>Lamp</div><div>{OFFER}</div>")
    assert body_text(page).count(OFFER) == count


@pytest.mark.parametrize(
    "text",
    [
        f"<div>{OFFER}<br>{OFFER}</div>",
        f"<table><tr><td>Kettle<td>{OFFER}<tr><td>Lamp<td>{OFFER}</table>",
        f"<pre>{OFFER}</pre><pre>{OFFER}</pre>",
        "<div>Yes.</div><div>Yes.</div>",
    ],
)
def test_lines_of_one_box_cells_code_and_short_lines_may_say_the_same_again(text: str) -> None:
    page = of_kind(PageKind.PRODUCT, text)
    assert body_text(page).count(page.texts[-1]) == 2
