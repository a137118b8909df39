"""The weights of all signs that classifiers can see, as data.

People state the signs (a phrase, a class word, a place); how much each one speaks for every role is fitted to labelled
pages by `python -m benchmarks.train` and kept in `weights.json`, one table for markup and one for scraped text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from bodycopy.errors import ModelError
from bodycopy.lexicon.files import package_file
from bodycopy.page import Evidence, Page, Role

VERSION: Final = 1
_NOTHING: Final[Mapping[Role, float]] = MappingProxyType({})
VIEWS: Final = ("text", "html")
"""Of pages: as scraped text, with markup."""
PRIOR: Final = "prior"
"""The sign that every line shows."""

Weights = Mapping[str, Mapping[Role, float]]


class Signs:
    """The signs of one view of pages. Asking for the same sign twice gives the same `Evidence`."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._made: dict[tuple[str, str], Evidence] = {}

    def __call__(self, name: str, reason: str) -> Evidence:
        """The evidence of a sign; one without a fitted weight speaks for no role."""
        key = name, reason
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Evidence(name, reason, self._weights.get(name, _NOTHING))
        return found


def read_weights(data: Mapping[str, object]) -> dict[str, Weights]:
    """The two tables of a weights file; raises `ModelError` for a file of another version."""
    if data.get("version") != VERSION:
        raise ModelError(f"weights of version {data.get('version')}, but this bodycopy reads version {VERSION}")
    tables: dict[str, Weights] = {}
    for view in VIEWS:
        table = data.get(view)
        if not isinstance(table, dict):
            raise ModelError(f"the weights have no table for {view}")
        tables[view] = {
            name: {Role(role): float(weight) for role, weight in weights.items()} for name, weights in table.items()
        }
    return tables


@cache
def _packaged() -> dict[str, Signs]:
    tables = read_weights(json.loads(package_file("classify", "weights.json").read_text(encoding="utf-8")))
    return {view: Signs(tables[view]) for view in VIEWS}


def signs_for(page: Page) -> Signs:
    """The signs of the page's view: with markup or without."""
    found = page.notes.get("signs")
    if found is None:
        found = page.notes["signs"] = _packaged()[VIEWS[page.has_markup]]
    assert isinstance(found, Signs)
    return found
