"""`python -m benchmarks.fit`: fit the weights of the signs, show them cross-validated by site, write them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from benchmarks.commands.options import BODY_FOLDS, SHARED
from benchmarks.corpora import CHECKOUT
from benchmarks.fit.crossval import FOLDS, Outcome, cross_validate
from benchmarks.fit.model import Sample, folds_by_site, sample, train
from benchmarks.fit.pages import Labelled, body_pages, labelled_pages
from benchmarks.fit.text import OpenLines, of_labelled, of_sample
from benchmarks.fit.unseen import Notes, seen_by_page_weights, unseen_weights, write_sign_folds
from benchmarks.roles import SCORED, Tally, core_mean, score
from benchmarks.train.dataset import Sample as CorpusSample
from benchmarks.train.dataset import read_samples
from bodycopy.classify.signs import VERSION, Tables, plain
from bodycopy.package_data import VIEWS

WEIGHTS = CHECKOUT / "src" / "bodycopy" / "classify" / "weights.json"
MARKUP = "html"
CARD = Path(__file__).resolve().parent / "CARD.md"
CARD_TEXT = """# The weights of the signs

Written by `python -m benchmarks.fit`. How much each sign that a classifier can see speaks for each of the 16 roles, in
log-odds; for pages with markup and for scraped text. Multinomial logistic regression in which signs drop out at random,
from `priors.toml` on, in two passes: what lines show by themselves, for the draft, then that together with what their
place shows. Signs that are single words are kept if the furniture (promos, legal text, captions, by-lines and the like,
not stories) of eight sites shares them. For pages with markup, each sign has two more weights for the one question
whether a line that the body model leaves open is text of the article, fitted to such lines of all pages of the corpora
and of the fixtures.

## Data

- `roles`: ../shared/roles, 24 news pages labelled by hand.
- `labels`: `benchmarks/line_labels.jsonl`, 700 more pages of ../shared/corpus: 305 of news, 395 articles of other
  sites. Their lines were labelled for this project by language models that read every line by the same guide; lines are
  named by checksums, no text is kept.
- `seeds`: ../shared/seeds, the scraped texts that the project began from.
- `fixtures`: the invented pages of this project.

The text figures are those of all pages of aed-dev, fundus-dev (shingle F1) and wcxb-dev (word F1) whose reference has
a text, by the signs together with the learned body model, both without the page's site. They are of the present code's
fit. The package's weights may be of an earlier one: a new one takes their place when it holds every floor of the
accuracy gate, whose pages it learned from.

## Cross-validated by site, {folds} folds

```
{figures}
```
"""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@SHARED
@BODY_FOLDS
@click.option("--view", "views", multiple=True, type=click.Choice(VIEWS), help="Only this view (repeatable).")
@click.option("--folds/--no-folds", default=True, help="Cross-validate by site first.")
@click.option(
    "--one-in", type=click.IntRange(min=1), default=1, show_default=True,
    help="Use one in so many of the pages with known body only.",
)  # fmt: skip
@click.option("--write/--no-write", default=True, help="Write the weights file of the package.")
def main(shared: Path, body_folds: Path, views: tuple[str, ...], folds: bool, one_in: int, write: bool) -> None:
    """Fit how much each sign speaks for each role, on pages whose every line is labelled.

    \b
    python -m benchmarks.train --folds FOLDER                   # first, once: body weights by fold
    python -m benchmarks.fit --body-folds FOLDER --no-write     # the card, cross-validated, and signs by fold in FOLDER
    python -m benchmarks.fit --body-folds FOLDER --no-folds     # write the weights only
    """
    if not (shared / "roles").is_dir():
        raise click.ClickException(f"no labelled pages in {shared}: give the folder that holds roles/ with --shared")
    notes = unseen_weights(body_folds)
    if folds and (warning := seen_by_page_weights(body_folds)):
        click.echo(warning, err=True)
    tables: dict[str, Tables] = {}
    shown: list[str] = []
    views = views or VIEWS
    corpus = read_samples(shared / "corpus") if folds or MARKUP in views else []
    for view in views:
        labelled = labelled_pages(shared, view)
        opened = _opened(corpus, labelled, notes) if view == MARKUP else []
        pages = [*labelled, *(body_pages(corpus, view, one_in) if folds else ())]
        samples = [sample(page, notes(page.site)) for page in pages]
        click.echo(f"{view}: {len(samples)} pages, {sum(len(s.signs) for s in samples)} lines")
        if folds:
            shown += [f"view {view}:", *_figures(samples, opened, body_folds, view)]
        if write:
            tables[view] = train(samples, opened)
    if write:
        _write(tables)
    if folds and views == VIEWS and one_in == 1:
        CARD.write_text(CARD_TEXT.format(figures="\n".join(shown), folds=FOLDS), encoding="utf-8")


def _opened(
    corpus: Sequence[CorpusSample], labelled: Sequence[Labelled], notes: Callable[[str], Notes]
) -> list[OpenLines]:
    """The open lines of the corpora's pages, and of the fixtures; other labelled pages are among the former."""
    fixtures = [page for page in labelled if page.source == "fixtures"]
    return [
        *(of_sample(page, notes(page.domain)) for page in corpus),
        *(of_labelled(page, notes(page.site)) for page in fixtures),
    ]


def _figures(samples: Sequence[Sample], opened: Sequence[OpenLines], folder: Path, view: str) -> list[str]:
    totals: dict[str, Outcome] = {}
    tables = []
    sites = [*(sample.labelled.site for sample in samples), *(page.site for page in opened)]
    folds = folds_by_site(sites, FOLDS)
    for number, fold in enumerate(cross_validate(samples, opened, folds), start=1):
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


def _write(tables: Mapping[str, Tables]) -> None:
    data = json.loads(WEIGHTS.read_text(encoding="utf-8")) if WEIGHTS.exists() else {}
    data |= {"version": VERSION} | {view: plain(found) for view, found in tables.items()}
    WEIGHTS.write_text(_rows(data) + "\n", encoding="utf-8")
    click.echo(f"wrote {WEIGHTS.name}: {WEIGHTS.stat().st_size / 1000:.0f} kB")


def _rows(data: Any) -> str:
    """JSON in which each sign has a row, so that a difference shows which ones changed."""
    if not isinstance(data, dict):
        return json.dumps(data, separators=(",", ":"))
    rows = ",\n".join(f"{json.dumps(name)}:{_rows(value)}" for name, value in sorted(data.items()))
    return f"{{\n{rows}\n}}"


if __name__ == "__main__":
    main()
