"""What cleaning a snapshot of Common Crawl costs, reckoned from measured times."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from benchmarks import results
from benchmarks.about import About
from benchmarks.bootstrap import Interval
from benchmarks.planning import main, tables
from benchmarks.results import SetSpeed, Speed, Timing

ABOUT = About(
    date="2031-05-04", system="Linux", processor="A Fast One", cores=2, python="3.11", versions={"bodycopy": "9.9"}
)


def speed(*corpora: str) -> Speed:
    """Times by which a page takes 3.6 ms."""
    timing = Timing(
        name="a", label="a 9.9", reads="bytes", median=3.0, mean=3.6, p99=9.0, ratio=Interval(1, 1, 1), failed=0,
        peak_mb=None, by_size={},
    )  # fmt: skip
    sets = [SetSpeed(corpus=name, pages=200, passes=1, pages_by_size={}, timings=[timing]) for name in corpora]
    return Speed(about=ABOUT, sets=sets, stages=[], stages_corpus="", growth=[], cold_starts=[])


def test_the_reckoning_on_real_pages() -> None:
    (made,) = tables(speed("fixtures", "news"), price=0.5, snapshot=(1e9, 2e9))
    assert made.title == "One snapshot, from the times on news (200 pages)"
    assert list(made.rows) == [("a 9.9", "3.60", "1,000 to 2,000", "0.04 to 0.08", "500 to 1,000")]
    assert "A Fast One" in made.notes[0]
    assert "1 to 2 billion pages" in made.notes[0]


def test_the_command_reckons_with_a_price_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    results.save(file, speed=speed("news"))
    done = CliRunner().invoke(main, ["--results", str(file), "--price", "0.5"])
    assert done.exit_code == 0, done.output
    assert "1,250 to 1,500" in done.output
    assert "at 0.5 dollars a core-hour" in done.output


def test_without_times_of_real_pages_the_command_says_what_to_run(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    done = CliRunner().invoke(main, ["--results", str(file)])
    assert done.exit_code == 1
    assert "run python -m benchmarks speed --save" in done.output
    results.save(file, speed=speed("fixtures"))
    assert "no sample of the web" in CliRunner().invoke(main, ["--results", str(file)]).output
    file.write_text("{", "utf-8")
    assert "is damaged" in CliRunner().invoke(main, ["--results", str(file)]).output
