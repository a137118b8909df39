"""Hostile pages give an article in bounded time, and over a limit what could still be read."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bodycopy
from benchmarks.about import about
from bodycopy import Article, Limits, Status
from bodycopy.decode.utf8 import without_growing_references
from tests.builders import SENTENCES, article_page
from tests.gold import FIXTURES
from tests.hostile.inputs import ALL
from tests.hostile.table import Row, table, written

URL = "https://tide.example/a"
PAGE = (FIXTURES / "news-english" / "page.html").read_bytes()


def check(source: bytes, seconds: float) -> Article:
    """The source gives an article with Markdown within the seconds of CPU."""
    began = time.process_time()
    article = bodycopy.extract(source, url=URL)
    article.markdown()
    assert time.process_time() - began < seconds
    return article


def test_names_are_printable() -> None:
    assert not [name for name in ALL if not name.isprintable()]


def test_a_name_stays_in_its_cell() -> None:
    (name,) = (name for name in ALL if "|" in name)
    (*_, row) = table([("1 MB", Row(name, 0.1, 0.2, 3, "ok", ""))]).splitlines()
    assert row.replace("\\|", "").count("|") == 9


def test_the_table_names_the_machine_that_its_seconds_are_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "SECURITY.md"
    file.write_text("<!-- benchmarks:hostile -->\n<!-- /benchmarks:hostile -->\n", "utf-8")
    monkeypatch.setattr("tests.hostile.table.SECURITY", file)
    written([("1 MB", Row(next(iter(ALL)), 0.1, 0.2, 3, "ok", ""))])
    assert f"| ok |\n\n{about(()).sentence()}\n" in file.read_text("utf-8")


def measured(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What `python -m tests.hostile` says of inputs of 1 KB."""
    command = [sys.executable, "-m", "tests.hostile", "--size", "1000", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_the_command_measures_the_inputs_that_are_asked_for() -> None:
    done = measured("--only", "nested <nobr>")
    assert (done.returncode, done.stderr) == (0, "")
    assert [row.split(" | ")[1] for row in done.stdout.splitlines()[2:]] == ["nested <nobr>"]


def test_an_input_that_fails_fails_the_command() -> None:
    done = measured("--only", "nested <nobr>", "--seconds", "0")
    assert done.returncode == 1
    assert "| failed, exit code -" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--only", "no such input"), "no input has 'no such input' in its name"),
        (("--only", "nested", "--write"), "--write is of all inputs, without --only"),
    ],
)
def test_what_would_measure_nothing_or_spoil_the_table_is_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    done = measured(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize("name", ALL)
def test_hostile_pages_are_stored(name: str) -> None:
    article = check(ALL[name](1_000), 0.5)
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert [line.index for line in article.lines] == list(range(len(article.lines)))


@pytest.mark.parametrize("name", ALL)
def test_hostile_pages_of_20_kb(name: str) -> None:
    check(ALL[name](20_000), 2)


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
def test_hostile_pages_of_1_mb(name: str) -> None:
    check(ALL[name](1_000_000), 4)


@pytest.mark.parametrize("reference", ["&nLt;", "&nGt;"])
def test_references_that_overflow_the_parser_s_buffer(reference: str) -> None:
    """One such reference that just does not fit writes past the buffer, and all text after it does."""
    sources = [
        "<p>" + "a" * 16_379 + reference + "b" * 200_000,
        "<p>" + reference * 100_000,
        f"<p title='{reference * 20_000}'>text",
        f"<title>{(reference + 'aaaaa') * 20_000}</title>",
    ]
    child = os.fork()  # for it would not survive
    if child == 0:
        for source in sources:
            bodycopy.extract(source)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


def test_the_references_are_read_as_what_they_mean() -> None:
    assert bodycopy.extract("<p>1 &nLt; 2 &nGt; 3").lines[0].text == "1 \u226a\u20d2 2 \u226b\u20d2 3"
    assert without_growing_references(b"<p>&nlt;&Lt;") == b"<p>&nlt;&Lt;"


@pytest.mark.parametrize(("limits", "detail"), [
    (Limits(max_tags=300), "The page has 631 tags, more than max_tags = 300."),
    (Limits(max_lines=10), "The page has 136 lines, more than max_lines = 10."),
    (Limits(max_line_length=100), "A line has 301 characters, more than max_line_length = 100."),
    (Limits(max_bytes=15_000), "The document has more bytes than max_bytes = 15000."),
])  # fmt: skip
def test_over_a_limit_the_article_is_read_as_text(limits: Limits, detail: str) -> None:
    full, article = bodycopy.extract(PAGE, url=URL), bodycopy.extract(PAGE, url=URL, limits=limits)
    assert (article.status, article.status_detail) == (Status.OVER_LIMIT, detail)
    assert (article.title, article.canonical_url) == (full.title, full.canonical_url)
    assert full.body[0].text in article.text
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_what_is_over_a_limit_is_read_without_scripts_and_markup() -> None:
    source = article_page() + "<script>var a = '<p>no text</p>'</script><!-- nor this --><style>p{}</style><b>x</b>y"
    article = bodycopy.extract(source + "<div>" * 30_000)
    assert article.status is Status.OVER_LIMIT
    texts = [line.text for line in article.lines]
    assert SENTENCES[0] in " ".join(texts)
    assert texts[-1].endswith("xy")
    assert not any("no text" in text or "nor this" in text or "<" in text for text in texts)


def test_a_comment_that_does_not_end_hides_nothing() -> None:
    source = "<!-- a --><p>Before</p><!-- <p>After</p>"
    article = bodycopy.extract(source, limits=Limits(max_tags=1))
    assert [line.text for line in article.lines] == ["Before", "<!--", "After"]


def test_huge_references_are_read() -> None:
    article = bodycopy.extract(f"<p>a&#{'9' * 10_000};b" + "<div>" * 30_000)
    assert [line.text for line in article.lines] == ["a\ufffdb"]


def test_the_head_is_read_only_if_it_is_harmless() -> None:
    head = "<head><title>Pier opens</title></head><body>"
    assert bodycopy.extract(head + "<div>" * 30_000).title == "Pier opens"
    assert bodycopy.extract(head.replace("</title>", "</title>" + "<div>" * 30_000)).title is None


@pytest.mark.parametrize("source", [
    "<meta property=og:title content='a{0}b'><h1>a</h1>", "<meta name=keywords content='a{0}b'>",
    "<meta property=article:section content='a{0}b'>", "<p class=byline>By {1}", "<meta name=author content='{1}'>",
    "<figure><img src=a><figcaption>Photo: {1}</figcaption></figure>", "<p class=credit>{1}", "<h1>{2}x</h1>",
    '<script type=application/ld+json>{{"@type":"NewsArticle","headline":"a{0}b","author":"{1}"}}</script><h1>a</h1>',
    '<script type=application/ld+json>{{"@type":"NewsArticle","wordCount":{3}}}</script><h1>a</h1>',
    "<p><span itemprop=author>&#{3};</span>", "<div itemprop=author content='&#{3};'>x</div>",
    "<meta property=article:published_time content='{3}'>", "<time datetime='{3}'>x</time>", "<p>{3} January 2030",
    "<a href='//['>{1}</a>", "<a href='http://[{3}'>x</a>", "<link rel=canonical href='http://[1'>",
])  # fmt: skip
def test_traps_for_patterns_and_numbers(source: str) -> None:
    check(source.format(" " * 40_000, "A" * 40_000 + "x", "#" * 40_000, "9" * 10_000).encode(), 1)


@pytest.mark.parametrize("head", ["<title>{}</title>", "<meta property=og:title content='{}'>"])
def test_a_head_of_very_long_values_is_not_read(head: str) -> None:
    article = check(head.format("a | b - " * 500_000).encode() + b"<h1>a</h1><p>text", 2)
    assert "more than max_line_length = 500000" in (article.status_detail or "")
