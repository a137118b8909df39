"""The weights that never saw a site: the learned ones of lines and of pages, and those of signs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from bodycopy.classify.kind import WEIGHTS as PAGE_WEIGHTS
from bodycopy.classify.logits import WEIGHTS as BODY_WEIGHTS
from bodycopy.classify.signs import NOTE, VERSION, Signs, Tables, plain, read_tables
from bodycopy.model.evaluate import Weights as BodyWeights
from bodycopy.model.pages import PageWeights

Notes = Mapping[str, Any]
"""What to note on a page, so that it is read with these weights rather than the package's."""


def unseen_weights(folder: Path) -> Callable[[str], Notes]:
    """For a site, the notes of the weights of the fold that left it out; none for an unknown site.

    The weights of pages are left out where `python -m benchmarks.train.pages` did not write any. Raises
    click.ClickException for a folder without body weights by fold.
    """
    file = folder / "folds.json"
    if not file.exists():
        raise click.ClickException(f"no {file}: run python -m benchmarks.train --folds {folder} first")
    folds: dict[str, int] = json.loads(file.read_text(encoding="utf-8"))
    bodies = [BodyWeights(read) for read in _read(folder, "weights-*.json")]
    pages = [PageWeights(read) for read in _read(folder, "pages-*.json")]
    notes: list[dict[str, Any]] = [{BODY_WEIGHTS: weights} for weights in bodies]
    for note, weights in zip(notes, pages, strict=False):
        note[PAGE_WEIGHTS] = weights
    return lambda site: notes[folds[site]] if site in folds else {}


def seen_by_page_weights(folder: Path) -> str | None:
    """What to say of a folder without weights of pages by fold: the package's own are asked, which saw all sites."""
    if any(folder.glob("pages-*.json")):
        return None
    return (
        f"No weights of pages in {folder}: the package's own tell what kind of page each is, and these saw every site. "
        f"For figures of unseen sites run python -m benchmarks.train.pages --body-folds {folder}, and then this again."
    )


_WRITE_ANEW = "run python -m benchmarks.fit --body-folds FOLDER first"


class SignFolds(NamedTuple):
    """The signs of each fold, and the fold that each site was left out of."""

    signs: Sequence[Signs]
    folds: Mapping[str, int]

    def fold_of(self, site: str) -> int:
        """The fold that a labelled site was left out of. Raises click.ClickException where it was in none."""
        if site not in self.folds:
            raise click.ClickException(f"{site} was labelled after the signs by fold were written: {_WRITE_ANEW}")
        return self.folds[site]

    def notes(self, site: str) -> Notes:
        """The notes of the signs that never saw a site: the package's own, where it was in no fold."""
        return {NOTE: self.signs[self.folds[site]]} if site in self.folds else {}


def write_sign_folds(folder: Path, view: str, folds: Mapping[str, int], tables: Sequence[Tables]) -> None:
    """Keep the weights of signs by fold beside the learned ones."""
    data = {"version": VERSION, "folds": folds, "tables": [plain(found) for found in tables]}
    _signs_file(folder, view).write_text(json.dumps(data), encoding="utf-8")


def read_sign_folds(folder: Path, view: str) -> SignFolds:
    """The signs of one view by fold. Raises click.ClickException where none were written by this code."""
    file = _signs_file(folder, view)
    if not file.exists():
        raise click.ClickException(f"no {file}: {_WRITE_ANEW}")
    read = json.loads(file.read_text(encoding="utf-8"))
    if read.get("version") != VERSION:
        raise click.ClickException(f"{file} is of another version: {_WRITE_ANEW}")
    return SignFolds([Signs(read_tables(tables)) for tables in read["tables"]], read["folds"])


def _signs_file(folder: Path, view: str) -> Path:
    return folder / f"signs-{view}.json"


def _read(folder: Path, pattern: str) -> list[Any]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob(pattern))]
