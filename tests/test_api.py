"""The two ways in."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest

import bodycopy
from bodycopy import PIPELINE, Article, EncodingOrigin, Evidence, Limits, Line, Page, Role, Stage, Status
from bodycopy.errors import BodycopyError, InputTypeError
from tests.builders import SENTENCES, article_page

PAGE = article_page(title="Fähre fährt wieder")


def test_text_and_bytes_give_the_same_article() -> None:
    expected = bodycopy.extract(PAGE)
    assert expected.title == "Fähre fährt wieder"
    assert (expected.encoding.name, expected.encoding.origin) == ("utf-8", EncodingOrigin.TEXT)
    data = PAGE.encode()
    for source in (data, bytearray(data), memoryview(data)):
        article = bodycopy.extract(source)
        assert (article.encoding.name, article.encoding.origin) == ("utf-8", EncodingOrigin.UTF8)
        assert article.model_copy(update={"encoding": expected.encoding}) == expected


def test_the_charset_of_the_http_header() -> None:
    article = bodycopy.extract(PAGE.encode("windows-1252"), http_charset="ISO-8859-1")
    assert article.title == "Fähre fährt wieder"
    assert (article.encoding.name, article.encoding.origin) == ("windows-1252", EncodingOrigin.HTTP)
    assert bodycopy.extract(PAGE.encode(), http_charset="no-such-charset").title == "Fähre fährt wieder"


def test_the_url_is_kept_and_makes_links_absolute() -> None:
    page = '<link rel=canonical href="/ferry"><p>It rained.</p>'
    article = bodycopy.extract(page, url="https://tide.example/a")
    assert (article.url, article.canonical_url) == ("https://tide.example/a", "https://tide.example/ferry")
    assert bodycopy.extract(page).url is None


@pytest.mark.parametrize("source", [None, 1, ["<p>"], {"html": "<p>"}, object(), open])
def test_a_source_of_a_wrong_type(source: Any) -> None:
    with pytest.raises(InputTypeError, match=f"bytes or text, not {type(source).__name__}"):
        bodycopy.extract(source)


@pytest.mark.parametrize("source", [None, 1, b"text", bytearray(b"text"), object()])
def test_scraped_text_of_a_wrong_type(source: Any) -> None:
    with pytest.raises(InputTypeError, match=f"text or lines of text, not {type(source).__name__}"):
        bodycopy.extract_lines(source)


@pytest.mark.parametrize("item", [None, 1, b"text", ["text"]])
def test_scraped_lines_of_a_wrong_type(item: Any) -> None:
    with pytest.raises(InputTypeError, match=f"lines of text, not of {type(item).__name__}"):
        bodycopy.extract_lines(["It rained.", item])


@pytest.mark.parametrize("wrong", [b"https://tide.example", 1, ["x"]])
def test_other_arguments_of_a_wrong_type(wrong: Any) -> None:
    with pytest.raises(InputTypeError, match=f"url must be text or None, not {type(wrong).__name__}"):
        bodycopy.extract("<p>", url=wrong)
    with pytest.raises(InputTypeError, match="url must be text"):
        bodycopy.extract_lines("It rained.", url=wrong)
    with pytest.raises(InputTypeError, match="http_charset must be text"):
        bodycopy.extract(b"<p>", http_charset=wrong)


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ({"fetched": "2024-03-14"}, "fetched must be a datetime or None, not str"),
        ({"fetched": date(2024, 3, 14)}, "fetched must be a datetime or None, not date"),
        ({"limits": None}, "limits must be Limits, not NoneType"),
        ({"limits": 20_000}, "limits must be Limits, not int"),
        ({"pipeline": None}, "pipeline must be a Pipeline, not NoneType"),
        ({"pipeline": PIPELINE.by_itself}, "pipeline must be a Pipeline, not tuple"),
    ],
)
def test_a_moment_limits_or_a_pipeline_of_a_wrong_type(argument: dict[str, Any], expected: str) -> None:
    for extract in (bodycopy.extract, bodycopy.extract_lines):
        with pytest.raises(InputTypeError, match=expected):
            extract("It rained.", **argument)


def test_wrong_types_are_type_errors_and_errors_of_this_package() -> None:
    assert issubclass(InputTypeError, TypeError)
    assert issubclass(InputTypeError, BodycopyError)


@pytest.mark.parametrize(
    "source", ["", b"", " \n", b"\xef\xbb\xbf", "<!doctype html><html></html>", "<frameset>", "\0"]
)
def test_a_source_without_text_is_empty(source: str | bytes) -> None:
    article = bodycopy.extract(source)
    assert article.status in (Status.EMPTY, Status.NO_ARTICLE)
    assert (article.title, article.text) == (None, "")


@pytest.mark.parametrize("source", ["", "\n \n", [], ["", " "], iter([])])
def test_no_scraped_lines_are_empty(source: Any) -> None:
    article = bodycopy.extract_lines(source)
    assert (article.status, article.lines) == (Status.EMPTY, ())


def test_a_page_over_a_limit_is_a_result() -> None:
    article = bodycopy.extract(b"<p>" + b"x" * 100, url="https://tide.example/a", limits=Limits(max_bytes=50))
    assert article.status is Status.OVER_LIMIT
    assert "max_bytes = 50" in (article.status_detail or "")
    assert (article.url, article.encoding.name) == ("https://tide.example/a", "utf-8")
    assert [line.text for line in article.lines] == ["x" * 47]
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_a_pipeline_of_one_s_own() -> None:
    def all_tags(page: Page, lines: Sequence[Line]) -> None:
        for line in lines:
            line.findings.append(bodycopy.finding(*[Evidence("own.tags", "of course", {Role.TAGS: 16.0})] * 3))

    pipeline = PIPELINE._replace(by_place=(*PIPELINE.by_place, Stage("all tags", all_tags)))
    lines = bodycopy.extract(PAGE, pipeline=pipeline).lines
    assert {line.role for line in lines if line.role not in (Role.BODY, Role.SUBHEADING)} == {Role.TAGS}
    assert {line.role for line in bodycopy.extract_lines("Menu\n\nTide", pipeline=pipeline).lines} == {Role.TAGS}


def test_the_same_lines_in_every_form_give_the_same_article() -> None:
    lines = ["Pier opens", "", *SENTENCES, "", "Read more"]
    expected = bodycopy.extract_lines("\n".join(lines))
    assert len(expected.lines) == len(SENTENCES) + 2

    def generated() -> Iterator[str]:
        yield from lines

    for source in (lines, tuple(lines), generated(), [f"{line}\n" for line in lines], "\r\n".join(lines)):
        assert bodycopy.extract_lines(source) == expected


def test_an_item_may_hold_several_lines() -> None:
    assert [line.text for line in bodycopy.extract_lines(["one\ntwo", "three"]).lines] == ["one", "two", "three"]


def test_lone_surrogates_do_no_harm() -> None:
    article = bodycopy.extract("<h1>a\ud800b</h1><p>\udfff", url="https://tide.example/\ud800")
    assert article.lines[0].text == "a\ufffdb"
    assert article.url == "https://tide.example/\ufffd"
    assert Article.model_validate_json(article.model_dump_json()) == article
    scraped = bodycopy.extract_lines(["a\ud800b", "\ud83d\ude00"], url="\udc00")
    assert [line.text for line in scraped.lines] == ["a\ufffdb", "😀"]
    assert Article.model_validate_json(scraped.model_dump_json()) == scraped


def test_surrogates_escaped_in_json_ld_do_no_harm() -> None:
    block = r'{"@type": "Article", "headline": "a\ud800b", "author": "\udfff", "keywords": ["\ud800x"]}'
    article = bodycopy.extract(f'<script type="application/ld+json">{block}</script><p>It rained.')
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_what_the_package_offers() -> None:
    for name in bodycopy.__all__:
        assert hasattr(bodycopy, name)


def test_scraped_text_has_limits() -> None:
    lines = [f"The pier opened in {year}." for year in range(1000, 1100)]
    limits = Limits(max_lines=50)
    article = bodycopy.extract_lines(lines, limits=limits)
    assert (article.status, len(article.lines)) == (Status.OVER_LIMIT, 50)
    assert article.status_detail == "The text has more lines than max_lines = 50."
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert bodycopy.extract_lines(lines[:50], limits=limits).status_detail is None
    assert len(bodycopy.extract_lines("\n".join(lines), limits=limits).lines) == 50


def test_lines_that_are_too_long_are_cut() -> None:
    article = bodycopy.extract_lines(["short", "a" * 200, "b" * 300], limits=Limits(max_line_length=100))
    assert [len(line.text) for line in article.lines] == [5, 100, 100]
    assert article.status_detail == "A line has 200 characters, more than max_line_length = 100."


@pytest.mark.parametrize("endless", [itertools.repeat("a line"), itertools.repeat(""), itertools.repeat("a" * 999_999)])
def test_lines_without_end_are_read_up_to_a_limit(endless: Iterable[str]) -> None:
    article = bodycopy.extract_lines(endless, limits=Limits(max_lines=1_000, max_line_length=1_000))
    assert article.status is Status.OVER_LIMIT
    assert len(article.lines) <= 1_000


def test_one_text_without_end() -> None:
    article = bodycopy.extract_lines("a" * 30_000, limits=Limits(max_bytes=10_000, max_line_length=100))
    assert article.status_detail == "The text has more characters than max_bytes = 10000."
    assert [len(line.text) for line in article.lines] == [100]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "windows-1251", "text"])
@pytest.mark.parametrize("markup", [True, False])
def test_no_source_is_cut_off_without_a_word(encoding: str, markup: bool) -> None:
    lines = [f"Паром снова ходит с {year} года." for year in range(1900, 1960)]
    text = "".join(f"<p>{line}</p>" for line in lines) if markup else "\r\n".join(lines)
    source = text if encoding == "text" else text.encode(encoding)
    article = bodycopy.extract(source, limits=Limits(max_bytes=len(source) - 1))
    assert (article.status, article.status_detail) == (
        Status.OVER_LIMIT,
        f"The document has more bytes than max_bytes = {len(source) - 1}.",
    )
    most = max(len(source), len(text.encode()))
    whole = bodycopy.extract(source, limits=Limits(max_bytes=most))
    assert (whole.status_detail, [line.text for line in whole.lines]) == (None, lines)


@pytest.mark.parametrize("between", ["\n", "\r\n", "\n\n"])
def test_scraped_text_that_is_cut_off_says_so(between: str) -> None:
    lines = [f"The pier opened in {year}." for year in range(1900, 1950)]
    text = between.join(lines)
    for source in (text, [text]):
        for missing in (1, 3, len(lines)):
            most = len(text) - missing
            article = bodycopy.extract_lines(source, limits=Limits(max_bytes=most))
            assert (article.status, article.status_detail) == (
                Status.OVER_LIMIT,
                f"The text has more characters than max_bytes = {most}.",
            )
            assert [line.text for line in article.lines] == [line for line in text[:most].splitlines() if line]
        whole = bodycopy.extract_lines(source, limits=Limits(max_bytes=len(text)))
        assert (whole.status_detail, [line.text for line in whole.lines]) == (None, lines)
    whole = bodycopy.extract_lines(lines, limits=Limits(max_bytes=sum(map(len, lines))))
    assert (whole.status_detail, len(whole.lines)) == (None, len(lines))


def test_reasons_are_told_of_the_first_lines() -> None:
    page = "".join(f"<p>The pier opened in {year}, people said.</p>" for year in range(1900, 1910))
    whole = bodycopy.extract(page)
    article = bodycopy.extract(page, limits=Limits(max_explained=4))
    assert all(line.reasons for line in whole.lines)
    assert [line.reasons for line in article.lines] == [line.reasons for line in whole.lines[:4]] + [()] * 6
    for line, other in zip(article.lines, whole.lines, strict=True):
        assert (line.role, line.confidence, line.runner_up) == (other.role, other.confidence, other.runner_up)
    assert Article.model_validate_json(article.model_dump_json()) == article
    scraped = bodycopy.extract_lines("a\n\nb\n\nc", limits=Limits(max_explained=1))
    assert [bool(line.reasons) for line in scraped.lines] == [True, False, False]
