"""Markup built from elements: what is not markup is escaped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.render.report.markup import Attributes, Markup, element, is_web, joined, link

TEXTS = st.text(alphabet="<>&\"'/= ascript\u202e\x00é", max_size=20)


def test_text_is_escaped_and_markup_is_not() -> None:
    assert element("p", None, "a < b & c", element("b", None, "d")) == "<p>a &lt; b &amp; c<b>d</b></p>"
    assert joined(["<", Markup("<br>")], " & ") == "&lt; &amp; <br>"


def test_attributes() -> None:
    attributes: Attributes = {"class": 'a"b', "title": "'", "hidden": True, "id": None, "open": False}
    assert element("p", attributes) == '<p class="a&quot;b" title="&#x27;" hidden></p>'
    assert element("input", {"type": "checkbox"}) == '<input type="checkbox">'


@given(TEXTS, TEXTS)
def test_text_never_opens_or_closes_anything(text: str, value: str) -> None:
    made = element("p", {"title": value}, text)
    assert (made.count("<"), made.count(">"), made.count('"'), made.count("'")) == (2, 2, 2, 0)


@pytest.mark.parametrize("url", ["https://tide.example/a", "http://tide.example", "HTTPS://tide.example"])
def test_addresses_of_the_web_become_links(url: str) -> None:
    assert is_web(url)
    assert link(url, "<a>") == f'<a href="{url}" rel="noopener noreferrer nofollow">&lt;a&gt;</a>'


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//tide.example",
        "/pier",
        "",
        "http",
        "https://[",
    ],
)
def test_all_others_stay_text(url: str) -> None:
    assert link(url, "text") == "<span>text</span>"
