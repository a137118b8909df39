"""`python -m benchmarks speed`"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from benchmarks import cold, corpora, growth, results, speed, stages
from benchmarks.about import about
from benchmarks.commands import options
from benchmarks.commands.gate import Gate, gated
from benchmarks.contestants import contestants
from benchmarks.corpora import CorpusError, Reader
from benchmarks.results import SetSpeed, Speed
from benchmarks.speed_tables import speed_tables

_CORPORA = ("fixtures", "aed-dev", "wcxb-dev")
"""What is read unless the user says otherwise, where it is there."""

GROWING = "news-english"
"""The fixture that is repeated to any size."""


@click.command("speed")
@options.CORPUS
@click.option("--passes", type=click.IntRange(min=1), default=5, show_default=True, help="Times each page is read.")
@options.peers_option("all")
@options.NODE
@click.option("--times-only", is_flag=True, help="Leave out memory, stages, cost against size and cold starts.")
@gated(f"Only N pages of a corpus, always the same.  [default: {speed.SAMPLE}]")
def speed_command(
    names: tuple[str, ...],
    passes: int,
    limit: int | None,
    peer_names: list[str],
    times_only: bool,
    gate: Gate,
) -> None:
    """Take the CPU time a page of bodycopy and of other extractors, in turns, in one run on one core.

    bodycopy is given bytes and finds out their encoding, once for the text alone and once with lines, captions, related
    stories and metadata read as well. resiliparse is given bytes too; the others are given text, decoded outside of
    their time. After that come peak memory, what each stage of bodycopy costs, cost against size up to 10 MB, and cold
    starts.

    \b
    Examples:
      python -m benchmarks speed
      python -m benchmarks speed --corpus fixtures --passes 20 --peers trafilatura-fast,resiliparse
      python -m benchmarks speed --corpus aed-dev --limit 50 --times-only
      python -m benchmarks speed --times-only --peers trafilatura,trafilatura-fast,resiliparse --check
    """
    found = corpora.present(gate.shared)
    chosen = options.chosen(names or [name for name in _CORPORA if name in found], gate.shared)
    measured = measure(chosen, peer_names, passes, limit or speed.SAMPLE, times_only)

    options.show(speed_tables(measured))
    if gate.save:
        results.save(gate.save, speed=measured)
    if not gate.holds(speed.COMMAND, speed.figures(measured.sets)):
        sys.exit(1)


def measure(
    chosen: dict[str, Reader], peer_names: Sequence[str], passes: int, limit: int, times_only: bool
) -> Speed:  # fmt: skip
    """Measure the chosen corpora, saying what is being done."""
    runners = contestants(peer_names)
    sets: list[SetSpeed] = []
    last: tuple[str, list[bytes]] = ("", [])
    for name, read in chosen.items():
        pages = _pages(name, read, limit)
        click.echo(f"{name}: {len(pages)} pages, {len(runners)} extractors, {passes} passes …", err=True)
        times = speed.measure(pages, runners, passes)
        if not times_only:
            click.echo(f"{name}: peak memory …", err=True)
        sets.append(speed.set_speed(name, pages, passes, times, not times_only))
        last = (name, pages)
    if times_only:
        return Speed(about=about(peer_names), sets=sets, stages=[], stages_corpus="", growth=[], cold_starts=[])
    corpus, pages = last
    click.echo("stages, cost against size, cold starts …", err=True)
    fixture = (corpora.FIXTURES / GROWING / "page.html").read_bytes()
    return Speed(
        about=about(peer_names),
        sets=sets,
        stages=stages.measure(pages, passes),
        stages_corpus=f"{corpus}, {len(pages)} pages",
        growth=growth.measure(growth.grown(fixture, growth.SIZES), runners),
        cold_starts=cold.measure(fixture, runners),
    )


def _pages(name: str, read: Reader, limit: int) -> list[bytes]:
    try:
        pages = [page.html for page in speed.sample(read, limit) if page.html]
    except CorpusError as error:
        raise click.ClickException(str(error)) from error
    if not pages:
        raise click.UsageError(f"{name} has no pages of HTML")
    return pages
