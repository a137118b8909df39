"""What it costs to clean one snapshot of Common Crawl, reckoned from measured CPU times.

    python -m benchmarks.planning --price 0.03

Times are those of one run, of bodycopy and of the peers alike. That the pages of a snapshot take as long as the pages
measured is an assumption; so is the price. `python -m benchmarks draw` writes the tables at the default price into the
page of planning.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from benchmarks import results
from benchmarks.results import SetSpeed, Speed, Timing
from benchmarks.tables import Table, plain

PAGE: Final = Path("src", "bodycopy", "integrations", "PLANNING.md")
"""In the checkout."""
PLACE: Final = "planning"

SNAPSHOT: Final = (2.5e9, 3.0e9)
"""Pages of a snapshot, at least and at most, as Common Crawl announces its recent crawls."""
PRICE: Final = 0.04
"""Dollars for an hour of a core: a round figure to be replaced by one's own, no offer of anyone."""
_CORES: Final = 1_000
_MILLISECONDS_AN_HOUR: Final = 3.6e6
_NO_SAMPLE: Final = "fixtures"
"""The corpus whose pages are no sample of the web."""


def tables(speed: Speed, price: float = PRICE, snapshot: tuple[float, float] = SNAPSHOT) -> list[Table]:
    """The cost of a snapshot for each extractor, by the corpus of real pages that its time was taken on."""
    about = speed.about
    machine = f"{about.processor}, Python {about.python}, {about.date}"
    return [_table(one, machine, price, snapshot) for one in speed.sets if one.corpus != _NO_SAMPLE]


def _table(one: SetSpeed, machine: str, price: float, snapshot: tuple[float, float]) -> Table:
    return Table(
        f"One snapshot, from the times on {one.corpus} ({one.pages} pages)",
        ("extractor", "CPU ms a page", "→ core-hours", f"→ days on {_CORES:,} cores", "→ dollars"),
        [_row(timing, price, snapshot) for timing in one.timings],
        (
            f"CPU ms a page: measured ({machine}, one core). →: extrapolated to {snapshot[0] / 1e9:g} to "
            f"{snapshot[1] / 1e9:g} billion pages that take as long as these on the mean, at {price:g} dollars a "
            "core-hour.",
        ),
    )


def _row(timing: Timing, price: float, snapshot: tuple[float, float]) -> tuple[str, ...]:
    hours = [pages * timing.mean / _MILLISECONDS_AN_HOUR for pages in snapshot]
    return (
        timing.label,
        f"{timing.mean:.2f}",
        _span([round(value, -2) for value in hours], ",.0f"),
        _span([value / _CORES / 24 for value in hours], ".2f"),
        _span([round(value * price, -1) for value in hours], ",.0f"),
    )


def _span(values: Sequence[float], form: str) -> str:
    return " to ".join(format(value, form) for value in values)


@click.command()
@click.option(
    "--results", "file", type=click.Path(path_type=Path, dir_okay=False), default=results.FILE,
    show_default="benchmarks/results.json", help="What `python -m benchmarks speed --save` wrote.",
)  # fmt: skip
@click.option("--price", type=click.FloatRange(min=0), default=PRICE, show_default=True, help="Dollars a core-hour.")
def main(file: Path, price: float) -> None:
    """Reckon the cost of cleaning one snapshot of Common Crawl from measured times."""
    try:
        measured = results.load(file).speed
    except results.ResultsError as error:
        raise click.ClickException(str(error)) from error
    if measured is None:
        raise click.ClickException(f"no times in {file}: run python -m benchmarks speed --save {file} first")
    made = tables(measured, price)
    if not made:
        raise click.ClickException("only the fixtures were measured, which are no sample of the web")
    for table in made:
        click.echo(plain(table))


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.planning")
