"""Options and habits that commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from benchmarks import corpora, floors, peers, results
from benchmarks.corpora import CorpusError, Reader
from benchmarks.quality_tables import fall_table
from benchmarks.tables import Table, plain

SHARED = click.option(
    "--shared",
    type=click.Path(path_type=Path, file_okay=False),
    default=corpora.SHARED,
    show_default="../shared",
    help="The corpora folder beside the checkout.",
)
CORPUS = click.option(
    "--corpus", "names", multiple=True, metavar="NAME",
    help=f"A corpus, such as fixtures, aed-dev or roles, or a public set that you have on disk: "
         f"{', '.join(f'{name}=FOLDER' for name in corpora.LAYOUTS)}. May be given several times.",
)  # fmt: skip
CHECK = click.option("--check", is_flag=True, help="Exit 1 with a table if a figure is below its floor.")
UPDATE = click.option("--update-floors", is_flag=True, help="Raise floors.toml to the measured figures less a margin.")
ALLOW = click.option(
    "--allow-regression",
    metavar="REASON",
    help="With --update-floors: lower floors as well; the reason is written beside them.",
)


def _checked_file(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """A results file that can be added to: better said before the measuring than after it."""
    if value is not None:
        check_results(value)
    return value


def check_results(path: Path) -> None:
    """Refuse a results file that is damaged, and one in a folder that is not there."""
    if not path.parent.is_dir():
        raise click.BadParameter(f"{path.parent} is no folder")
    try:
        results.load(path)
    except results.ResultsError as error:
        raise click.BadParameter(str(error)) from error


SAVE = click.option(
    "--save",
    callback=_checked_file,
    type=click.Path(path_type=Path, dir_okay=False),
    is_flag=False,
    flag_value=str(results.FILE),
    metavar="[FILE]",
    help="Put the figures into a results file.  [without FILE: benchmarks/results.json]",
)


def _set_node_folder(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        os.environ[peers.NODE_FOLDER] = str(value.resolve())


NODE = click.option(
    "--node",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    callback=_set_node_folder,
    expose_value=False,
    is_eager=True,
    metavar="FOLDER",
    help="Where npm install @mozilla/readability jsdom linkedom defuddle was run, for peers written for node.",
)


def _peer_names(ctx: click.Context, param: click.Parameter, value: str) -> list[str]:
    """The peers of these names that are installed; what is missing is named on stderr."""
    names = {"none": (), "all": tuple(peers.PEERS)}.get(value, tuple(value.split(",")))
    if unknown := [name for name in names if name not in peers.PEERS]:
        raise click.BadParameter(f"no peer {', '.join(unknown)}; there are {', '.join(peers.PEERS)}")
    for name in names:
        if not peers.PEERS[name].version:
            click.echo(f"{name} is not installed and is left out: {peers.PEERS[name].install}", err=True)
    return [name for name in names if peers.PEERS[name].version]


def peers_option(default: str) -> Callable[[Any], Any]:
    """The extractors to compare with."""
    return click.option(
        "--peers",
        "peer_names",
        callback=_peer_names,
        default=default,
        show_default=True,
        metavar="none|all|NAME,…",
        help=f"Other extractors to compare with: {', '.join(peers.PEERS)}.",
    )


def refuse_reason_alone(reason: str | None, update_floors: bool) -> None:
    """A reason is for lowering floors and nothing else."""
    if reason is not None and not (update_floors and reason.strip()):
        raise click.UsageError("--allow-regression takes a reason and goes with --update-floors")


def refuse_limit(limit: int | None, check: bool, update_floors: bool, save: Path | None) -> None:
    """Figures of a few pages are not held to floors, nor kept in the committed file."""
    if limit and (check or update_floors or save == results.FILE):
        raise click.UsageError("figures of some pages only are no measure for --check, --update-floors and --save")


def chosen(names: Sequence[str], shared: Path) -> dict[str, Reader]:
    """The corpora of these names, all that are present if there are no names."""
    try:
        found = corpora.choose(names, shared)
    except CorpusError as error:
        raise click.UsageError(str(error)) from error
    if not names and not any(name != "fixtures" for name in found):
        click.echo(f"No corpora of real pages in {shared}: only the fixtures are measured.", err=True)
    return found


def show(tables: Sequence[Table]) -> None:
    """Print tables."""
    for table in tables:
        click.echo(plain(table))


def hold_to_floors(
    command: str,
    figures: Mapping[floors.FigurePath, float],
    shared: Path,
    check: bool,
    update: bool,
    reason: str | None,
) -> bool:
    """Update or check the floors of one command; False if a figure is below its floor and no reason allows it."""
    if not (check or update):
        return True
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
        show([fall_table(falls)])
        click.echo("To lower these floors: --update-floors --allow-regression REASON")
        return False
    click.echo("No figure is below its floor.")
    return True
