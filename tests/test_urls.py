"""Links of the page as absolute URLs."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bodycopy.page import Head, Page
from bodycopy.urls import _PLAIN_PATH, absolute, host_and_path, target_of

BASE = "https://tide.example/news/pier?page=2"


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("/boats", "https://tide.example/boats"),
        ("boats", "https://tide.example/news/boats"),
        ("../boats", "https://tide.example/boats"),
        ("?page=3", "https://tide.example/news/pier?page=3"),
        ("//img.tide.example/a.jpg", "https://img.tide.example/a.jpg"),
        ("http://other.example/", "http://other.example/"),
        ("HTTPS://other.example/", "HTTPS://other.example/"),
        (" /boats\n", "https://tide.example/boats"),
        ("/bo\nats", "https://tide.example/boats"),
        ("/a:b", "https://tide.example/a:b"),
        ("https://other.example/a b ", "https://other.example/a b"),
        ("https://other.example/a\tb", "https://other.example/ab"),
    ],
)
def test_links_become_absolute(target: str, url: str) -> None:
    assert absolute(Page(url=BASE), target) == url


@pytest.mark.parametrize(
    ("base", "target", "url"),
    [
        ("https://www.tide.example/2031/", "boats", "https://www.tide.example/2031/boats"),
        ("https://www.tide.example/2031/", "/boats", "https://www.tide.example/boats"),
        ("/2031/", "boats", "https://tide.example/2031/boats"),
        ("https://[", "boats", "https://tide.example/news/boats"),
        ("javascript:void(0)", "boats", "https://tide.example/news/boats"),
        ("", "boats", "https://tide.example/news/boats"),
    ],
)
def test_links_start_from_the_base_that_the_head_names(base: str, target: str, url: str) -> None:
    assert absolute(Page(url=BASE, head=Head(base=base)), target) == url


BASES = (BASE, "https://tide.example", "http://a@b.example:80/x/#y", "//tide.example/x", "file:///x/y", "x:y", "x", "")


@pytest.mark.parametrize("base", BASES)
@given(st.text("/a.?=;#&%: ", max_size=12).map("/".__add__))
@example("/boats/../x")
@example("/boats/.")
@example("/a//b/?c=d")
def test_paths_from_the_root_are_joined_as_the_library_joins_them(base: str, path: str) -> None:
    """The plain form: the standard library's."""
    target = path.strip()
    assert absolute(Page(url=base), path) == urljoin(base, target)


@pytest.mark.parametrize(
    "target",
    [
        None, "", " ", "#", "#comments", "javascript:void(0)", "JavaScript:void(0)", " java\nscript:alert(1)",
        "\x01javascript:alert(1)", "mailto:a@tide.example", "tel:+1555", "data:image/gif;base64,R0", "blob:x",
        "fb-messenger://share", "about:blank", "//[",
    ],
)  # fmt: skip
def test_scripts_anchors_and_the_like_have_no_url(target: str | None) -> None:
    assert absolute(Page(url=BASE), target) is None


def test_the_canonical_url_stands_in_for_the_page_s_own() -> None:
    page = Page()
    page.head.canonical = "https://tide.example/news/pier"
    assert absolute(page, "boats") == "https://tide.example/news/boats"


def test_without_any_base_a_link_stays_as_written() -> None:
    assert absolute(Page(), "/boats") == "/boats"
    assert absolute(Page(), "https://tide.example/boats") == "https://tide.example/boats"


def test_a_broken_base_does_no_harm_to_absolute_links() -> None:
    assert absolute(Page(url="http://[x"), "https://tide.example/boats") == "https://tide.example/boats"
    assert absolute(Page(url="http://[x"), "/boats") is None


@given(st.text("/htps:.#a \t\n\u00a0", max_size=12), st.sampled_from(["", "/", "//", "http://", "https://"]))
def test_links_that_are_not_searched_are_what_the_search_gives(rest: str, start: str) -> None:
    link = start + rest
    assert target_of(link) == target_of(f"\n{link}")  # a line break before it means nothing, but has it searched


@given(st.text("/.a?=#", max_size=12))
def test_a_plain_path_is_told_run_by_run_as_it_is_sign_by_sign(path: str) -> None:
    sign_by_sign = re.compile(r"/(?!/)(?:[A-Za-z0-9_%~/\-]|(?<!/)\.)*(?:\?[A-Za-z0-9_%~/.=&\-]+)?")
    assert (_PLAIN_PATH.fullmatch(path) is None) == (sign_by_sign.fullmatch(path) is None)


@given(
    st.sampled_from(["https://", "http://", "HTTP://", "//", "ftp://", ""]),
    st.text("aB1._-:@[]", max_size=8),
    st.text("/aB.%2?#é \t\n", max_size=10),
)
def test_host_and_path_of_a_plain_url_are_those_by_the_rules_for_all(scheme: str, host: str, rest: str) -> None:
    url = scheme + host + rest
    try:
        parts = urlsplit(url)
        expected = (parts.hostname or "", parts.path)
    except ValueError:
        expected = ("", "")
    assert host_and_path(url) == expected
