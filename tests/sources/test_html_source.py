"""What browsers write on top of a page, and what begins as HTML does."""

from __future__ import annotations

from datetime import datetime

import pytest

from bodycopy.sources.html import html, is_html


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"<!DOCTYPE html>", True),
        (b"\xef\xbb\xbf \n<!-- a -->\n<HTML lang=en>", True),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">', True),
        (b"<p>one", True),
        (b"<p", False),
        (b"<svg>", False),
        (b'<?xml version="1.0"?><rss>', False),
        (b"var a = '<html>'", False),
        (b"<!-- <html> ", False),
        (b"", False),
    ],
)
def test_html_begins_like_this(head: bytes, expected: bool) -> None:
    assert is_html(head) is expected


def test_html_is_told_in_linear_time() -> None:
    assert not is_html(b"<!-- -->" * 500 + b" " * 4000 + b"<x")


@pytest.mark.parametrize(
    ("comment", "url"),
    [
        ("<!-- saved from url=(0020)https://a.example/b -->", "https://a.example/b"),
        ("<!-- saved from url=https://a.example/b -->", "https://a.example/b"),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- saved from url=(0009)javascript:alert(1) -->", None),
        ("<p>saved from url=(0020)https://a.example/b", None),
    ],
)
def test_url_of_a_saved_page(comment: str, url: str | None) -> None:
    assert html(f"<!DOCTYPE html>\n{comment}\n<p>one".encode(), "x").origin.url == url


@pytest.mark.parametrize(
    ("date", "saved"),
    [
        ("Sun Feb 29 2032 23:59:00 GMT-0500 (EST)", "2032-02-29T23:59:00-05:00"),
        ("Sun Feb 31 2032 23:59:00 GMT-0500", None),
        ("yesterday", None),
    ],
)
def test_date_of_single_file(date: str, saved: str | None) -> None:
    page = (
        f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://a.example/ \n saved date: {date}\n-->"
    )
    origin = html(page.encode(), "x").origin
    assert origin.url == "https://a.example/"
    assert origin.fetched == (datetime.fromisoformat(saved) if saved else None)
