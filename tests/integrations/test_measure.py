"""The measuring itself, on integrations that need no engine."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("pyarrow", reason="needs the extra arrow")

from benchmarks.tables import markdown
from tests.integrations.measure import (
    BARE,
    INTEGRATIONS,
    Integration,
    Measured,
    Round,
    Texts,
    main,
    measure,
    table,
    texts_only,
    with_rows_of,
)
from tests.integrations.pages import pages


def forgetful(folder: Path, copies: int) -> Texts:
    """Loses a page, and gives another one twice."""
    texts = texts_only(folder, copies)
    first, second, *_ = texts
    return texts - Counter([first]) + Counter([second])


def test_bare_extract_costs_as_much_as_itself() -> None:
    measured = measure(BARE, small=1, large=2, rounds=1)
    assert (measured.failed, measured.pages) == (0, 2 * len(pages()))
    assert -0.7 < measured.overheads[0] < 2


def test_pages_that_are_lost_or_doubled_are_counted() -> None:
    assert measure(Integration("x", (), forgetful, clock=time.process_time), small=1, large=2, rounds=1).failed == 1


def test_the_overhead_is_the_median_of_the_rounds() -> None:
    rounds = [Round(1.0, page, bare) for page, bare in ((0.002, 0.001), (0.006, 0.002), (0.0012, 0.001))]
    made = table([Measured(BARE, 1000, 0, rounds)])
    assert list(made.rows) == [(BARE.name, "", "1,000", "0", "1.0", "500", "+100% (+20% to +200%)")]


def test_rows_of_integrations_that_were_not_measured_stay() -> None:
    def measured(integration: Integration, page: float) -> Measured:
        return Measured(integration, 1000, 0, [Round(1.0, page, 0.001)])

    bare, second = INTEGRATIONS[0], INTEGRATIONS[1]
    before = table([measured(bare, 0.001), measured(second, 0.002)])
    made = with_rows_of(markdown(before), table([measured(second, 0.004)]))
    assert [(row[0], row[5]) for row in made.rows] == [(bare.name, "1000"), (second.name, "250")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "no such tool"], "no integration begins with no such tool"),
        (["--small", "3", "--large", "3"], "--large must be more than --small"),
    ],
)
def test_what_would_measure_nothing_is_wrong_usage(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert said in done.output
