"""`python -m benchmarks all`"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from benchmarks import corpora, metadata, quality_results, results, speed
from benchmarks.commands import options
from benchmarks.commands.draw import INTO, draw, require_charts
from benchmarks.commands.gate import ALLOW, UPDATE, Gate, check_results
from benchmarks.commands.metadata import metadata_command
from benchmarks.commands.quality import quality_command
from benchmarks.commands.speed import speed_command
from benchmarks.results import Results

_NOT_TIMED = ("roles",)
"""Corpora whose pages are those of others."""


@click.command("all")
@options.CORPUS
@options.peers_option("all")
@options.NODE
@click.option("--passes", type=click.IntRange(min=1), default=3, show_default=True, help="Times each page is timed.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default=True,
    help="Processes for quality; times are taken in one.",
)  # fmt: skip
@UPDATE
@ALLOW
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
    """Measure quality, metadata and speed, keep all in the results file, and draw charts and write tables from it.

    \b
    Examples:
      python -m benchmarks all --node ~/node-peers --update-floors
      python -m benchmarks all --corpus fixtures --corpus aed-dev --peers trafilatura,resiliparse --passes 3
      python -m benchmarks all --into /tmp/trial
    """
    gate = Gate(shared, update_floors=update_floors, reason=allow_regression)
    gate.refuse_nonsense()
    require_charts()
    file = into / results.FILE.relative_to(corpora.CHECKOUT)
    file.parent.mkdir(parents=True, exist_ok=True)
    check_results(file)
    common = {"peer_names": peer_names, "save": file, "shared": shared}
    ctx.invoke(quality_command, names=names, view="both", jobs=jobs, **common)
    ctx.invoke(metadata_command, names=names, **common)
    ctx.invoke(speed_command, names=tuple(name for name in names if name not in _NOT_TIMED), passes=passes, **common)
    draw(file, into)
    if not _floors_held(results.load(file), gate):
        sys.exit(1)


def _floors_held(measured: Results, gate: Gate) -> bool:
    """Update the floors of all commands, which is done last so that a fall costs no measurement."""
    found = {
        quality_results.COMMAND: quality_results.figures(measured.quality.sets) if measured.quality else {},
        metadata.COMMAND: metadata.figures(measured.metadata.sets) if measured.metadata else {},
        speed.COMMAND: speed.figures(measured.speed.sets) if measured.speed else {},
    }
    held = [gate.holds(command, figures) for command, figures in found.items()]
    return all(held)
