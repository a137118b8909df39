"""What the targets of links say of the lines that are mostly link."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_itself.links import links
from tests.builders import page_of, text_page
from tests.classify.seen import seen


@pytest.mark.parametrize(
    ("target", "names"),
    [
        ("/tag/harbour", {"link.path.tags"}),
        ("/author/jane-roe", {"link.path.byline"}),
        ("https://www.facebook.com/ostermoor", {"link.host.navigation"}),
        ("https://facebook.com/share", {"link.host.navigation", "link.path.widget"}),
        ("mailto:jane@example.org", {"link.scheme.byline"}),
        ("javascript:void(0)", {"link.scheme.widget"}),
        ("/2024/05/ferry-pier-opens", set()),
        ("", set()),
    ],
)
def test_targets(target: str, names: set[str]) -> None:
    assert seen(links, page_of(f'<p><a href="{target}">Here</a></p>')) == [names]


@pytest.mark.parametrize(("text", "is_read"), [("{}123456</a>7890", True), ("{}12345</a>67890", False)])
def test_only_lines_that_are_mostly_link_are_read(text: str, is_read: bool) -> None:
    page = page_of("<p>" + text.format('<a href="/tag/harbour">'))
    assert seen(links, page) == [{"link.path.tags"} if is_read else set()]


def test_the_first_link_of_a_line_counts() -> None:
    page = page_of('<p><a href="/tag/harbour">Harbour</a> <a href="/author/jane">Jane</a></p>')
    assert seen(links, page) == [{"link.path.tags"}]


def test_a_link_without_a_target_says_nothing() -> None:
    assert seen(links, page_of("<p><a>Harbour</a></p>")) == [set()]


def test_quiet_lines_are_passed_over() -> None:
    page = page_of('<p><a href="/tag/harbour">Harbour</a></p>')
    page.lines[0].quiet = True
    assert seen(links, page) == [set()]


def test_scraped_text_has_no_links() -> None:
    assert seen(links, text_page("https://facebook.com/ostermoor")) == [set()]
