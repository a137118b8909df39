"""The command line of the training: `python -m benchmarks.train`, from a checkout."""

from __future__ import annotations

import json
from pathlib import Path

import click

from benchmarks.corpora import CHECKOUT, SHARED
from benchmarks.train.ablation import ablation
from benchmarks.train.card import card
from benchmarks.train.dataset import FOLDS, absent, fold_by_domain, read_samples
from benchmarks.train.train import Result, View, write

_MODEL = CHECKOUT / "src" / "bodycopy" / "model"


@click.command()
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False),
    default=SHARED / "corpus",
    show_default="../shared/corpus",
    help="The folder of the corpora.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=_MODEL,
    show_default="src/bodycopy/model",
    help="Where the weights and the card are written.",
)
@click.option(
    "--folds",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also write here the weights that never saw fold K, weights-K.json, and the fold of each domain, folds.json.",
)
def main(corpus: Path, out: Path, folds: Path | None) -> None:
    """Train the learned body classifier: the same bytes each time."""
    if missing := absent(corpus):
        raise click.ClickException(f"there is no {', no '.join(missing)}: see the corpora folder's README")
    click.echo("reading and labelling pages")
    samples = read_samples(corpus)
    fold_of = fold_by_domain(samples)
    results = {}
    for name, has_markup in (("markup", True), ("scraped text", False)):
        click.echo(f"training on {name}")
        view = View(samples, fold_of, has_markup=has_markup)
        results[name] = Result(view, click.echo)
        if has_markup:
            click.echo("leaving parts out")
            rows = ablation(view, samples, click.echo)
    markup, text = results["markup"], results["scraped text"]
    write(out / "weights-v1.json", markup.whole, text.whole)
    (out / "CARD.md").write_text(card(samples, markup, text, rows), "utf-8")
    if folds is not None:
        for fold in range(FOLDS):
            write(folds / f"weights-{fold}.json", markup.folds[fold], text.folds[fold])
        (folds / "folds.json").write_text(json.dumps(fold_of, indent=0, sort_keys=True) + "\n", "utf-8")
    click.echo((out / "CARD.md").read_text("utf-8"))


if __name__ == "__main__":
    main()
