"""Open lines that tell what they are, however sure the learned model is of them."""

from __future__ import annotations

import pytest

from bodycopy.classify.body.settle import settle
from bodycopy.classify.decoder import draft
from bodycopy.classify.pipeline import find_body
from bodycopy.page import Role
from tests.builders import html, page_of, paragraphs
from tests.classify.told import STANDFIRST, as_article, headed, told


@pytest.mark.parametrize(("role", "text", "logit", "is_text"), [
    (Role.STANDFIRST, STANDFIRST, -3.0, True), (Role.STANDFIRST, "4 minutes", -0.5, False),
    (Role.DATE, STANDFIRST, 2.0, False), (Role.BYLINE, STANDFIRST, 2.0, False), (Role.BODY, STANDFIRST, 0.5, True),
])  # fmt: skip
def test_drafts_tell_of_open_lines_whether_they_are_text(role: Role, text: str, logit: float, is_text: bool) -> None:
    page = headed((text, logit))
    (line,) = lines = page.lines_at([1])
    draft(page, lines)
    line.draft = role
    assert (1 in settle(page, lines)) is is_text


@pytest.mark.parametrize(
    "line",
    [
        '<p><strong><a href="/fog">LEGGI ANCHE: Nebbia sul porto, traghetti fermi</a></strong></p>',
        '<p><b>» LIRE AUSSI - </b><a href="/fog">Le brouillard arrête les bacs</a></p>',
        '<p>यह भी पढ़ें: <a href="/fog">कोहरे में नावें रुकीं</a></p>',
        "<div><span>- Advertisement -</span></div>",
    ],
)
def test_what_tells_what_it_is_is_no_text_however_sure_the_model_is(line: str) -> None:
    page = told(page_of(html(f"{paragraphs(4)}{line}{paragraphs(4)}")), *[3.5] * 9)
    as_article(page)
    assert find_body(page) == [0, 1, 2, 3, 5, 6, 7, 8]


@pytest.mark.parametrize(("chance", "is_text"), [(1.0, False), (0.3, False), (0.1, True)])
def test_of_an_article_captions_that_the_model_leaves_open_are_no_text(chance: float, is_text: bool) -> None:
    cell = '<tr><td><img src="/pier.jpg"></td></tr><tr><td class="tr-caption">The pier on its first morning</td></tr>'
    page = told(page_of(html(f"{paragraphs(2)}<table>{cell}</table>{paragraphs(2)}")), *[2.0] * 5)
    as_article(page, chance)
    assert (2 in find_body(page)) is is_text
