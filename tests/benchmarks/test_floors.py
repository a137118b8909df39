"""Floors rise with the figures, and are lowered only with a reason."""

from __future__ import annotations

from pathlib import Path

from benchmarks import floors
from benchmarks.floors import Fall, FigurePath, Floor

WORDS: FigurePath = ("quality", "aed-dev", "html", "text", "all", "word_f1")
SHINGLES: FigurePath = ("quality", "aed-dev", "html", "text", "all", "shingle_f1")
OTHER: FigurePath = ("quality", "wcxb-dev", "html", "text", "forum", "word_f1")
RATIO: FigurePath = ("speed", "aed-dev", "trafilatura", "ratio")


def test_a_new_floor_stands_a_small_margin_below_the_figure() -> None:
    outcome = floors.update({}, {WORDS: 0.9, RATIO: 20.0}, reason=None)
    assert outcome.floors == {WORDS: Floor(0.897), RATIO: Floor(14.0)}
    assert outcome.raised == [WORDS, RATIO]


def test_a_floor_is_never_negative() -> None:
    assert floors.update({}, {WORDS: 0.001}, reason=None).floors == {WORDS: Floor(0.0)}


def test_a_floor_rises_and_does_not_sink_within_the_margin() -> None:
    known = {WORDS: Floor(0.8), SHINGLES: Floor(0.9)}
    outcome = floors.update(known, {WORDS: 0.85, SHINGLES: 0.901}, reason=None)
    assert outcome.floors == {WORDS: Floor(0.847), SHINGLES: Floor(0.9)}
    assert (outcome.raised, outcome.lowered, outcome.kept) == ([WORDS], [], [])


def test_a_fall_without_a_reason_keeps_the_floor() -> None:
    outcome = floors.update({WORDS: Floor(0.9)}, {WORDS: 0.8}, reason=None)
    assert outcome.floors == {WORDS: Floor(0.9)}
    assert outcome.kept == [Fall(WORDS, Floor(0.9), 0.8)]


def test_a_reason_lowers_only_the_floors_that_figures_fell_below() -> None:
    known = {WORDS: Floor(0.9), SHINGLES: Floor(0.9), OTHER: Floor(0.7)}
    outcome = floors.update(known, {WORDS: 0.8, SHINGLES: 0.91}, reason="labels corrected")
    assert outcome.floors == {
        WORDS: Floor(0.797, was=0.9, because="labels corrected"),
        SHINGLES: Floor(0.907),
        OTHER: Floor(0.7),
    }
    assert (outcome.lowered, outcome.kept) == ([WORDS], [])


def test_the_reason_stays_until_the_floor_is_back_where_it_was() -> None:
    lowered = {WORDS: Floor(0.7, was=0.9, because="why")}
    assert floors.update(lowered, {WORDS: 0.8}, None).floors == {WORDS: Floor(0.797, was=0.9, because="why")}
    assert floors.update(lowered, {WORDS: 0.95}, None).floors == {WORDS: Floor(0.947)}


def test_a_measured_set_that_no_longer_gives_a_figure_falls() -> None:
    assert floors.below({WORDS: Floor(0.9)}, {SHINGLES: 1.0}) == [Fall(WORDS, Floor(0.9), None)]
    assert floors.update({WORDS: Floor(0.9)}, {SHINGLES: 1.0}, "gone").floors == {SHINGLES: Floor(0.997)}


def test_a_figure_at_its_floor_does_not_fall() -> None:
    assert floors.below({WORDS: Floor(0.9)}, {WORDS: 0.9}) == []


def test_sets_that_were_not_measured_are_skipped_and_counted() -> None:
    known = {WORDS: Floor(0.9), SHINGLES: Floor(0.9), OTHER: Floor(0.9), RATIO: Floor(9.0)}
    figures = {OTHER: 0.95}
    assert floors.below(known, figures) == []
    assert floors.unmeasured(known, figures, "quality") == {("quality", "aed-dev", "html"): 2}


def test_a_file_gives_back_what_was_written(tmp_path: Path) -> None:
    known = {
        OTHER: Floor(0.7),
        RATIO: Floor(12.0),
        SHINGLES: Floor(0.8, was=0.9, because='a "quoted" reason\nof two lines, \\ and ü'),
        WORDS: Floor(0.897),
        ("quality", "pages v1.0", "html", "text", "all", "word_f1"): Floor(0.5),
    }
    path = tmp_path / "floors.toml"
    floors.save(known, path)
    assert floors.load(path) == known
    assert path.read_text("utf-8").startswith("#")


def test_without_a_file_there_are_no_floors(tmp_path: Path) -> None:
    assert floors.load(tmp_path / "none.toml") == {}
