"""The weights of the learned body model that never saw a site."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from bodycopy.model.evaluate import Weights as BodyWeights
from bodycopy.model.evaluate import load


def unseen_body_weights(folder: Path) -> Callable[[str], BodyWeights]:
    """For a site, the body weights of the fold that left it out; for an unknown site the package's."""
    folds: dict[str, int] = json.loads((folder / "folds.json").read_text(encoding="utf-8"))
    weights = [
        BodyWeights(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("weights-*.json"))
    ]
    return lambda site: weights[folds[site]] if site in folds else load()
