"""The worst pages: diffs, and their report."""

from __future__ import annotations

from pathlib import Path

import bodycopy
from benchmarks.corpora import Page, View
from benchmarks.quality import PageResult, Result, measure_page
from benchmarks.worst import Case, Side, diff, plain_diff, worst_cases
from benchmarks.worst_report import write_report

HOSTILE = "</p><script>alert(1)</script> & more"


def _case(differences: list[tuple[Side, str]]) -> Case:
    measured = PageResult("1", None, "article", "en", {}, {})
    page = Page("<1>", "https://a.example/?a=1&b=2", b"<p>One")
    return Case(Result("small", View.HTML), measured, page, bodycopy.extract(b"<p>One"), differences)


def test_a_diff_marks_what_is_missing_and_what_is_too_much() -> None:
    assert diff("One.\n\nTwo  two.\nThree.", "One.\nThree.\n\nMenu") == [
        (Side.BOTH, "One."),
        (Side.MISSED, "Two two."),
        (Side.BOTH, "Three."),
        (Side.ADDED, "Menu"),
    ]


def test_the_terminal_shows_changes_with_their_neighbours_and_cuts_long_ones() -> None:
    alike = [(Side.BOTH, str(number)) for number in range(5)]
    shown = list(plain_diff(_case([*alike, (Side.MISSED, "x" * 30), *alike]), width=10))
    assert shown == ["    … 4 alike", "    4", "  - xxxxxxxxx…", "    0", "    … 4 alike"]


def test_the_worst_pages_are_read_again_in_the_order_of_their_figures() -> None:
    sentence = "The ferry sails again at noon, said its captain."
    pages = [
        Page("good", None, f"<p>{sentence}".encode(), reference=sentence),
        Page("bad", None, b"<p>The menu", reference="Something quite different"),
        Page("fair", None, f"<p>{sentence}".encode(), reference=f"{sentence} {sentence}"),
    ]
    result = Result("small", View.HTML, [measure_page(page, [View.HTML], [])[View.HTML] for page in pages])
    worst, next_worst = worst_cases(result, lambda: iter(pages), 2)
    assert (worst.page.id, next_worst.page.id) == ("bad", "fair")
    assert worst.article is not None
    assert worst.diff == diff("Something quite different", worst.article.text) != []


def test_each_page_says_what_its_figure_is(tmp_path: Path) -> None:
    pages = [
        Page("text", None, b"<p>One two", reference="One two"),
        Page("snippets", None, b"<p>One two", keep=("Three",)),
        Page("roles", None, b"<p>One two", labelled=(("legal", "One two"),)),
    ]
    measured = [measure_page(page, [View.HTML], [])[View.HTML] for page in pages]
    results = [Result("small", View.HTML, [page]) for page in measured]
    cases = [Case(*parts, None, []) for parts in zip(results, measured, pages, strict=True)]
    text = write_report(cases, tmp_path / "worst").read_text("utf-8")
    for figure in (" word F1", " snippet F1", " of words right"):
        assert text.count(figure) == 2, "in the table and above the diff"


def test_nothing_of_a_page_is_live_in_the_report(tmp_path: Path) -> None:
    index = write_report([_case([(Side.MISSED, HOSTILE), (Side.ADDED, HOSTILE)])], tmp_path / "worst")
    text = index.read_text("utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "https://a.example/?a=1&amp;b=2" in text
    assert "default-src 'none'" in text
    assert (tmp_path / "worst" / "page-1.html").exists()
