"""The commands, on invented pages and with an extractor that stands in for the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import bodycopy
from benchmarks import cold, corpora, floors, growth, metadata, ours, peers, quality, quality_results, results, speed
from benchmarks.__main__ import main
from benchmarks.commands import draw
from benchmarks.contestants import Contestant
from benchmarks.corpora import Page, Stated, View, catalogue
from benchmarks.ours import Reading
from benchmarks.peers import Calls
from benchmarks.quality_tables import failures

Run = Callable[..., Result]


def _page(name: str, kind: str = "article", html: bytes | None = b"<p>One two") -> Page:
    text = "One two three four five."
    labelled = (("body", text), ("related", "More news"))
    return Page(name, None, html, kind, "en", (text, "More news"), text, labelled=labelled, stated=Stated("One two"))


def _perfect(page: Page, view: View) -> Reading:
    labelled = page.labelled or ()
    return Reading(page.reference or "", labelled, (0.9,) * len(labelled))


def _broken(page: Page, view: View) -> Reading:
    return Reading("", error="RuntimeError: broken")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs the suite on one corpus, `small`, of two kinds of page, with floors in a file of its own."""
    pages = [_page("1"), _page("2", "forum"), _page("3", html=None)]
    monkeypatch.setattr(catalogue, "present", lambda shared: {"small": lambda: iter(pages)})
    monkeypatch.setattr(corpora, "present", lambda shared: {"small": lambda: iter(pages)})
    monkeypatch.setattr(ours, "read", _perfect)
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.toml")
    return lambda *arguments: CliRunner().invoke(main, arguments)


def test_figures_have_a_path_for_each_view_kind_and_role(run: Run) -> None:
    measured = quality.measure("small", corpora.present(Path())["small"], (View.HTML, View.TEXT), ())
    figures = quality_results.figures(map(quality_results.set_quality, measured))
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
    monkeypatch.setattr(ours, "read", lambda page, view: _perfect(page, view)._replace(text="One two"))
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
    assert (
        "bodycopy failed on 2 of 2 pages of small from HTML, whose text counts as empty: 1 (RuntimeError: broken) and "
        "others." in checked.output
    )


def test_a_long_error_is_shortened_to_what_it_says() -> None:
    error = "LookupError: \n" + "*" * 70 + "\n  Resource 'punkt' not found.\n" + "  Please use the downloader.\n" * 9
    page = quality.PageResult("1", None, "article", "ko", {"other": quality.TextScore()}, {"other": error})
    [sentence] = failures([quality.Result("small", View.HTML, [page])])
    assert "1 (LookupError: Resource 'punkt' not found. Please use" in sentence
    assert len(sentence) < 250


def test_worst_pages_are_listed_with_a_diff(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "article", lambda page, view: bodycopy.extract("<p>Another text"))
    output = run("quality", "--view", "html", "--worst", "1").output
    assert "small from HTML: worst texts" in output
    assert "small from HTML: worst roles" in output
    assert "  - One two three four five.\n" in output


def test_a_report_links_the_lines_of_each_page(run: Run, tmp_path: Path) -> None:
    output = run("quality", "--view", "html", "--report", str(tmp_path / "worst")).output
    index = (tmp_path / "worst" / "index.html").read_text("utf-8")
    assert "index.html shows 2 pages." in output
    assert 'href="page-1.html"' in index
    assert "One two" in (tmp_path / "worst" / "page-1.html").read_text("utf-8")


def test_a_folder_that_can_not_be_made_is_said_before_anything_is_measured(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    refused = run("quality", "--report", str(tmp_path / "file" / "worst"))
    assert refused.exit_code == 2
    assert "worst can't be made: Not a directory" in refused.output
    assert "Text, small" not in refused.output


def test_names_of_peers_may_have_spaces_between_and_come_twice(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(metadata, "extractors", asked.append)
    monkeypatch.setattr(metadata, "measure", lambda *given: None)
    for name in ("one", "two"):
        monkeypatch.setitem(
            peers.PEERS, name, peers.Peer(name, "pytest", {}, lambda options: Calls(bytes, str), "text")
        )
    for names in ("one, two", "two,one,,two", "none", ""):
        assert run("metadata", "--peers", names).exit_code == 0
    assert asked == [["one", "two"], ["two", "one"], [], []]


def test_saved_figures_can_be_loaded(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    run("quality", "--view", "html", "--save", str(path))
    saved = results.load(path).quality
    assert saved is not None
    [one] = saved.sets
    assert one.extractors[0].kinds["forum"].pages == 1
    assert one.extractors[0].all.words is not None
    assert one.extractors[0].all.words.f1.value == 1.0
    assert one.extractors[0].all.exact == 1.0
    assert one.roles is not None
    assert one.roles.confusion == {"body": {"body": 2}, "related": {"related": 2}}
    assert one.roles.calibration == [(4, 0.9, 1.0)]


def test_a_damaged_results_file_is_said_before_anything_is_measured(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    path.write_text("{", "utf-8")
    refused = run("quality", "--save", str(path))
    assert refused.exit_code == 2
    assert "Text, small" not in refused.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("quality", "--limit", "1", "--check"),
        ("quality", "--limit", "1", "--save"),
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
        Contestant(ours.NAME, "bodycopy 1", Calls(bytes, lambda html: str(sum(range(50_000)))), "bytes"),
        Contestant("resiliparse", "resiliparse 1", Calls(bytes, fail), "bytes"),
    ]
    pages = [b"a", b"b", b"c" * 60_000]
    measured = speed.set_speed("small", pages, 2, speed.measure(pages, runners, passes=2), memory=False)
    own, peer = measured.timings
    assert (own.failed, peer.failed) == (0, 3)
    assert 0 < own.median <= own.p99
    assert own.ratio == (1.0, 1.0, 1.0)
    assert measured.pages_by_size == {"< 50 KB": 2, "50–200 KB": 1}
    assert list(own.by_size) == ["< 50 KB", "50–200 KB"]
    [(path, ratio)] = speed.figures([measured]).items()
    assert path == ("speed", "small", "resiliparse", "ratio")
    assert ratio == pytest.approx(peer.mean / own.mean)


def test_an_extractor_without_patience_left_is_given_no_further_pass() -> None:
    seconds = iter(range(0, 10_000, 30))
    slow = Contestant("slow", "slow 1", Calls(bytes, bytes.decode, clock=lambda: next(seconds)), "bytes")
    quick = Contestant("quick", "quick 1", Calls(bytes, bytes.decode), "bytes")
    calls_of_warm_up, calls_of_one_pass = 2 * 2, 2 * 2
    speed.measure([b"a", b"b"], [slow, quick], passes=3)
    assert next(seconds) == 30 * (calls_of_warm_up + calls_of_one_pass)


def test_a_sample_is_always_the_same_and_in_order() -> None:
    pages = [_page(str(number)) for number in range(20)]
    chosen = speed.sample(lambda: iter(pages), 5)
    assert chosen == speed.sample(lambda: iter(reversed(pages)), 5)[::-1]
    assert chosen == sorted(chosen, key=lambda page: int(page.id))
    assert speed.sample(lambda: iter(pages), 50) == pages


def test_percentile_is_the_nearest_rank() -> None:
    assert speed.percentile([float(value) for value in range(1, 101)], 0.99) == 99.0
    assert speed.percentile([5.0, 1.0], 0.5) == 1.0
    assert speed.percentile([3.0], 0.99) == 3.0


def test_all_without_what_draws_says_so_before_anything_is_measured(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw, "_DRAWING", ("altair_that_is_absent",))
    refused = run("all", "--peers", "none")
    assert refused.exit_code == 1
    assert "charts need altair_that_is_absent: pip install -e '.[charts]'" in refused.output
    assert "Text, small" not in refused.output


def test_all_measures_draws_and_then_holds_to_floors(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("altair", reason="charts need the charts extra: pip install -e '.[charts]'")
    monkeypatch.setattr(growth, "SIZES", (10_000, 20_000))
    monkeypatch.setattr(cold, "_STARTS", 1)
    floor = ("quality", "small", "html", "text", "all", "word_f1")
    floors.save({floor: floors.Floor(1.5)}, floors.FILE)
    quick = ("--corpus", "small", "--peers", "none", "--passes", "1", "-j", "1")
    done = run("all", *quick, "--into", str(tmp_path), "--update-floors")
    assert done.exit_code == 1, "a floor was not reached"
    assert "1.500" in done.output
    saved = results.load(tmp_path / "benchmarks" / "results.json")
    assert saved.quality is not None and saved.metadata is not None and saved.speed is not None
    assert ("metadata", "small", "html", "title", "right") in floors.load(floors.FILE)
    assert (tmp_path / "benchmarks" / "charts" / "stages.svg").exists()
    assert ("quality", "small", "html", "text", "forum", "word_f1") in floors.load(floors.FILE)
