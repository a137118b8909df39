"""Bytes that are no text: what they are, and that no text is taken for them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import zipfile
import zlib

import pytest

import bodycopy
from bodycopy import Status
from bodycopy.decode.binary import is_noise, signature_of
from bodycopy.decode.encodings import encoding_for
from tests.builders import article_page
from tests.decode.test_decode import LANGUAGES

NOISE = random.Random(7).randbytes(5_000)
PAGE = article_page().encode()


def _zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("page.html", PAGE)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (gzip.compress(PAGE), "compressed data"),
        (bz2.compress(PAGE), "compressed data"),
        (lzma.compress(PAGE), "compressed data"),
        (_zipped(), "a ZIP archive or an office document"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "a picture"),
        (zlib.compress(NOISE), "binary data"),
        (NOISE, "binary data"),
    ],
)
@pytest.mark.parametrize("charset", [None, "utf-8", "iso-8859-1", "shift_jis", "utf-16"])
def test_a_file_of_another_kind_is_no_article(data: bytes, what: str, charset: str | None) -> None:
    article = bodycopy.extract(data, url="https://tide.example/a", http_charset=charset)
    assert (article.status, article.status_detail) == (Status.NOT_TEXT, f"The bytes are {what}.")
    assert (article.text, article.lines, article.title, article.url) == ("", (), None, "https://tide.example/a")
    assert bodycopy.Article.model_validate_json(article.model_dump_json()) == article


@pytest.mark.parametrize("start", [b"GIF ", b"BZh ", b"Rar ", b"ID3 ", b"PK ", b"wOFF ", b"%PDF "])
def test_a_page_may_begin_with_the_name_of_a_format(start: bytes) -> None:
    assert signature_of(start + PAGE) is None


def test_a_page_may_have_mustard_where_tar_archives_have_their_mark() -> None:
    page = b"<p>" + b"Bread, butter. ".ljust(253) + b"mustard and cress"
    assert page[257:262] == b"ustar"
    assert signature_of(page) is None


@pytest.mark.parametrize(("text", "codec", "name"), LANGUAGES)
def test_text_in_old_encodings_is_no_noise(text: str, codec: str, name: str) -> None:
    assert encoding_for(name) is not None
    assert not is_noise((text * 20).encode(codec))


def test_a_few_bytes_are_no_noise_whatever_they_are() -> None:
    assert is_noise(NOISE[:1_000])
    assert not is_noise(NOISE[:500])


def test_noise_in_a_page_costs_no_line() -> None:
    article = bodycopy.extract(PAGE + b"<p>" + NOISE[: len(PAGE) // 4])
    assert article.status is Status.OK
    assert article.title == bodycopy.extract(PAGE).title


def test_text_given_as_text_is_text() -> None:
    assert bodycopy.extract(NOISE.decode("latin-1")).status is not Status.NOT_TEXT
    assert bodycopy.extract("%PDF-1.7 is a version of a format.").lines[0].text.startswith("%PDF-1.7")
