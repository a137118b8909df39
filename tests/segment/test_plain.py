"""Text without markup that is given as a page."""

from __future__ import annotations

import pytest

import bodycopy
from bodycopy.segment.text import is_plain
from tests.builders import SENTENCES

TEXT = "\n\n".join(["Pier opens", "By Edda Thornqvist", *SENTENCES])


@pytest.mark.parametrize("data", [b"one\ntwo", b"\n", b"a < b\nc & d", b"1 <2\n&;"])
def test_lines_without_markup_are_plain(data: bytes) -> None:
    assert is_plain(data)


@pytest.mark.parametrize("data", [b"", b"one line", b"<p>a\nb", b"a\n</p>", b"<!-- -->\n", b"<?xml?>\n", b"a &amp;\nb"])
def test_markup_and_single_lines_are_not(data: bytes) -> None:
    assert not is_plain(data)


@pytest.mark.parametrize("source", [TEXT, TEXT.encode(), TEXT.replace("\n", "\r\n")])
def test_a_text_file_is_read_line_by_line(source: str | bytes) -> None:
    article, expected = bodycopy.extract(source), bodycopy.extract_lines(TEXT)
    assert (article.title, article.text, article.lines) == (expected.title, expected.text, expected.lines)
    assert len(article.lines) == len(SENTENCES) + 2
