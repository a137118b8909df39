from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from benchmarks import planning
from benchmarks.planning import Run, Timing, main, runs, table


def results() -> dict[str, Any]:
    """A results file in which news pages take 10 ms, and the peer twice that."""
    timings = [{"label": "bodycopy 9.9", "mean": 10.0, "p99": 1.0}, {"label": "peer 1.0", "mean": 20.0, "p99": 1.0}]
    return {
        "quality": None,
        "speed": {
            "about": {"processor": "A Fast One", "python": "3.11.7", "date": "2031-05-04"},
            "sets": [
                {"corpus": "fixtures", "pages": 12, "timings": timings},
                {"corpus": "news", "pages": 200, "timings": timings},
            ],
        },
    }


def test_runs_are_those_on_real_pages() -> None:
    (run,) = runs(results())
    assert run.corpus == "news"
    assert run.timings == (Timing("bodycopy 9.9", 10.0), Timing("peer 1.0", 20.0))


def test_the_reckoning() -> None:
    run = Run("news", 200, (Timing("a", 3.6),), "a machine")
    made = table(run, price=0.5, snapshot=(1e9, 2e9))
    assert list(made.rows) == [("a", "3.60", "1,000 to 2,000", "0.04 to 0.08", "500 to 1,000")]
    assert "a machine" in made.notes[0]
    assert "1 to 2 billion pages" in made.notes[0]


def test_the_command_writes_into_the_page(tmp_path: Path, monkeypatch: Any) -> None:
    file, page = tmp_path / "results.json", tmp_path / "PLANNING.md"
    file.write_text(json.dumps(results()), "utf-8")
    page.write_text("before\n<!-- benchmarks:planning -->\n<!-- /benchmarks:planning -->\nafter\n", "utf-8")
    monkeypatch.setattr(planning, "PAGE", page)
    done = CliRunner().invoke(main, ["--results", str(file), "--readme"])
    assert done.exit_code == 0, done.output
    written = page.read_text("utf-8")
    assert "| bodycopy 9.9 | 10.00 | 6,900 to 8,300 |" in written
    assert "fixtures" not in written
    assert written.endswith("after\n")


def test_without_times_the_command_says_what_to_run(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--results", str(tmp_path / "none.json")])
    assert done.exit_code == 1
    assert "run python -m benchmarks speed --save" in done.output
