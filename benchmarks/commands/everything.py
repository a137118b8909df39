"""`python -m benchmarks all`"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from benchmarks import corpora, quality_results, results, speed
from benchmarks.commands import options
from benchmarks.commands.draw import INTO, draw
from benchmarks.commands.quality import quality_command
from benchmarks.commands.speed import speed_command
from benchmarks.results import Results

_NOT_TIMED = ("roles",)
"""Corpora whose pages are those of others."""


@click.command("all")
@options.CORPUS
@options.peers_option("all")
@options.NODE
@click.option("--passes", type=click.IntRange(min=1), default=5, show_default=True, help="Times each page is timed.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default=True,
    help="Processes for quality; times are taken in one.",
)  # fmt: skip
@options.UPDATE
@options.ALLOW
@INTO
@options.SHARED
@click.pass_context
def all_command(
    ctx: click.Context,
    names: tuple[str, ...],
    peer_names: list[str],
    passes: int,
    jobs: int,
    update_floors: bool,
    allow_regression: str | None,
    into: Path,
    shared: Path,
) -> None:
    """Measure quality, then speed, keep both in the results file, and draw the charts and write the tables from it.

    \b
    Examples:
      python -m benchmarks all --node ~/node-peers --update-floors
      python -m benchmarks all --corpus fixtures --corpus aed-dev --peers trafilatura,resiliparse --passes 3
      python -m benchmarks all --into /tmp/trial
    """
    options.refuse_reason_alone(allow_regression, update_floors)
    file = into / results.FILE.relative_to(corpora.CHECKOUT)
    file.parent.mkdir(parents=True, exist_ok=True)
    options.check_results(file)
    common = {"peer_names": peer_names, "save": file, "shared": shared}
    ctx.invoke(quality_command, names=names, view="both", jobs=jobs, **common)
    ctx.invoke(speed_command, names=tuple(name for name in names if name not in _NOT_TIMED), passes=passes, **common)
    draw(file, into)
    if update_floors and not _floors_held(results.load(file), shared, allow_regression):
        sys.exit(1)


def _floors_held(measured: Results, shared: Path, reason: str | None) -> bool:
    """Update the floors of both commands, which is done last so that a fall costs no measurement."""
    quality = quality_results.figures(measured.quality.sets) if measured.quality else {}
    times = speed.figures(measured.speed.sets) if measured.speed else {}
    return all(
        [
            options.hold_to_floors(quality_results.COMMAND, quality, shared, False, True, reason),
            options.hold_to_floors(speed.COMMAND, times, shared, False, True, reason),
        ]
    )
