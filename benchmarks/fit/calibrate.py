"""`python -m benchmarks.fit.calibrate`: how far scores of lines are to be believed, measured on sites not seen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click
import numpy as np
from scipy.optimize import minimize_scalar

from benchmarks.calibration import Bin, Judged, bins, expected_error
from benchmarks.commands.options import BODY_FOLDS, SHARED
from benchmarks.corpora import CHECKOUT
from benchmarks.fit.crossval import FOLDS
from benchmarks.fit.model import start
from benchmarks.fit.pages import Labelled, labelled_pages
from benchmarks.fit.unseen import Notes, SignFolds, read_sign_folds, unseen_weights
from bodycopy.classify.pipeline import classify
from bodycopy.classify.scores import confidence
from bodycopy.package_data import VIEWS

TABLE = CHECKOUT / "src" / "bodycopy" / "assemble" / "calibration.json"
CARD = Path(__file__).resolve().parent / "CALIBRATION.md"
_MOST = 10.0
_INTRODUCTION = """# How far the confidence of lines is to be believed

Written by `python -m benchmarks.fit.calibrate`; don't edit by hand.

The confidence of a line's role is the softmax of its scores, divided by a temperature: one for pages with markup, one
for scraped text, that makes the log loss of "this role is right" least. The lines are those of CARD.md's labelled
pages, each seen with signs and body weights that never saw its site ({folds} folds); the figures of each fold use the
temperature of the others.
"""


class Line(NamedTuple):
    """A labelled line on a site not seen: the sum of its scores, and whether the decoder's role is right."""

    fold: int
    score: int
    right: bool


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@SHARED
@BODY_FOLDS
def main(shared: Path, body_folds: Path) -> None:
    """Fit the temperatures of the lines' confidence: the same bytes each time.

    \b
    python -m benchmarks.fit --body-folds FOLDER                # first: signs by fold
    python -m benchmarks.fit.calibrate --body-folds FOLDER
    """
    notes = unseen_weights(body_folds)
    temperatures, parts = {}, [_INTRODUCTION.format(folds=FOLDS)]
    for view in VIEWS:
        pages = [page for page in labelled_pages(shared, view) if page.source != "gapped"]
        lines = list(_lines(pages, notes, read_sign_folds(body_folds, view)))
        temperatures[view] = _temperature(lines)
        before = bins(Judged(confidence(line.score, 1.0), line.right) for line in lines)
        after = bins(_unseen(lines))
        parts.append(_section(view, temperatures[view], len(lines), before, after))
    TABLE.write_text(json.dumps(temperatures, indent=2, sort_keys=True) + "\n", "utf-8")
    CARD.write_text("".join(parts), "utf-8")
    click.echo("".join(parts))


def _lines(pages: Iterable[Labelled], learned: Callable[[str], Notes], by_fold: SignFolds) -> Iterator[Line]:
    for labelled in pages:
        fold = by_fold.fold_of(labelled.site)
        start(labelled.page, learned(labelled.site), by_fold.signs[fold])
        classify(labelled.page)
        for line, role in zip(labelled.page.lines, labelled.roles, strict=True):
            if role is not None:
                yield Line(fold, line.score, line.role is role)


def _temperature(lines: Sequence[Line]) -> float:
    right = np.array([line.right for line in lines])

    def loss(temperature: float) -> float:
        shares = np.array([confidence(line.score, temperature) for line in lines])
        return float(-np.log(np.where(right, shares, 1 - shares) + 1e-6).mean())

    return round(float(minimize_scalar(loss, bounds=(0.3, _MOST), method="bounded", options={"xatol": 0.005}).x), 2)


def _unseen(lines: Sequence[Line]) -> Iterator[Judged]:
    for fold in range(FOLDS):
        temperature = _temperature([line for line in lines if line.fold != fold])
        for line in lines:
            if line.fold == fold:
                yield Judged(confidence(line.score, temperature), line.right)


def _section(view: str, temperature: float, lines: int, before: Sequence[Bin], after: Sequence[Bin]) -> str:
    rows = [
        f"\n## View {view}: temperature {temperature}\n",
        f"Expected calibration error over {lines} lines: {expected_error(after):.3f}, "
        f"without temperature {expected_error(before):.3f}.\n",
        "| lines | mean confidence | share right |",
        "| ---: | ---: | ---: |",
        *(f"| {one.lines} | {one.confidence:.3f} | {one.right:.3f} |" for one in after),
    ]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
