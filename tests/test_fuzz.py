"""Fixtures mutated at random: whatever comes out is an article with all its properties, in linear time.

Runs some seconds by default. For hours: `FUZZ_EXAMPLES=1000000 pytest tests/test_fuzz.py`; what it finds is kept in
`.hypothesis` and tried first the next time.
"""

from __future__ import annotations

import os
import re
import time
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bodycopy
from bodycopy import Article
from bodycopy.render.report import report
from tests.gold import FIXTURES

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
URL = "https://tide.example/a"
PAGES = sorted(FIXTURES.glob("*/page.html"))
SECONDS = 1.0
SECONDS_A_BYTE = 20e-6
LIVE = [
    b"<script>canary()</script>", b"<img src=x onerror=canary()>", b"<a href='javascript:canary()'>canary</a>",
    b"&lt;script&gt;canary()&lt;/script&gt;", b"<p>[canary](javascript:canary)", b"<p>![x](https://canary.example/x)",
    b"<p>&lt;img src=x onerror=canary&gt;", b"<h1>&lt;/title&gt;&lt;script&gt;canary()&lt;/script&gt;</h1>",
    b"<figure><img src='javascript:canary()' alt='&quot; onerror=canary'><figcaption>canary</figcaption></figure>",
    b"<base href='javascript:canary'>", b"<link rel=canonical href='data:text/html,canary'>",
    b"<meta property=og:title content='&lt;svg onload=canary&gt;'>",
]  # fmt: skip
ENCODINGS = ("utf-16-le", "utf-16-be", "cp1252", "shift_jis", "gb18030", "utf-7", "utf-8-sig", "koi8-r")
WRAPPERS = [(b"<div>", b"</div>"), (b"<table><tr><td>", b"</table>"), (b"<template>", b"</template>"), (b"<!--", b"-->"),
            (b"<noscript>", b"</noscript>"), (b"<svg>", b"</svg>"), (b"<b><p>", b"</b>"), (b"<pre>", b"</pre>"),
            (b"<select>", b"</select>"), (b"<article>", b"</article>")]  # fmt: skip


@cache
def page(number: int) -> bytes:
    return PAGES[number].read_bytes()


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A fixture after some mutations: delete, duplicate, swap, wrap, insert, re-encode, truncate."""
    data = page(draw(st.integers(0, len(PAGES) - 1)))
    for _ in range(draw(st.integers(1, 5))):
        low, high = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        if draw(st.booleans()):  # cut at tags, so that more of the structure survives
            low, high = max(0, data.rfind(b"<", 0, low)), max(0, data.rfind(b"<", 0, high))
        part = data[low:high]
        match draw(st.sampled_from(["delete", "duplicate", "swap", "wrap", "insert", "re-encode", "truncate", "flip"])):
            case "delete":
                data = data[:low] + data[high:]
            case "duplicate":
                data = data[:high] + part[:20_000] + data[high:]
            case "swap":
                middle = (low + high) // 2
                data = data[:low] + data[middle:high] + data[low:middle] + data[high:]
            case "wrap":
                before, after = draw(st.sampled_from(WRAPPERS))
                data = data[:low] + before + part + after + data[high:]
            case "insert":
                data = data[:low] + draw(st.sampled_from(LIVE) | st.binary(max_size=40)) + data[low:]
            case "re-encode":
                text = data.decode("utf-8", "replace")
                data = text.encode(draw(st.sampled_from(ENCODINGS)), "xmlcharrefreplace")
            case "truncate":
                data = data[:high]
            case _:
                data = data[:low] + bytes([draw(st.integers(0, 255))]) + data[low + 1 :]
    return data


class _Live(HTMLParser):
    """Collects what a browser would run or fetch for the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            is_link = name in {"href", "src", "action", "formaction", "xlink:href"}
            if name.startswith("on") or (is_link and not re.match(r"https?:|#|$", (value or "").strip())):
                self.found.append(f"{tag} {name}={value}")
        if tag in {"img", "iframe", "object", "embed", "base", "link", "svg-x"}:
            self.found.append(tag)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script" and "canary" in data:
            self.found.append(data)


def live_in(markup: str) -> list[str]:
    """What in the markup is live."""
    parser = _Live()
    parser.feed(markup)
    parser.close()
    return parser.found


def without_code(markdown: str) -> str:
    """Markdown but for its fenced code, which shows what is in it as it is."""
    return re.sub(r"^(`{3,})\n.*?^\1$", "", markdown, flags=re.DOTALL | re.MULTILINE)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_mutated_pages(data: bytes) -> None:
    began = time.process_time()
    article = bodycopy.extract(data, url=URL)
    rendered = article.markdown()
    assert time.process_time() - began < SECONDS + SECONDS_A_BYTE * len(data)

    assert [line.index for line in article.lines] == list(range(len(article.lines)))
    used = [index for block in article.body for index in block.lines]
    assert used == sorted(set(used))
    stored = article.model_dump_json()
    assert Article.model_validate_json(stored) == article
    bodycopy.extract(page(0))
    assert bodycopy.extract(data, url=URL).model_dump_json() == stored

    assert not live_in(report(article))
    assert not re.search(r"(?<!\\)(?:\\\\)*(?:<[A-Za-z/!]|\]\()", without_code(rendered))


@pytest.mark.parametrize("live", LIVE)
def test_nothing_live_is_left_of(live: bytes) -> None:
    article = bodycopy.extract(page(0).replace(b"<p>", b"<p>" + live, 3), url=URL)
    assert not live_in(report(article))
    assert not re.search(r"(?<!\\)(?:\\\\)*(?:<[A-Za-z/!]|\]\()", without_code(article.markdown()))


def test_what_is_live_is_seen() -> None:
    assert live_in("<a href='javascript:x'>") and live_in("<p onclick=x>") and live_in("<script>canary()</script>")
    assert not live_in("<a href='https://tide.example/'>&lt;script&gt;canary</a>")
