"""Options and habits that commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from benchmarks import corpora, peers
from benchmarks.corpora import CorpusError, Reader
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


def made_folder(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """A folder to write into, made at once: that it can't be made is better said before the measuring than after it."""
    try:
        if value is not None:
            value.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.BadParameter(f"{value} can't be made: {error.strerror}") from error
    return value


BODY_FOLDS = click.option(
    "--body-folds",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    metavar="FOLDER",
    help="The folder that python -m benchmarks.train --folds wrote: body weights by fold.",
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
    listed = dict.fromkeys(filter(None, map(str.strip, value.split(","))))
    names = {"none": (), "all": tuple(peers.PEERS)}.get(value, tuple(listed))
    if unknown := [name for name in names if name not in peers.PEERS]:
        raise click.BadParameter(f"no peer {', '.join(unknown)}; there are {', '.join(peers.PEERS)} (or all, or none)")
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
