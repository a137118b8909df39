"""The commands, on invented pages and with an extractor that stands in for the library."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks import corpora, floors, ours, quality, speed
from benchmarks.__main__ import main
from benchmarks.corpora import Page, View
from benchmarks.ours import Reading
from benchmarks.peers import Calls

Run = Callable[..., Result]


def _page(name: str, kind: str = "article", html: bytes | None = b"<p>One two") -> Page:
    labelled = (("body", "One two three four five."), ("related", "More news"))
    return Page(name, None, kind, html, ("One two three four five.", "More news"), "One two three four five.", labelled)


def _perfect(page: Page, view: View) -> Reading:
    return Reading(page.reference or "", page.labelled or ())


def _broken(page: Page, view: View) -> Reading:
    return Reading("", (), "RuntimeError: broken")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs the suite on one corpus, `small`, of two kinds of page, with floors in a file of its own."""
    pages = [_page("1"), _page("2", "forum"), _page("3", html=None)]
    monkeypatch.setattr(corpora, "present", lambda shared: {"small": lambda: iter(pages)})
    monkeypatch.setattr(ours, "read", _perfect)
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.toml")
    return lambda *arguments: CliRunner().invoke(main, arguments)


def test_figures_have_a_path_for_each_view_kind_and_role(run: Run) -> None:
    results = quality.measure("small", corpora.present(Path())["small"], (View.HTML, View.TEXT), ())
    figures = quality.figures(results)
    assert set(figures.values()) == {1.0, 0.5}
    assert figures["quality", "small", "html", "text", "forum", "shingle_f1"] == 1.0
    assert figures["quality", "small", "text", "roles", "related", "line_f1"] == 1.0
    assert figures["quality", "small", "text", "roles", "core", "word_f1"] == 0.5
    assert ("quality", "small", "text", "roles", "caption", "word_f1") not in figures


def test_a_limit_counts_pages_of_the_corpus(run: Run) -> None:
    [result] = quality.measure("small", corpora.present(Path())["small"], (View.HTML,), (), limit=1)
    assert [page.id for page in result.pages] == ["1"]


def test_floors_are_written_and_then_hold(run: Run) -> None:
    assert run("quality", "--update-floors").exit_code == 0
    checked = run("quality", "--check")
    assert checked.exit_code == 0
    assert "No figure is below its floor." in checked.output


def test_a_fall_exits_with_a_table_and_takes_a_reason(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("quality", "--update-floors")
    monkeypatch.setattr(ours, "read", lambda page, view: Reading("One two", _perfect(page, view).lines))
    checked = run("quality", "--check")
    assert checked.exit_code == 1
    assert "small html text all word_f1" in checked.output
    assert run("quality", "--update-floors").exit_code == 1
    lowered = run("quality", "--update-floors", "--allow-regression", "shorter on purpose")
    assert lowered.exit_code == 0
    path = ("quality", "small", "html", "text", "all", "word_f1")
    assert floors.load(floors.FILE)[path] == floors.Floor(0.568, was=0.997, because="shorter on purpose")


def test_floors_of_an_absent_corpus_are_skipped_in_a_sentence(run: Run) -> None:
    floors.save({("quality", "gone-dev", "html", "text", "all", "word_f1"): floors.Floor(0.9)}, floors.FILE)
    checked = run("quality", "--check")
    assert checked.exit_code == 0
    assert "Floors on gone-dev html skipped (1): there is no such corpus here." in checked.output


def test_an_exception_of_the_library_is_said_and_fails_the_check(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "read", _broken)
    checked = run("quality", "--check")
    assert checked.exit_code == 1
    assert "bodycopy failed on 1 of small from HTML (RuntimeError: broken)" in checked.output


def test_worst_pages_are_listed(run: Run) -> None:
    output = run("quality", "--view", "html", "--worst", "1").output
    assert "small from HTML: worst texts" in output
    assert "small from HTML: worst roles" in output


def test_json_holds_figures_and_confusions(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    run("quality", "--view", "html", "--json", str(path))
    written = json.loads(path.read_text("utf-8"))
    assert written["figures"]["quality/small/html/text/all/word_f1"] == 1.0
    [result] = written["results"]
    assert result["texts"]["bodycopy"]["kinds"]["forum"]["pages"] == 1
    assert result["taken_for"] == {"body": {"body": 2}, "related": {"related": 2}}


@pytest.mark.parametrize(
    "arguments",
    [
        ("quality", "--limit", "1", "--check"),
        ("quality", "--limit", "1", "--readme"),
        ("quality", "--allow-regression", "why"),
        ("quality", "--update-floors", "--allow-regression", " "),
        ("quality", "--corpus", "no-such-corpus"),
        ("quality", "--peers", "no-such-peer"),
        ("speed", "--corpus", "no-such-corpus"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_speed_compares_means_and_counts_failures() -> None:
    def fail(html: bytes) -> str:
        raise RuntimeError

    runners = [
        speed.Contestant(ours.NAME, "bodycopy 1", Calls(bytes, lambda html: str(sum(range(50_000)))), "bytes"),
        speed.Contestant("resiliparse", "resiliparse 1", Calls(bytes, fail), "bytes"),
    ]
    own, peer = speed.measure([b"a", b"b", b"c"], runners, passes=2)
    assert (own.failed, peer.failed) == (0, 3)
    assert 0 < own.median <= own.p99
    [(path, ratio)] = speed.figures("small", [own, peer]).items()
    assert path == ("speed", "small", "resiliparse", "ratio")
    assert ratio == pytest.approx(peer.mean / own.mean)


def test_percentile_is_the_nearest_rank() -> None:
    assert speed.percentile([float(value) for value in range(1, 101)], 0.99) == 99.0
    assert speed.percentile([5.0, 1.0], 0.5) == 1.0
    assert speed.percentile([3.0], 0.99) == 3.0
