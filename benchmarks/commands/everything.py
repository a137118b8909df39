"""`python -m benchmarks all`"""

from __future__ import annotations

import os
from pathlib import Path

import click

from benchmarks import corpora, results
from benchmarks.commands import options
from benchmarks.commands.draw import INTO, draw
from benchmarks.commands.quality import quality_command
from benchmarks.commands.speed import speed_command


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
    """Measure quality, then speed, keep both in the results file, and draw charts, docs/ and the README from it.

    \b
    Examples:
      python -m benchmarks all --node ~/node-peers
      python -m benchmarks all --corpus fixtures --corpus aed-dev --peers trafilatura,resiliparse --passes 3
      python -m benchmarks all --update-floors
      python -m benchmarks all --into /tmp/trial
    """
    file = into / results.FILE.relative_to(corpora.CHECKOUT)
    file.parent.mkdir(parents=True, exist_ok=True)
    shared_options = {
        "peer_names": peer_names,
        "limit": None,
        "save": file,
        "check": False,
        "update_floors": update_floors,
        "allow_regression": allow_regression,
        "shared": shared,
    }
    ctx.invoke(
        quality_command, names=names, view="both", worst=None, report_folder=None, jobs=jobs, **shared_options
    )  # fmt: skip
    timed = [name for name in names if name != "roles"]
    ctx.invoke(speed_command, names=tuple(timed), passes=passes, times_only=False, **shared_options)
    draw(file, into)
