"""`python -m benchmarks quality`"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from benchmarks import ours, quality, results
from benchmarks.about import about
from benchmarks.commands import options
from benchmarks.commands.gate import Gate, gated
from benchmarks.corpora import CorpusError, Reader, View
from benchmarks.quality import Result
from benchmarks.quality_results import COMMAND, figures, set_quality
from benchmarks.quality_tables import failures, quality_tables, worst_tables
from benchmarks.results import Quality
from benchmarks.worst import Case, plain_diff, worst_cases
from benchmarks.worst_report import write_report

VIEWS = {"html": (View.HTML,), "text": (View.TEXT,), "both": (View.HTML, View.TEXT)}

_REPORTED = 20
"""How many pages of each corpus a report shows, unless --worst says otherwise."""


@click.command("quality")
@options.CORPUS
@options.peers_option("none")
@options.NODE
@click.option(
    "--view", type=click.Choice(list(VIEWS)), default="both", show_default=True,
    help="What is read: the page's HTML, its text as scraped line by line, or both.",
)  # fmt: skip
@click.option("--worst", type=click.IntRange(min=1), metavar="N", help="Also show the N worst pages, with a diff.")
@click.option(
    "--report", "report_folder", type=click.Path(path_type=Path, file_okay=False), callback=options.made_folder,
    metavar="FOLDER", help="Write the worst pages as HTML, each with its diff and its lines.",
)  # fmt: skip
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to work in.")
@gated("Only the first N pages of a corpus.")
def quality_command(
    names: tuple[str, ...],
    peer_names: list[str],
    view: str,
    limit: int | None,
    worst: int | None,
    report_folder: Path | None,
    jobs: int,
    gate: Gate,
) -> None:
    """Compare extracted text and line roles with what a person says is right.

    \b
    words     bag of words, in lower case: means over pages of precision, recall and F1 (WCXB's figure)
    shingles  runs of four words: F1 of mean precision and mean recall over pages (Zyte's figure); exact: all match
    snippets  what the text must and must not hold, all pages together (trafilatura's figure)
    roles     each labelled word takes the role of the line it is aligned with; F1 over words and over lines

    Scraped text is measured where a corpus has it: on the fixtures and on the labelled pages. What peers extract is
    kept in the folder for temporary files, so that a second run is quick.

    \b
    Examples:
      python -m benchmarks quality --corpus fixtures --peers all
      python -m benchmarks quality --corpus aed-dev --peers trafilatura,resiliparse -j 2
      python -m benchmarks quality --corpus zyte=~/article-extraction-benchmark --peers all
      python -m benchmarks quality --corpus roles --view html --worst 5
      python -m benchmarks quality --corpus wcxb-dev --report worst-pages
      python -m benchmarks quality --check
      python -m benchmarks quality --update-floors --allow-regression "labels of two pages were corrected"
    """
    chosen = options.chosen(names, gate.shared)
    measured = measure(chosen, VIEWS[view], peer_names, jobs, limit)
    summed = Quality(about=about(peer_names), sets=[set_quality(result) for result in measured])

    options.show(quality_tables(summed.sets))
    for sentence in failures(measured):
        click.echo(sentence)
    if worst:
        options.show(worst_tables(measured, worst))
    if worst or report_folder:
        _show_worst(_cases(measured, chosen, worst or _REPORTED), bool(worst), report_folder)
    if gate.save:
        results.save(gate.save, quality=summed)
    held = gate.holds(COMMAND, figures(summed.sets))
    if not held or (gate.check and any(result.failures(ours.NAME) for result in measured)):
        sys.exit(1)


def measure(
    chosen: Mapping[str, Reader],
    views: Sequence[View],
    peer_names: Sequence[str],
    jobs: int = 1,
    limit: int | None = None,
) -> list[Result]:
    """Measure the chosen corpora, saying which is being read. What is wrong with one is a sentence and an exit."""
    measured: list[Result] = []
    for name, read in chosen.items():
        others = f" and {len(peer_names)} peer{'s' if len(peer_names) > 1 else ''}" if peer_names else ""
        click.echo(f"{name}: bodycopy{others} …", err=True)
        try:
            found = quality.measure(name, read, views, peer_names, jobs, limit)
        except CorpusError as error:
            raise click.ClickException(str(error)) from error
        if not found:
            click.echo(f"{name} has no pages to read as {' or '.join(views)}: left out.", err=True)
        measured += found
    return measured


def _cases(measured: Sequence[Result], chosen: Mapping[str, Reader], number: int) -> list[Case]:
    return [case for result in measured for case in worst_cases(result, chosen[result.corpus], number)]


def _show_worst(cases: Sequence[Case], in_terminal: bool, folder: Path | None) -> None:
    for case in cases if in_terminal else ():
        if case.diff:
            click.echo(f"{case.result.title}: {case.page.id}   {case.page.url or ''}")
            click.echo("\n".join(plain_diff(case)) + "\n")
    if folder:
        click.echo(f"{write_report(cases, folder)} shows {len(cases)} pages.")
