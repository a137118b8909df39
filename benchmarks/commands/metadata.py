"""`python -m benchmarks metadata`"""

from __future__ import annotations

import sys

import click

from benchmarks import metadata, results
from benchmarks.about import about
from benchmarks.commands import options
from benchmarks.commands.gate import Gate, gated
from benchmarks.corpora import CorpusError
from benchmarks.metadata_tables import metadata_tables
from benchmarks.results import Metadata


@click.command("metadata")
@options.CORPUS
@options.peers_option(metadata.PEER)
@gated("Only the first N pages of a corpus.")
def metadata_command(names: tuple[str, ...], peer_names: list[str], limit: int | None, gate: Gate) -> None:
    """Compare titles, dates and authors with what annotators gave, beside trafilatura.

    Corpora whose references name neither are left out, and so are peers that have no metadata extractor.

    \b
    Examples:
      python -m benchmarks metadata
      python -m benchmarks metadata --corpus trafilatura=~/trafilatura
      python -m benchmarks metadata --check
    """
    runners = metadata.extractors(peer_names)
    sets = []
    for name, read in options.chosen(names, gate.shared).items():
        click.echo(f"{name}: metadata …", err=True)
        try:
            found = metadata.measure(name, read, runners, limit)
        except CorpusError as error:
            raise click.ClickException(str(error)) from error
        if found:
            sets.append(found)
    if not sets:
        click.echo("No page of these corpora has a title, a date or an author in its reference.", err=True)
        return
    options.show(metadata_tables(sets))
    if gate.save:
        measured = Metadata(about=about(runner.name for runner in runners[1:]), sets=sets)
        results.save(gate.save, metadata=measured)
    if not gate.holds(metadata.COMMAND, metadata.figures(sets)):
        sys.exit(1)
