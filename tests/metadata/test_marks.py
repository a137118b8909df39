"""What attributes in the markup say of the article."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bodycopy
from bodycopy.metadata.marks import ATTRIBUTES, Mark, marks, saved_at
from tests.builders import article_page

PARTS = ("itemprop=", "rel=", "property=", "xrel=", "=", '"', "'", "author", "nofollow ", "a-b ", "dc:", "date", "é")
"""What attributes are made of that make marks, or nearly."""


def all_marks(markup: str) -> list[Mark]:
    found = marks(markup.encode())
    return [mark for attribute in ATTRIBUTES for mark in found[attribute]]


def named_by(attribute: str, value: str, markup: str) -> list[str]:
    """The properties that an attribute names, by a search for the attribute alone: `marks` looks for all at once."""
    return re.findall(rf"""{attribute}=["']?{value}\b""", markup, re.ASCII)


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        ('<time itemprop="datePublished" datetime="2031">May</time>', Mark("itemprop", "datePublished", "2031")),
        ("<meta content='2031-05-04' itemprop=datePublished>", Mark("itemprop", "datePublished", "2031-05-04")),
        ('<b itemprop="author"><b itemprop="name">Una  Pellow</b></b>', Mark("itemprop", "author", "Una Pellow")),
        ('<a href="/u" rel="nofollow author">Una &amp; Co</a>', Mark("rel", "author", "Una & Co")),
        ('<b property="dc:date dc:created" content="2031">x</b>', Mark("property", "datePublished", "2031")),
        ('<b property="schema:author"><i></i>Una</b>', Mark("property", "author", "Una")),
    ],
)
def test_marks(markup: str, mark: Mark) -> None:
    assert all_marks(f"<p>Before</p>{markup}<p>After</p>") == [mark]


@pytest.mark.parametrize(
    "markup",
    [
        "", "<p>itemprop=author</p>", '<span itemprop="author"></span>', '<span itemprop="authored">x</span>',
        '<div itemtype="https://schema.org/Comment"><b itemprop="author">Una</b></div>',
        '<span itemprop="author"', 'itemprop="author">', '<a rel="noauthor">Una</a>',
    ],
)  # fmt: skip
def test_no_marks(markup: str) -> None:
    assert all_marks(markup) == []


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_one_search_finds_what_a_search_for_each_attribute_finds(attributes: str) -> None:
    found = marks(f'<b content="x" {attributes}>'.encode())
    names = {attribute: [mark.name for mark in found[attribute]] for attribute in ATTRIBUTES}
    known = {"date": "datePublished"}
    assert names == {
        "itemprop": named_by("itemprop", "(author)", attributes),
        "rel": named_by("rel", r"(?:[\w-]{1,20} ){0,3}(author)", attributes),
        "property": [known.get(name, name) for name in named_by("property", "dc:(author|date)", attributes)],
    }


@pytest.mark.parametrize(
    "comment",
    [
        "<!--\n Page saved with SingleFile \n url: https://tide.example/pier \n"
        " saved date: Sun May 04 2031 10:15:00 GMT+0900 (Japan Standard Time)\n-->",
        "<!-- Mirrored from tide.example/pier by HTTrack Website Copier/3.x [XR&CO'2014],"
        " Sun, 04 May 2031 10:15:00 +0900 -->",
    ],
)
def test_when_the_page_was_saved(comment: str) -> None:
    expected = datetime(2031, 5, 4, 10, 15, tzinfo=timezone(timedelta(hours=9)))
    assert saved_at(f"<!doctype html>{comment}<html>".encode()) == expected
    assert saved_at(b"<html>" + b"x" * 100_000 + comment.encode()) == expected


@pytest.mark.parametrize(
    "markup",
    ["", "<!-- saved from url=(0024)https://tide.example/ -->", "<!-- Page saved with SingleFile -->", "saved"],
)
def test_nothing_says_when_it_was_saved(markup: str) -> None:
    assert saved_at(markup.encode()) is None


@given(st.text(max_size=200))
def test_nothing_raises(text: str) -> None:
    all_marks(f'<a itemprop="author{text}>{text}')
    saved_at(f"<!-- Page saved with SingleFile saved date: {text}".encode())


@pytest.mark.parametrize("unit", ["itemprop=author", "<a itemprop=author ", "rel=", "<!--", "<", 'rel="a ', "</"])
def test_hostile_markup_takes_no_time(unit: str) -> None:
    markup = unit * (300_000 // len(unit))
    began = time.process_time()
    all_marks(markup)
    saved_at(markup.encode())
    assert time.process_time() - began < 0.5


def test_when_a_page_was_archived() -> None:
    comment = b"<!-- FILE ARCHIVED ON 10:15:30 May 04, 2031 AND RETRIEVED ON 11:00:00 Jan 01, 2032 -->"
    assert saved_at(b"<html>" + comment) == datetime(2031, 5, 4, 10, 15, 30)


def test_a_zone_with_seconds_which_json_can_t_hold_is_left_out() -> None:
    comment = "<!--\n Page saved with SingleFile\n saved date: 2031-05-04T10:15:00+00:00:30\n-->"
    article = bodycopy.extract(comment + article_page())
    assert article.saved == datetime(2031, 5, 4, 10, 15)
    assert type(article).model_validate_json(article.model_dump_json()) == article
