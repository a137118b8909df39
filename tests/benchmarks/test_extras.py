"""Commands that lack a library end in a sentence."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.extras import missing

WITHOUT_TRAIN = """
import runpy, sys
for name in ("numpy", "scipy"):
    sys.modules[name] = None
sys.argv = [sys.argv[1], "--help"]
runpy.run_module(sys.argv[0], run_name="__main__")
"""


def test_what_is_absent_is_named_and_what_is_there_is_not() -> None:
    assert missing("tables", "tables", ("json", "absent_one", "absent_two")) == (
        "tables need absent_one and absent_two: pip install -e '.[tables]'"
    )
    assert missing("tables", "tables", ("json",)) is None


@pytest.mark.parametrize(
    "command", ["benchmarks.train", "benchmarks.train.pages", "benchmarks.fit", "benchmarks.fit.calibrate"]
)
def test_training_without_its_extra_names_it(command: str) -> None:
    run = subprocess.run([sys.executable, "-c", WITHOUT_TRAIN, command], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.strip() == "fitting and training need numpy and scipy: pip install -e '.[train]'"
