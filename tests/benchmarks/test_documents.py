"""What is drawn from the results file: charts, benchmarks/RESULTS.md, and the README's figures."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from benchmarks import documents, planning, results
from benchmarks.__main__ import main
from benchmarks.about import About
from benchmarks.bootstrap import Interval
from benchmarks.calibration import Bin
from benchmarks.corpora import View
from benchmarks.places import NoPlaceError, fill
from benchmarks.results import (
    ColdStart,
    Described,
    Extractor,
    Field,
    Growth,
    Metadata,
    Names,
    Quality,
    Results,
    Role,
    Roles,
    Score,
    SetMetadata,
    SetQuality,
    SetSpeed,
    Speed,
    Stage,
    Text,
    Timing,
)

ABOUT = About(date="2031-05-04", system="Linux", processor="An Invented One", cores=2, python="3.11", versions={})
MARKS = "".join(f"<!-- benchmarks:{name} -->\nold\n<!-- /benchmarks:{name} -->\n" for name in ("quality", "speed"))


def _text(f1: float) -> Text:
    score = Score(precision=f1, recall=f1, f1=Interval(f1, f1 - 0.1, f1 + 0.05))
    return Text(pages=9, words=score, shingles=score, exact=0.5)


def _extractor(name: str, f1: float) -> Extractor:
    kinds = {"article": _text(f1), "forum": _text(f1 / 2)}
    languages = {"en": _text(f1), "de": _text(f1 / 3)}
    return Extractor(name=name, version="1.0", failed=0, all=_text(f1), kinds=kinds, languages=languages)


def _timing(name: str, mean: float) -> Timing:
    return Timing(
        name=name, label=f"{name} 1.0", reads="bytes", median=mean, mean=mean, p99=mean * 3,
        ratio=Interval(mean, mean, mean), failed=0, peak_mb=100, by_size={"< 50 KB": mean},
    )  # fmt: skip


def _described(name: str, right: float) -> Described:
    authors = Names(named=7, precision=right, recall=right / 2, f1=right / 1.5)
    return Described(
        name=name, label=f"{name} 1.0", failed=0, title=Field(pages=8, right=right), authors=authors, median=1.25
    )


@pytest.fixture
def measured() -> Results:
    """Results of every kind, all invented."""
    roles = Roles(
        roles=[Role(role="body", word_f1=0.9, line_f1=0.8, lines=40, taken_for={"promo": 4})],
        core=0.9,
        confusion={"body": {"body": 36, "promo": 4}},
        calibration=[Bin(10, 0.55, 0.5), Bin(30, 0.95, 0.9)],
        calibration_error=0.05,
    )
    extractors = [_extractor("bodycopy", 0.9), _extractor("other", 0.8)]
    timings = [_timing("bodycopy", 1.0), _timing("other", 8.0)]
    return Results(
        quality=Quality(
            about=ABOUT,
            sets=[SetQuality(corpus="small", view=View.HTML, pages=9, extractors=extractors, roles=roles)],
        ),
        metadata=Metadata(
            about=ABOUT,
            sets=[SetMetadata(corpus="small", pages=9, extractors=[_described("bodycopy", 0.9)])],
        ),
        speed=Speed(
            about=ABOUT,
            sets=[SetSpeed(corpus="small", pages=9, passes=5, pages_by_size={"< 50 KB": 9}, timings=timings)],
            stages=[Stage(name="decode", text=0.1, rest=0.0), Stage(name="markup", text=0.2, rest=0.3)],
            stages_corpus="small, 9 pages",
            growth=[
                Growth(name="bodycopy", sizes=[1000, 10_000], times=[1, 10], exponent=1.0),
                Growth(name="other", sizes=[1000], times=[6000], exponent=2.0),
            ],
            cold_starts=[ColdStart(name="bodycopy", label="bodycopy 1.0", imported=50, first_page=60)],
        ),
    )


def test_the_file_gives_back_what_was_saved_and_keeps_other_sections(measured: Results, tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    results.save(path, quality=measured.quality, metadata=measured.metadata)
    results.save(path, speed=measured.speed)
    assert results.load(path).model_dump_json() == measured.model_dump_json()
    assert results.load(tmp_path / "none.json") == Results()


def test_a_damaged_file_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text('{"quality": 1}', "utf-8")
    with pytest.raises(
        results.ResultsError, match=r"another version \(quality: .*\), or no results file: name another"
    ):
        results.load(path)


def test_nothing_is_drawn_over_by_a_file_without_figures(tmp_path: Path) -> None:
    pytest.importorskip("altair", reason="charts need the charts extra: pip install -e '.[charts]'")
    chart = tmp_path / "benchmarks" / "charts" / "stages.svg"
    chart.parent.mkdir(parents=True)
    chart.write_text("<svg/>", "utf-8")
    missing = tmp_path / "typo.json"
    refused = CliRunner().invoke(main, ["draw", "--results", str(missing), "--into", str(tmp_path)])
    assert (refused.exit_code, chart.exists()) == (1, True)
    assert f"there are no figures in {missing}" in refused.output


def test_all_is_drawn_from_the_file(measured: Results, tmp_path: Path) -> None:
    pytest.importorskip("altair", reason="charts need the charts extra: pip install -e '.[charts]'")
    (tmp_path / "README.md").write_text(
        f"before\n{MARKS}<!-- benchmarks:metadata --><!-- /benchmarks:metadata -->", "utf-8"
    )
    page = tmp_path / planning.PAGE
    page.parent.mkdir(parents=True)
    page.write_text("<!-- benchmarks:planning --><!-- /benchmarks:planning -->", "utf-8")
    written = documents.write_documents(measured, tmp_path)
    assert "| other 1.0 | 8.00 | 5,600 to 6,700 |" in page.read_text("utf-8")
    charts = {path.stem: path for path in written if path.suffix == ".svg"}
    assert set(charts) == {
        "accuracy-speed", "kinds-small-html", "languages-small-html", "confusion-small-html", "reliability",
        "cost-size", "stages",
    }  # fmt: skip
    for path in charts.values():
        assert ElementTree.parse(path).getroot().tag.endswith("svg")
    assert ">other<" in charts["accuracy-speed"].read_text("utf-8")
    document = (tmp_path / "benchmarks" / "RESULTS.md").read_text("utf-8")
    table = "Metadata, small: 8 titles, 7 authors"
    for part in ("charts/stages.svg", "An Invented One", "Cold start", "Calibration", table):
        assert part in document
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert readme.startswith("before\n<!-- benchmarks:quality -->")
    assert "| other 1.0 | 0.800 (0.700–0.850) | 0 |" in readme
    assert "benchmarks/charts/accuracy-speed.svg" in readme
    assert "| small (9) | bodycopy 1.0 | 0.900 | – | 0.600 | 1.25 | 0 |" in readme
    assert "old" not in readme


def test_drawing_twice_changes_nothing_and_takes_stale_charts_away(measured: Results, tmp_path: Path) -> None:
    pytest.importorskip("altair", reason="charts need the charts extra: pip install -e '.[charts]'")
    first = {path: path.read_bytes() for path in documents.write_documents(measured, tmp_path)}
    stale = tmp_path / "benchmarks" / "charts" / "gone.svg"
    stale.write_text("<svg/>", "utf-8")
    assert {path: path.read_bytes() for path in documents.write_documents(measured, tmp_path)} == first
    assert not stale.exists()


def test_a_place_is_filled_and_what_stands_around_it_kept(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(f"before\n{MARKS}after\n", "utf-8")
    fill("speed", "new", path)
    fill("speed", "new", path)
    text = path.read_text("utf-8")
    assert text.startswith("before\n<!-- benchmarks:quality -->\nold\n")
    assert text.endswith("<!-- benchmarks:speed -->\n\nnew\n\n<!-- /benchmarks:speed -->\nafter\n")


def test_a_readme_without_a_place_for_the_figures_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("<!-- benchmarks:quality -->\n", "utf-8")
    with pytest.raises(NoPlaceError, match="<!-- /benchmarks:quality -->"):
        fill("quality", "new", path)
    assert path.read_text("utf-8") == "<!-- benchmarks:quality -->\n"
