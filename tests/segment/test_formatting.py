"""The quick count of formatting is never below that of a plain pattern."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from bodycopy.segment import guards
from bodycopy.segment.formatting import formats_in
from bodycopy.segment.limits import Limits

_ANY = re.compile(rb"<(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\t\n\f\r /]", re.IGNORECASE)
_PLAIN = re.compile(
    _ANY.pattern + rb"(?!(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>[^<]*</\1>)",
    re.IGNORECASE,
)
_PARTS = [
    b"<b a>", b"<B a>", b"<i\n", b"<sTrOng/", b"</strong>", b"</b>", b"<font x='>'>", b"<small y", b"<span a>", b"<em>",
    b"<img a>", b"<nobr \"", b"'", b"<", b">", b"x" * 3_000, b"y" * 5_000, b"<tt a>z</tt>", b"<code a></CODE>", b"<u/ ",
    b"<big\f", b"<strike a>", b"<s\r>",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS), max_size=30), st.integers(0, 60_000))
@settings(max_examples=300)
def test_no_formatting_is_overlooked(parts: list[bytes], end: int) -> None:
    data = b"".join(parts)
    starts = [found.start() for found in _PLAIN.finditer(data)]
    assert formats_in(data, end) >= sum(start < end for start in starts)
    assert formats_in(data, len(data)) <= len(_ANY.findall(data))


@given(st.binary(max_size=200), st.integers(0, 40), st.integers(0, 3_000))
@settings(max_examples=100)
def test_pieces_are_counted(data: bytes, before: int, tags: int) -> None:
    source = data * before + b"a<" * tags + b" " * 40_000 + data * 300 + b"<p>" * 900
    by_piece = guards._count_tags(source)
    assert sum(by_piece) == source.count(b"<")
    assert source[guards._end_of_first(by_piece) :].count(b"<") <= 1_700


@pytest.mark.parametrize("unit", ["<font size=#>", "<b\n#>", "<EM x='#'>"])
@pytest.mark.parametrize(("formats", "blocks"), [(150, 3_000), (800, 1_300), (1_000, 1_100), (60, 12_000)])
@pytest.mark.parametrize("space", [0, 20_000, 200_000])
def test_wherever_formatting_stands_it_is_cheap_or_refused(unit: str, formats: int, blocks: int, space: int) -> None:
    opening = "".join(unit.replace("#", str(number)) for number in range(formats))
    source = ("<p>" + opening + " " * space + "<p>x" * blocks + " " * space).encode()
    began = time.process_time()
    if guards.check(source, Limits()) is None:
        LexborHTMLParser(source, options=1, scripting=True)
    assert time.process_time() - began < 1
