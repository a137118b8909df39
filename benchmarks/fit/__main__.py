"""`python -m benchmarks.fit`: fit the weights of the signs, show them cross-validated by site, write them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from benchmarks.commands.options import BODY_FOLDS, SHARED
from benchmarks.corpora import CHECKOUT
from benchmarks.fit.crossval import FOLDS, Outcome, cross_validate
from benchmarks.fit.model import Sample, folds_by_site, sample, train
from benchmarks.fit.pages import body_pages, labelled_pages
from benchmarks.fit.unseen import unseen_weights, write_sign_folds
from benchmarks.roles import SCORED, Tally, core_mean, score
from bodycopy.classify.signs import VERSION, VIEWS, Weights

WEIGHTS = CHECKOUT / "src" / "bodycopy" / "classify" / "weights.json"
CARD = Path(__file__).resolve().parent / "CARD.md"
STRENGTH = 1.0
CARD_TEXT = """# The weights of the signs

Written by `python -m benchmarks.fit`. How much each sign that a classifier can see speaks for each of the 16 roles, in
log-odds; one table for pages with markup, one for scraped text. Multinomial logistic regression, drawn towards
`priors.toml`, in two passes: what lines show by themselves, then what their place shows, on top of the first. Signs
that are single words are kept if the furniture (promos, legal text, captions, by-lines and the like, not stories) of
eight sites shares them.

## Data

- `roles`: ../shared/roles, 24 news pages labelled by hand.
- `labels`: `benchmarks/line_labels.jsonl`, 700 more pages of ../shared/corpus: 305 of news, 395 articles of other
  sites. Their lines were labelled for this project by language models that read every line by the same guide; lines are
  named by checksums, no text is kept.
- `seeds`: ../shared/seeds, the scraped texts that the project began from.
- `fixtures`: the invented pages of this project.

The text figures are those of all pages of aed-dev and fundus-dev (shingle F1) and of a part of wcxb-dev (word F1), by
the signs together with the learned body model, both without the page's site.

## Cross-validated by site, {folds} folds

```
{figures}
```
"""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@SHARED
@BODY_FOLDS
@click.option("--view", "views", multiple=True, type=click.Choice(VIEWS), help="Only this view (repeatable).")
@click.option("--strength", default=STRENGTH, show_default=True, help="How strongly weights are drawn to the priors.")
@click.option("--folds/--no-folds", default=True, help="Cross-validate by site first.")
@click.option("--one-in", default=1, show_default=True, help="Use one in so many of the pages with known body only.")
@click.option("--write/--no-write", default=True, help="Write the weights file of the package.")
def main(
    shared: Path, body_folds: Path, views: tuple[str, ...], strength: float, folds: bool, one_in: int, write: bool
) -> None:
    """Fit how much each sign speaks for each role, on pages whose every line is labelled.

    \b
    python -m benchmarks.train --folds FOLDER                   # first, once: body weights by fold
    python -m benchmarks.fit --body-folds FOLDER --no-write     # cross-validated figures, and signs by fold in FOLDER
    python -m benchmarks.fit --body-folds FOLDER --no-folds     # write the weights only
    """
    if not (shared / "roles").is_dir():
        raise click.ClickException(f"no labelled pages in {shared}: give the folder that holds roles/ with --shared")
    notes = unseen_weights(body_folds)
    tables: dict[str, Weights] = {}
    shown: list[str] = []
    for view in views or VIEWS:
        pages = [*labelled_pages(shared, view), *(body_pages(shared, view, one_in) if folds else ())]
        samples = [sample(page, notes(page.site)) for page in pages]
        click.echo(f"{view}: {len(samples)} pages, {sum(len(s.signs) for s in samples)} lines")
        if folds:
            shown += [f"view {view}:", *_figures(samples, strength, body_folds, view)]
        if write:
            tables[view] = train(samples, strength)
    if write:
        _write(tables)
        if folds:
            CARD.write_text(CARD_TEXT.format(figures="\n".join(shown), folds=FOLDS), encoding="utf-8")


def _figures(samples: Sequence[Sample], strength: float, folder: Path, view: str) -> list[str]:
    totals: dict[str, Outcome] = {}
    tables = []
    folds = folds_by_site([sample.labelled.site for sample in samples], FOLDS)
    for number, fold in enumerate(cross_validate(samples, folds, strength), start=1):
        click.echo(f"fold {number} of {FOLDS}", err=True)
        tables.append(fold.weights)
        for name, outcome in fold.outcomes.items():
            totals.setdefault(name, Outcome()).add(outcome)
    write_sign_folds(folder, view, folds, tables)
    lines: list[str] = []
    for name, outcome in sorted(totals.items()):
        if outcome.texts:
            lines.append(f"  {name}: F1 of the text {outcome.text_f1(name):.3f} on {len(outcome.texts)} pages")
        elif name != "gapped":
            lines += _role_figures(name, outcome.tally)
    click.echo("\n".join(lines))
    return lines


def _role_figures(name: str, tally: Tally) -> list[str]:
    lines = [f"  {name}: words with the right role {tally.accuracy:.3f}, mean of the core roles {core_mean(tally):.3f}"]
    for role in SCORED:
        found = score(tally, role)
        wrong = ", ".join(f"{other} {count}" for other, count in found.taken_for)
        lines.append(
            f"    {role:11} words F1 {found.word_f1:.3f}  lines F1 {found.line_f1:.3f}"
            f"  lines {found.labelled_lines:5}  taken for: {wrong}"
        )
    return lines


def _write(tables: Mapping[str, Weights]) -> None:
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8")) if WEIGHTS.exists() else {}
    data = {"version": VERSION, **{view: kept.get(view, {}) for view in VIEWS}}
    for view, weights in tables.items():
        data[view] = {name: dict(sorted(roles.items())) for name, roles in sorted(weights.items()) if roles}
    lines = [f'"version": {data.pop("version")}']
    for view, table in data.items():
        rows = ",\n".join(
            f"{json.dumps(name)}:{json.dumps(roles, separators=(',', ':'))}" for name, roles in table.items()
        )
        lines.append(f'"{view}": {{\n{rows}\n}}')
    WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    click.echo(f"wrote {WEIGHTS.name}: {WEIGHTS.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
