"""The learned log-odds that a line is body: a linear model in two passes, with whole-number weights.

The first pass adds one weight a feature. The second reads the first pass's scores of the line, of its neighbours, its
groups and its page, again as one weight a feature. Weights are in units of 1/16 logit.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from bodycopy.errors import ModelError
from bodycopy.model.features import (
    CODES,
    VERSION,
    Codes,
    Column,
    body_features,
    context_features,
    levels,
    place_features,
    place_mask,
    tag_path,
    tag_path_features,
    tokens,
)
from bodycopy.model.pooled import UNIT, pooled_features
from bodycopy.page import Context, Page

_FILE = "weights-v1.json"
_CACHED_NAMES = 50_000


class _Tables:
    """The weights of one pass: a bias, and a table by code for each column."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.bias = int(data["bias"])
        self.tables: dict[str, list[int]] = {
            name: table + [0] * (CODES - len(table)) for name, table in data["columns"].items()
        }

    def sums(self, columns: Mapping[str, Column], first: list[int]) -> list[int]:
        """For each line, the sum of `first`, the bias and the weights of its codes."""
        bias = self.bias
        looked_up = [map(table.__getitem__, columns[name]) for name, table in self.tables.items()]
        return [sum(found, bias) for found in zip(first, *looked_up, strict=True)]

    def parts(self, columns: Mapping[str, Column], index: int) -> list[tuple[str, float]]:
        """The weight that each column adds for one line, in logits."""
        return [(name, table[columns[name][index]] / UNIT) for name, table in self.tables.items()]


class _View:
    """The weights for pages with markup, or for scraped text."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.first = _Tables(data["first"])
        self.second = _Tables(data["second"])
        self.names: dict[str, int] = data["names"]
        self.near: dict[str, int] = {}
        self.far: dict[str, int] = {}
        self.paths: dict[tuple[str, str, str, str], int] = {}
        self.places: dict[int, int] = {}

    def first_scores(self, codes: Codes, *, has_markup: bool) -> list[int]:
        start = self.context_scores(codes.contexts) if has_markup else [0] * len(codes.contexts)
        return self.first.sums(codes.columns, start)

    def context_scores(self, contexts: list[Context]) -> list[int]:
        """For each line's context, the sum of the weights of its class words and tags, and of those around it."""
        scores: dict[Context, int] = {}
        masks: dict[Context, int] = {}
        for context in contexts:
            if context not in scores:
                scores[context] = self.context_score(context, masks)
        return [scores[context] for context in contexts]

    def context_score(self, context: Context, masks: dict[Context, int]) -> int:
        near, far = levels(context)
        score = 0
        for kind, level_names, known in (("near:", near, self.near), ("far:", far, self.far)):
            for names in level_names:
                found = known.get(names)
                score += self.learn(kind, names, known) if found is None else found
        path = tag_path(context)
        found = self.paths.get(path)
        if found is None:
            found = self.paths[path] = sum(self.names.get(name, 0) for name in tag_path_features(path))
        score += found
        mask = place_mask(context, masks)
        found = self.places.get(mask)
        if found is None:
            found = self.places[mask] = sum(self.names.get(name, 0) for name in place_features(mask))
        return score + found

    def learn(self, kind: str, names: str, known: dict[str, int]) -> int:
        """Reckon the weight of some class and id names and keep it, since pages of a site share them."""
        if len(known) >= _CACHED_NAMES:
            known.clear()
        score = known[names] = sum(self.names.get(kind + token, 0) for token in tokens(names))
        return score


class Weights:
    """The weights of the learned classifier, for both views of a page."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Read the content of a weights file.

        Raises:
            ModelError: the weights are of another version, or not complete.
        """
        version = data.get("version")
        if version != VERSION:
            raise ModelError(f"the weights are of version {version}, this code reads version {VERSION}")
        try:
            self.markup, self.text = _View(data["markup"]), _View(data["text"])
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"the weights are damaged: {error!r}") from error

    def body_logits(self, page: Page) -> list[float]:
        """For each line of the page, the log-odds that it is body."""
        if not page.lines:
            return []
        _, _, scores = self._passes(page)
        return [score / UNIT for score in scores]

    def reasons(self, page: Page, index: int, count: int = 5) -> list[tuple[str, float]]:
        """The features that weighed most for the line `index`, each with its log-odds, the weightiest first."""
        codes, pooled, _ = self._passes(page)
        view = self._view(page)
        parts = [(f"then {name}", weight) for name, weight in view.second.parts(pooled, index)]
        parts += view.first.parts(codes.columns, index)
        if page.has_markup:
            parts += [(name, view.names.get(name, 0) / UNIT) for name in context_features(codes.contexts[index])]
        parts = [part for part in parts if part[1]]
        parts.sort(key=lambda part: (-abs(part[1]), part[0]))
        return parts[:count]

    def _view(self, page: Page) -> _View:
        return self.markup if page.has_markup else self.text

    def _passes(self, page: Page) -> tuple[Codes, dict[str, Column], list[int]]:
        view = self._view(page)
        codes = body_features(page)
        first = view.first_scores(codes, has_markup=page.has_markup)
        pooled = pooled_features(codes, first)
        return codes, pooled, view.second.sums(pooled, [0] * len(first))


@cache
def load() -> Weights:
    """The weights of this package, read on first use.

    Raises:
        ModelError: the file is missing, damaged, or of another version.
    """
    try:
        data = json.loads(files("bodycopy.model").joinpath(_FILE).read_bytes())
    except (OSError, ValueError) as error:
        raise ModelError(f"the weights can't be read: {error}") from error
    return Weights(data)


def body_logits(page: Page) -> list[float]:
    """For each line of the page, the log-odds that it is body, by the weights of this package."""
    return load().body_logits(page)
