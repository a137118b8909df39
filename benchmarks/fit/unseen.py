"""The learned weights, of lines and of pages, that never saw a site."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bodycopy.classify.kind import WEIGHTS as PAGE_WEIGHTS
from bodycopy.classify.logits import WEIGHTS as BODY_WEIGHTS
from bodycopy.model.evaluate import Weights as BodyWeights
from bodycopy.model.pages import PageWeights

Notes = Mapping[str, Any]
"""What to note on a page, so that it is read with these weights rather than the package's."""


def unseen_weights(folder: Path) -> Callable[[str], Notes]:
    """For a site, the notes of the weights of the fold that left it out; none for an unknown site.

    The weights of pages are left out where `python -m benchmarks.train.pages` did not write any.
    """
    folds: dict[str, int] = json.loads((folder / "folds.json").read_text(encoding="utf-8"))
    bodies = [BodyWeights(read) for read in _read(folder, "weights-*.json")]
    pages = [PageWeights(read) for read in _read(folder, "pages-*.json")]
    notes: list[dict[str, Any]] = [{BODY_WEIGHTS: weights} for weights in bodies]
    for note, weights in zip(notes, pages, strict=False):
        note[PAGE_WEIGHTS] = weights
    return lambda site: notes[folds[site]] if site in folds else {}


def _read(folder: Path, pattern: str) -> list[Any]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob(pattern))]
