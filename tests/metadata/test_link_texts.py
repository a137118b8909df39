"""The texts of the links in one line."""

from __future__ import annotations

import pytest

from bodycopy.metadata.link_texts import link_texts
from tests.builders import html, page_of

MENU = "<nav><a href=/f>Ferries and more</a><a href=/>Home</a></nav>"


def texts_of(markup: str) -> list[str]:
    """The texts of the links in the last line of a page."""
    source = html(f"{MENU}<div>{markup}</div>")
    return link_texts(page_of(source).lines[-1], source.encode())


@pytest.mark.parametrize(
    "markup",
    [
        "<a href=/f>Ferries</a> <a href=/o>Little  Skarn</a>",
        "<a href='/f'>Ferries</a><a href='/o'>Little Skarn</a>",
        '<b>Tags:</b> <a class="t" href="/f"><i>Fer</i>ries</a>, <a href="/o">Little<br>Skarn</a>.',
        '<A HREF="/f?a=1&amp;b=2">Ferries</A> <!-- <a> --><A HREF="/o">Little&#32;Skarn</A>',
        '<a href="/ф">Ferries</a> | <a>Little Skarn</a> <a href="/x"><img src="x.png"></a>',
    ],
)
def test_links_are_told_apart(markup: str) -> None:
    assert texts_of(markup.replace("<br>", " ")) == ["Ferries", "Little Skarn"]


@pytest.mark.parametrize("markup", ["Ferries, Skarn", '<a href="/f"><img src="x.png"></a> Ferries'])
def test_a_line_without_link_text_has_none(markup: str) -> None:
    assert texts_of(markup) == []


def test_where_the_markup_is_not_known_there_are_none() -> None:
    line = page_of(html("<div><a href=/f>Ferries</a> <a href=/o>Skarn</a></div>")).lines[0]
    assert link_texts(line, b"") == []
    assert link_texts(line, b'<a href="/f">Ferries</a> <a href="/o">Skye</a>') == []
    assert link_texts(line, b'<a href="/f') == []


def test_what_is_read_is_bounded() -> None:
    links = "<a href=/f>Ferries</a> <a href=/o>Little Skarn</a>"
    assert texts_of(f"{links} {'and more ' * 120}") == []
    assert texts_of("<p><a href=/f>Other ferries</a></p>" * 12 + links) == []
    assert texts_of("<p><a href=/f>Other ferries</a></p>" * 8 + links) == ["Ferries", "Little Skarn"]


def test_a_comment_without_end_hides_what_follows() -> None:
    line = page_of(html("<div><a href=/f>Ferries</a> <a href=/o>Skarn</a></div>")).lines[0]
    assert link_texts(line, b"<a href=/f>Ferries<!-- </a> <a href=/o>Skarn</a>" + b"<!--" * 2000) == []
