"""What it costs to clean one snapshot of Common Crawl, reckoned from measured CPU times.

    python -m benchmarks speed --save benchmarks/results.json
    python -m benchmarks.planning --readme

Times are those of one run, of bodycopy and of the peers alike. That the pages of a snapshot take as long as the pages
measured is an assumption; so is the price.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from benchmarks import readme
from benchmarks.corpora import CHECKOUT
from benchmarks.tables import Table, plain

RESULTS: Final = CHECKOUT / "benchmarks" / "results.json"
PAGE: Final = CHECKOUT / "src" / "bodycopy" / "integrations" / "PLANNING.md"
PLACE: Final = "planning"

SNAPSHOT: Final = (2.5e9, 3.0e9)
"""Pages of a snapshot, at least and at most, as Common Crawl announces its recent crawls."""
PRICE: Final = 0.04
"""Dollars for an hour of a core: a round figure to be replaced by one's own, no offer of anyone."""
_CORES: Final = 1_000
_MILLISECONDS_AN_HOUR: Final = 3.6e6


@dataclass(frozen=True, slots=True)
class Timing:
    """CPU time of one extractor."""

    label: str
    milliseconds: float
    """The mean of a page."""


@dataclass(frozen=True, slots=True)
class Run:
    """What was measured on one corpus in one run."""

    corpus: str
    pages: int
    timings: tuple[Timing, ...]
    machine: str


def runs(results: dict[str, Any]) -> list[Run]:
    """The runs on real pages in a results file of `python -m benchmarks speed --save`.

    Raises:
        KeyError: the file has no times, or is of another version.
    """
    speed = results["speed"]
    about = speed["about"]
    machine = f"{about['processor']}, Python {about['python']}, {about['date']}"
    return [
        Run(
            measured["corpus"],
            measured["pages"],
            tuple(Timing(timing["label"], timing["mean"]) for timing in measured["timings"]),
            machine,
        )
        for measured in speed["sets"]
        if measured["corpus"] != "fixtures"
    ]


def table(run: Run, price: float = PRICE, snapshot: tuple[float, float] = SNAPSHOT) -> Table:
    """The cost of a snapshot for each extractor of a run."""
    return Table(
        f"One snapshot, from the times on {run.corpus} ({run.pages} pages)",
        ("extractor", "CPU ms a page, measured", "core-hours", f"days on {_CORES:,} cores", "dollars"),
        [_row(timing, price, snapshot) for timing in run.timings],
        (
            f"Measured: {run.machine}, one core. Reckoned: {snapshot[0] / 1e9:g} to {snapshot[1] / 1e9:g} billion"
            f" pages that take as long as these on the mean, at {price:g} dollars a core-hour.",
        ),
    )


def _row(timing: Timing, price: float, snapshot: tuple[float, float]) -> tuple[str, ...]:
    hours = [pages * timing.milliseconds / _MILLISECONDS_AN_HOUR for pages in snapshot]
    return (
        timing.label,
        f"{timing.milliseconds:.2f}",
        _span([round(value, -2) for value in hours], ",.0f"),
        _span([value / _CORES / 24 for value in hours], ".2f"),
        _span([round(value * price, -1) for value in hours], ",.0f"),
    )


def _span(values: Sequence[float], form: str) -> str:
    return " to ".join(format(value, form) for value in values)


@click.command()
@click.option(
    "--results", "file", type=click.Path(path_type=Path, dir_okay=False), default=RESULTS,
    show_default="benchmarks/results.json", help="What `python -m benchmarks speed --save` wrote.",
)  # fmt: skip
@click.option("--price", type=click.FloatRange(min=0), default=PRICE, show_default=True, help="Dollars a core-hour.")
@click.option("--readme", "into_page", is_flag=True, help=f"Write the tables into {PAGE.name}.")
def main(file: Path, price: float, into_page: bool) -> None:
    """Reckon the cost of cleaning one snapshot of Common Crawl from measured times."""
    try:
        measured = runs(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise click.ClickException(
            f"no times in {file} ({error}): run python -m benchmarks speed --save {file} first"
        ) from error
    if not measured:
        raise click.ClickException("only the fixtures were measured, which are no sample of the web")
    tables = [table(run, price) for run in measured]
    for made in tables:
        click.echo(plain(made))
    if into_page:
        readme.write_tables(PLACE, tables, PAGE)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.planning")
