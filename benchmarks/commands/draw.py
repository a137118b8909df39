"""`python -m benchmarks draw`"""

from __future__ import annotations

from pathlib import Path

import click

from benchmarks import results
from benchmarks.commands import options
from benchmarks.corpora import CHECKOUT
from benchmarks.documents import write_documents
from benchmarks.extras import missing
from benchmarks.places import NoPlaceError
from benchmarks.results import Results, ResultsError

_DRAWING = ("altair", "vl_convert")

INTO = click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    callback=options.made_folder,
    default=CHECKOUT,
    show_default="the checkout",
    metavar="FOLDER",
    help="The folder whose README.md, page of planning and benchmarks/ are written.",
)


@click.command("draw")
@click.option(
    "--results", "path", type=click.Path(path_type=Path, dir_okay=False), default=results.FILE,
    show_default="benchmarks/results.json", metavar="FILE", help="The results file to draw from.",
)  # fmt: skip
@INTO
def draw_command(path: Path, into: Path) -> None:
    """Draw the charts, and write the tables into README.md, benchmarks/RESULTS.md and the page of planning.

    Takes the charts extra: pip install -e '.[charts]'
    """
    draw(path, into)


def draw(path: Path, into: Path) -> None:
    """Write all that is drawn from a results file."""
    require_charts()
    try:
        measured = results.load(path)
        if measured == Results():
            raise ResultsError(f"there are no figures in {path}: python -m benchmarks all measures and keeps them")
        written = write_documents(measured, into)
    except (ResultsError, NoPlaceError) as error:
        raise click.ClickException(str(error)) from error
    for file in written:
        click.echo(file)


def require_charts() -> None:
    """Refuse to go on without what draws."""
    if sentence := missing("charts", "charts", _DRAWING):
        raise click.ClickException(sentence)
