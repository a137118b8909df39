"""What the learned model says of whole pages: which kind a page is of, and how well its text was found.

Both are linear models, trained by `python -m benchmarks.train.pages`; PAGES.md is their card.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp
from typing import Any, Final, NamedTuple

from bodycopy.errors import ModelError
from bodycopy.model.kinds import PageKind, kind_features
from bodycopy.model.trust import TRUST_FEATURES, trust_features
from bodycopy.package_data import VIEWS, package_file, read_json, view_of
from bodycopy.page import Page

VERSION: Final = 1
"""The version of the features of pages: weights of another version don't fit."""
UNIT: Final = 16
"""Weights of kinds are in units of 1/16 logit."""
BIAS: Final = ""
_FILE: Final = "pages-v1.json"
_KINDS: Final = tuple(PageKind)


class KindVerdict(NamedTuple):
    """How likely a page is of each kind."""

    chances: Mapping[PageKind, float]
    """They sum to 1."""

    @property
    def kind(self) -> PageKind:
        """The likeliest kind."""
        return max(self.chances, key=self.chances.__getitem__)

    @property
    def confidence(self) -> float:
        """How likely that is, from 1/7 to 1."""
        return self.chances[self.kind]


class PageWeights:
    """The weights of whole pages."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Read the content of a weights file.

        Raises:
            ModelError: the weights are of another version, or not complete.
        """
        if data.get("version") != VERSION:
            raise ModelError(f"the page weights are of version {data.get('version')}, this code reads {VERSION}")
        try:
            self._kinds: dict[str, list[int]] = {name: [*map(int, row)] for name, row in data["kinds"].items()}
            self._trust: dict[str, list[float]] = {view: [*map(float, data["trust"][view])] for view in VIEWS}
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ModelError(f"the page weights are damaged: {error!r}") from error
        whole = all(len(row) == len(_KINDS) for row in self._kinds.values())
        if not whole or any(len(row) != len(TRUST_FEATURES) + 1 for row in self._trust.values()):
            raise ModelError("the page weights are damaged: a row has too few weights, or too many")

    def kind(self, features: Iterable[str]) -> KindVerdict:
        """The verdict on a page with these features: the softmax of their weights' sums."""
        rows = [self._kinds[name] for name in (BIAS, *features) if name in self._kinds]
        sums = [sum(column) / UNIT for column in zip(*rows, strict=True)]
        best = max(sums)
        shares = [exp(value - best) for value in sums]
        whole = sum(shares)
        return KindVerdict({kind: share / whole for kind, share in zip(_KINDS, shares, strict=True)})

    def trust(self, features: Sequence[float], view: str) -> float:
        """The F1 that a text of a page of this view, with these features, may be expected to have, from 0 to 1."""
        *weights, bias = self._trust[view]
        return 1 / (1 + exp(-bias - sum(weight * value for weight, value in zip(weights, features, strict=True))))


@cache
def load() -> PageWeights:
    """The weights of this package, read on first use.

    Raises:
        ModelError: the file is missing, damaged, or of another version.
    """
    return PageWeights(read_json(package_file("model", _FILE), "the page weights"))


def page_kind(page: Page, body: Sequence[int], weights: PageWeights) -> KindVerdict | None:
    """The kinds of a page with markup; None for scraped text, which shows too little of it, and for empty pages."""
    if not page.has_markup or not page.texts:
        return None
    return weights.kind(kind_features(page, body))


def page_trust(page: Page, logits: Sequence[float], body: Sequence[int]) -> float | None:
    """The F1 that the text of these lines may be expected to have; None for a page without a line."""
    if not page.texts:
        return None
    return load().trust(trust_features(page.lengths, logits, body), view_of(page))
