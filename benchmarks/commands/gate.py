"""Where a command's figures go, and what they are held to: the options of every command that measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from benchmarks import corpora, floors, results
from benchmarks.commands import options
from benchmarks.quality_tables import fall_table


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
CHECK = click.option("--check", is_flag=True, help="Exit 1 with a table if a figure is below its floor.")
UPDATE = click.option("--update-floors", is_flag=True, help="Raise floors.toml to the measured figures less a margin.")
ALLOW = click.option(
    "--allow-regression",
    metavar="REASON",
    help="With --update-floors: lower floors as well; the reason is written beside them.",
)


@dataclass(frozen=True, slots=True)
class Gate:
    """Where a command's figures go, and what they are held to."""

    shared: Path
    save: Path | None = None
    check: bool = False
    update_floors: bool = False
    reason: str | None = None
    """Why floors may be lowered."""

    def refuse_nonsense(self, limit: int | None = None) -> None:
        """A reason is for lowering floors; figures of a few pages are held to none, nor kept in the committed file."""
        if self.reason is not None and not (self.update_floors and self.reason.strip()):
            raise click.UsageError("--allow-regression takes a reason and goes with --update-floors")
        if limit and (self.check or self.update_floors or self.save == results.FILE):
            raise click.UsageError("figures of some pages only are no measure for --check, --update-floors and --save")

    def holds(self, command: str, figures: Mapping[floors.FigurePath, float]) -> bool:
        """Update or check the floors of a command; False if a figure is below its floor and no reason allows it."""
        if not (self.check or self.update_floors):
            return True
        known = floors.load(floors.FILE)
        present = corpora.present(self.shared)
        for scope, number in floors.unmeasured(known, figures, command).items():
            why = "this run did not measure them" if scope[1] in present else "there is no such corpus here"
            click.echo(f"Floors on {' '.join(scope[1:])} skipped ({number}): {why}.")
        falls = floors.below(known, figures)
        if self.update_floors:
            outcome = floors.update(known, figures, self.reason)
            floors.save(outcome.floors, floors.FILE)
            click.echo(f"{len(outcome.raised)} floors raised or new, {len(outcome.lowered)} lowered.")
            falls = outcome.kept
        if falls:
            options.show([fall_table(falls)])
            click.echo("To lower these floors: --update-floors --allow-regression REASON")
            return False
        click.echo("No figure is below its floor.")
        return True


def gated(limited_to: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options of every command that measures, as a `gate`, and the limit of pages, whose help is given."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def packed(
            *,
            limit: int | None,
            shared: Path,
            save: Path | None,
            check: bool,
            update_floors: bool,
            allow_regression: str | None,
            **others: Any,
        ) -> None:
            gate = Gate(shared, save, check, update_floors, allow_regression)
            gate.refuse_nonsense(limit)
            command(limit=limit, gate=gate, **others)

        limit_option = click.option("--limit", type=click.IntRange(min=1), metavar="N", help=limited_to)
        for option in (options.SHARED, ALLOW, UPDATE, CHECK, SAVE, limit_option):
            packed = option(packed)
        return packed

    return decorate
