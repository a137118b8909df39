"""The command line of the benchmark suite: `python -m benchmarks`, from a checkout."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import click

from benchmarks import corpora, floors, ours, peers, quality, readme, report, speed
from benchmarks.corpora import Reader, View
from benchmarks.metadata import command as metadata_command
from benchmarks.tables import Table, plain

_VIEWS = {"html": (View.HTML,), "text": (View.TEXT,), "both": (View.HTML, View.TEXT)}

_SHARED = click.option(
    "--shared",
    type=click.Path(path_type=Path, file_okay=False),
    default=corpora.SHARED,
    show_default="../shared",
    help="The corpora folder beside the checkout.",
)
_LIMIT = click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N pages of a corpus.")
_README = click.option(
    "--readme", "into_readme", is_flag=True, help="Write the tables into README.md, between their two comments."
)
_CHECK = click.option("--check", is_flag=True, help="Exit 1 with a table if a figure is below its floor.")
_UPDATE = click.option("--update-floors", is_flag=True, help="Raise floors.toml to the measured figures less a margin.")
_ALLOW = click.option(
    "--allow-regression",
    metavar="REASON",
    help="With --update-floors: lower floors as well; the reason is written beside them.",
)


def _peer_names(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    names = {"none": (), "all": tuple(peers.PEERS)}.get(value, tuple(value.split(",")))
    if unknown := [name for name in names if name not in peers.PEERS]:
        raise click.BadParameter(f"no peer {', '.join(unknown)}; there are {', '.join(peers.PEERS)}")
    return names


def _peers_option(default: str) -> Callable[[Any], Any]:
    return click.option(
        "--peers",
        "peer_names",
        callback=_peer_names,
        default=default,
        show_default=True,
        metavar="none|all|NAME,…",
        help=f"Other extractors to compare with: {', '.join(peers.PEERS)}.",
    )


@click.group(context_settings={"max_content_width": 100})
def main() -> None:
    """Measure how right and how fast bodycopy is, next to other extractors.

    The fixtures of the checkout are always there. Corpora of real pages are read from a folder beside the checkout, and
    are left out with a sentence where it is absent. Other extractors come with: pip install -e '.[bench]'

    \b
    Examples:
      python -m benchmarks quality                         all corpora, bodycopy alone
      python -m benchmarks quality --corpus fixtures --worst 3
      python -m benchmarks quality --peers all --readme    the tables of the README
      python -m benchmarks quality --check                 what CI runs
      python -m benchmarks speed --passes 3                CPU time a page, with all peers
    """


main.add_command(metadata_command)


@main.command("quality")
@click.option(
    "--corpus", "names", multiple=True, metavar="NAME",
    help="A corpus to measure on, such as fixtures, aed-dev or roles; may be given several times.  [default: all]",
)  # fmt: skip
@_peers_option("none")
@click.option(
    "--view", type=click.Choice(list(_VIEWS)), default="both", show_default=True,
    help="What is read: the page's HTML, its text as scraped line by line, or both.",
)  # fmt: skip
@_LIMIT
@click.option("--worst", type=click.IntRange(min=1), metavar="N", help="Also list the N worst pages of each corpus.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to work in.")
@_CHECK
@_UPDATE
@_ALLOW
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path, dir_okay=False), help="Write the figures to a file."
)
@_README
@_SHARED
def quality_command(
    names: tuple[str, ...],
    peer_names: tuple[str, ...],
    view: str,
    limit: int | None,
    worst: int | None,
    jobs: int,
    check: bool,
    update_floors: bool,
    allow_regression: str | None,
    json_file: Path | None,
    into_readme: bool,
    shared: Path,
) -> None:
    """Compare extracted text and line roles with what a person says is right.

    \b
    words     bag of words, in lower case: means over pages of precision, recall and F1
    shingles  runs of four words: F1 of mean precision and mean recall over pages
    roles     each labelled word takes the role of the line it is aligned with; F1 over words and over lines

    Scraped text is measured where a corpus has it: on the fixtures and on the labelled pages. What peers extract is
    kept in the folder for temporary files, so that a second run is quick.

    \b
    Examples:
      python -m benchmarks quality --corpus aed-dev --peers all -j 2
      python -m benchmarks quality --corpus roles --view html --worst 5
      python -m benchmarks quality --corpus wcxb-dev --limit 100 --json figures.json
      python -m benchmarks quality --check
      python -m benchmarks quality --update-floors
      python -m benchmarks quality --update-floors --allow-regression "labels of two pages were corrected"
    """
    if limit and (check or update_floors or into_readme):
        raise click.UsageError("figures of some pages only are no measure for --check, --update-floors and --readme")
    _refuse_reason_alone(allow_regression, update_floors)
    chosen = _chosen(names, shared)
    installed = _installed(peer_names)
    results: list[quality.Result] = []
    for name, read in chosen.items():
        measured = quality.measure(name, read, _VIEWS[view], installed, jobs, limit)
        results += measured
        if not measured:
            click.echo(f"{name} has no pages to read as {view}: left out.", err=True)

    tables = report.quality_tables(results)
    _print(tables)
    if worst:
        _print(report.worst_tables(results, worst))
    for sentence in report.failures(results):
        click.echo(sentence)
    if json_file:
        json_file.write_text(json.dumps(report.quality_json(results), indent=1) + "\n", "utf-8")
    if into_readme:
        _write_readme(quality.COMMAND, tables)
    _hold_to_floors(quality.COMMAND, quality.figures(results), shared, check, update_floors, allow_regression)
    if check and any(result.failures(ours.NAME) for result in results):
        sys.exit(1)


@main.command("speed")
@click.option("--corpus", "name", metavar="NAME", help="The corpus to read.  [default: aed-dev, else fixtures]")
@click.option("--passes", type=click.IntRange(min=1), default=5, show_default=True, help="Times each page is read.")
@_LIMIT
@_peers_option("all")
@_CHECK
@_UPDATE
@_ALLOW
@_README
@_SHARED
def speed_command(
    name: str | None,
    passes: int,
    limit: int | None,
    peer_names: tuple[str, ...],
    check: bool,
    update_floors: bool,
    allow_regression: str | None,
    into_readme: bool,
    shared: Path,
) -> None:
    """Take the CPU time a page of bodycopy and of other extractors, in turns, in one run on one core.

    bodycopy is given bytes and finds out their encoding, once for the text alone and once with lines, captions, related
    stories and metadata read as well. resiliparse is given bytes too; trafilatura is given text, decoded outside of its
    time.

    \b
    Examples:
      python -m benchmarks speed
      python -m benchmarks speed --corpus fixtures --passes 20 --peers trafilatura-fast,resiliparse
      python -m benchmarks speed --limit 50 --check
      python -m benchmarks speed --readme
    """
    _refuse_reason_alone(allow_regression, update_floors)
    if name is None:
        name = "aed-dev" if "aed-dev" in corpora.present(shared) else "fixtures"
    read = _chosen((name,), shared)[name]
    pages = list(islice((page.html for page in read() if page.html), limit))
    if not pages:
        raise click.UsageError(f"{name} has no pages of HTML")
    timings = speed.measure(pages, speed.contestants(_installed(peer_names)), passes)

    tables = report.speed_tables(name, len(pages), passes, timings)
    _print(tables)
    if into_readme:
        _write_readme(speed.COMMAND, tables)
    _hold_to_floors(speed.COMMAND, speed.figures(name, timings), shared, check, update_floors, allow_regression)


def _refuse_reason_alone(reason: str | None, update_floors: bool) -> None:
    if reason is not None and not (update_floors and reason.strip()):
        raise click.UsageError("--allow-regression takes a reason and goes with --update-floors")


def _chosen(names: Sequence[str], shared: Path) -> dict[str, Reader]:
    """The corpora of these names, all that are present if there are no names."""
    present = corpora.present(shared)
    if absent := [name for name in names if name not in present]:
        raise click.UsageError(f"no corpus {', '.join(absent)} here; there are {', '.join(present) or 'none'}")
    if not names and not any(name != "fixtures" for name in present):
        click.echo(f"No corpora of real pages in {shared}: only the fixtures are measured.", err=True)
    return {name: read for name, read in present.items() if not names or name in names}


def _installed(peer_names: Sequence[str]) -> list[str]:
    """The peers that can be compared with; the others are named on stderr."""
    installed = [name for name in peer_names if peers.PEERS[name].version]
    for name in peer_names:
        if name not in installed:
            click.echo(f"{name} is not installed and is left out: pip install -e '.[bench]'", err=True)
    return installed


def _print(tables: Sequence[Table]) -> None:
    for table in tables:
        click.echo(plain(table))


def _write_readme(name: str, tables: Sequence[Table]) -> None:
    try:
        readme.write_tables(name, tables, readme.README)
    except readme.NoPlaceError as error:
        raise click.ClickException(str(error)) from error


def _hold_to_floors(
    command: str, figures: dict[floors.FigurePath, float], shared: Path, check: bool, update: bool, reason: str | None
) -> None:
    """Update or check the floors of one command. Exits 1 if a figure is below its floor and no reason allows it."""
    if not (check or update):
        return
    known = floors.load(floors.FILE)
    present = corpora.present(shared)
    for scope, number in floors.unmeasured(known, figures, command).items():
        why = "this run did not measure them" if scope[1] in present else "there is no such corpus here"
        click.echo(f"Floors on {' '.join(scope[1:])} skipped ({number}): {why}.")
    falls = floors.below(known, figures)
    if update:
        outcome = floors.update(known, figures, reason)
        floors.save(outcome.floors, floors.FILE)
        click.echo(f"{len(outcome.raised)} floors raised or new, {len(outcome.lowered)} lowered.")
        falls = outcome.kept
    if falls:
        _print([report.fall_table(falls)])
        click.echo("To lower these floors: --update-floors --allow-regression REASON")
        sys.exit(1)
    click.echo("No figure is below its floor.")


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
