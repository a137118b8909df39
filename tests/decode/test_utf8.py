"""One look tells what Python's decoder and a plain search tell."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bodycopy.decode import decode, from_text
from bodycopy.decode.utf8 import Look, look, without_growing_references

_PARTS = [
    b"a", b"&nLt;", b"&nGt;", b"&nLt", b"&NLT;", b"&n", b"Lt;", b"&", b"\0", "é".encode(), "港".encode(), "😀".encode(),
    b"\xff", b"\xc0\x80", b"\xe6\xb8", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\r\n", b"\xef\xbb\xbf",
]  # fmt: skip


def plain_look(data: bytes) -> Look:
    try:
        data.decode()
    except UnicodeDecodeError:
        return Look.NOT_UTF8
    return Look.GROWING if re.search(rb"&n[LG]t;", data) else Look.PLAIN


@given(st.binary(max_size=60) | st.lists(st.sampled_from(_PARTS), max_size=9).map(b"".join))
@settings(max_examples=500)
def test_a_look_sees_what_the_plain_ways_see(data: bytes) -> None:
    assert look(data) is plain_look(data)
    padded = b"a" * 5_000 + data
    assert look(padded) is plain_look(padded)


@pytest.mark.parametrize("data", [b"", b"\xff", b"a" * 100_000, "é".encode() * 100_000 + b"\xc3", b"\0"])
def test_edges(data: bytes) -> None:
    assert look(data) is plain_look(data)


@pytest.mark.parametrize("source", [
    b"<p>&nLt;", b"\xef\xbb\xbf<p>&nGt;", "<p>é &nLt;".encode("cp1252"), "<p>&nLt;".encode("utf-16"),
    "<p>é &nLt;".encode() + b"\xff",
])  # fmt: skip
def test_however_a_page_is_encoded_growing_references_are_seen(source: bytes) -> None:
    assert decode(source).growing
    assert not decode(source.replace(b"n", b"m")).growing


def test_text_too() -> None:
    assert from_text("<p>&nLt;").growing and from_text("\ud800&nGt;").growing
    assert not from_text("<p>&lt;").growing


def test_the_references_become_the_characters_they_mean() -> None:
    assert without_growing_references(b"<p>&nlt;&Lt;") == b"<p>&nlt;&Lt;"
    assert without_growing_references(b"&nLt;&nGt;") == "\u226a\u20d2\u226b\u20d2".encode()
