"""Lines that repeat what the page's head says."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_itself.headline import headline
from bodycopy.page import Page
from tests.builders import html, page_of, text_page
from tests.classify.seen import seen

TITLE = "Ostermoor opens its ferry pier"


def meta(**contents: str) -> str:
    return "".join(f'<meta name="{name.replace("_", ":")}" content="{text}">' for name, text in contents.items())


def page(*lines: str, head: str) -> Page:
    return page_of(html("".join(f"<p>{line}</p>" for line in lines), head=head))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (TITLE, {"head.title"}),
        ("OSTERMOOR opens its ferry pier!", {"head.title"}),
        ("Ostermoor opens its ferry", {"head.title.part"}),
        ("ferry pier", set()),  # too short
        ("opens its ferry", set()),  # long enough, but too small a part
        ("Rain fell in the hills", set()),
    ],
)
@pytest.mark.parametrize("head", [f"<title>{TITLE}</title>", meta(og_title=TITLE)], ids=["title", "og:title"])
def test_titles(head: str, text: str, names: set[str]) -> None:
    assert seen(headline, page(text, head=head)) == [names]


def test_a_title_with_the_site_s_name() -> None:
    assert seen(headline, page(TITLE, head=f"<title>{TITLE} | The Skarn Post</title>")) == [{"head.title.part"}]


def test_descriptions() -> None:
    head = meta(description="It came two years late.", og_title=TITLE)
    found = seen(headline, page("It came two years late", "It came two years", head=head))
    assert found == [{"head.description"}, set()]


def test_authors() -> None:
    head = meta(author="Edda Thornqvist", og_title=TITLE)
    found = seen(headline, page("By Edda Thornqvist, Skarn", "By Jane Roe", f"Edda Thornqvist{'.' * 106}", head=head))
    assert found == [{"head.author"}, set(), set()]


@pytest.mark.parametrize("author", ["https://example.org/thornqvist", "Ed"])
def test_authors_that_are_no_names(author: str) -> None:
    assert seen(headline, page(f"By {author}", head=meta(author=author, og_title=TITLE))) == [set()]


def test_the_strongest_sign_only() -> None:
    assert seen(headline, page(TITLE, head=meta(og_title=TITLE, description=TITLE, author=TITLE))) == [{"head.title"}]


@pytest.mark.parametrize("made", [page_of("<p>Rain</p>"), text_page("Rain")], ids=["markup", "text"])
def test_a_page_whose_head_says_nothing(made: Page) -> None:
    assert seen(headline, made) == [set()]


@pytest.mark.parametrize("title", ["", "…", " - "])
def test_an_empty_title_is_part_of_nothing(title: str) -> None:
    assert seen(headline, page("…", "Rain", head=f"<title>{title}</title>")) == [set(), set()]


def test_quiet_lines_are_passed_over() -> None:
    made = page(TITLE, head=f"<title>{TITLE}</title>")
    made.lines[0].quiet = True
    assert seen(headline, made) == [set()]
