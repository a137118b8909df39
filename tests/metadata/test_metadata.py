"""The small fields: the dateline, the standfirst, the page's own URL."""

from __future__ import annotations

import pytest

from bodycopy.page import Role
from tests.builders import html
from tests.roles_by_hand import assembled, markup, scraped


def test_the_dateline_is_read_from_the_first_body_line_and_stays_in_it() -> None:
    text = "DAMASCUS (Reuters) – The visit came amid tensions."
    article = assembled(scraped(f"Menu\n\n{text}\n\nPARIS – Elsewhere.", {"Menu": Role.NAVIGATION}))
    assert (article.dateline, article.agency) == ("DAMASCUS", "Reuters")
    assert article.body[0].text == text


def test_the_agency_of_the_by_line_comes_before_that_of_the_dateline() -> None:
    page = scraped("AP\n\nBERLIN (dpa) – It rained.", {"AP": Role.BYLINE})
    assert (assembled(page).agency, assembled(page).dateline) == ("AP", "BERLIN")


def test_the_lines_of_a_standfirst_each_once() -> None:
    page = markup("<p>Pier opens.</p><ul><li>Two years late</ul><p>Pier opens.</p>", rest=Role.STANDFIRST)
    assert assembled(page).standfirst == "Pier opens.\nTwo years late"
    assert assembled(markup("<p>It rained.</p>")).standfirst is None


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel=canonical href="/pier">', "https://tide.example/pier"),
        ('<link rel=canonical href="https://tide.example/p">', "https://tide.example/p"),
        ('<meta property=og:url content="/pier">', "https://tide.example/pier"),
        ('<link rel=canonical href="javascript:1"><meta property=og:url content="/pier">', "https://tide.example/pier"),
        ('<link rel=canonical href="#">', None),
        ("", None),
    ],
)
def test_the_page_s_own_url(head: str, url: str | None) -> None:
    assert assembled(markup(html("<p>It rained.</p>", head=head))).canonical_url == url
