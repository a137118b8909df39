"""The weights of all signs that classifiers can see, as data.

People state the signs (a phrase, a class word, a place); how much each one speaks for every role is fitted to labelled
pages by `python -m benchmarks.fit` and kept in `weights.json`, one table for markup and one for scraped text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Final

from bodycopy.classify.scores import pack
from bodycopy.errors import ModelError
from bodycopy.lexicon.files import package_file, read_json
from bodycopy.memo import Memo
from bodycopy.page import Evidence, Finding, Page, Role

VERSION: Final = 1
VIEWS: Final = ("text", "html")
"""Of pages: as scraped text, with markup."""
PRIOR: Final = "prior"
"""The sign that every line shows."""
WORD: Final = "word."
"""What the names of signs that are single words begin with."""
NOTE: Final = "signs"
"""The page's note of the signs to use, where they are not the package's own."""
_MOST_FINDINGS: Final = 1 << 15

Weights = Mapping[str, Mapping[Role, float]]
Sign = tuple[str, str]
"""A sign's name, and the reason in words."""
Describe = Callable[[Any], Iterable[Sign]]


Findings = Memo[Any, Finding]
"""What one classifier finds, by a key of its own."""


class Signs:
    """The signs of one view of pages, with their weights."""

    def __init__(self, weights: Weights, *, keep_all: bool = False) -> None:
        """Take the weights; `keep_all` keeps signs without a weight in findings, for those who fit the weights."""
        self._weights = weights
        self._scores: dict[str, int] = {}
        self._keep_all = keep_all
        self._words = frozenset(name.removeprefix(WORD) for name in weights if name.startswith(WORD))
        self._tables: dict[Describe, Findings] = {}

    def finding(self, signs: Iterable[Sign]) -> Finding:
        """The signs as one finding; those without a weight are left out."""
        weights = self._weights
        evidence = []
        score = 0
        for name, reason in signs:
            if name in weights or self._keep_all:
                score += self._score(name)
                evidence.append(Evidence(name, reason, weights.get(name, {})))
        return Finding(score, tuple(evidence))

    def words_among(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that are signs."""
        return frozenset(words) if self._keep_all else self._words.intersection(words)

    def _score(self, name: str) -> int:
        found = self._scores.get(name)
        if found is None:
            found = self._scores[name] = pack(self._weights.get(name, {}))
        return found

    def findings(self, describe: Describe) -> Findings:
        """The table of findings of a classifier, which describes its keys as signs."""
        found = self._tables.get(describe)
        if found is None:
            found = self._tables[describe] = Memo(lambda key: self.finding(describe(key)), _MOST_FINDINGS)
        return found


def read_weights(data: Mapping[str, object]) -> dict[str, Weights]:
    """The two tables of a weights file; raises `ModelError` for a file of another version."""
    if not isinstance(data, Mapping):
        raise ModelError(f"the weights are a {type(data).__name__}, not a table")
    if data.get("version") != VERSION:
        raise ModelError(f"weights of version {data.get('version')}, but this bodycopy reads version {VERSION}")
    tables: dict[str, Weights] = {}
    for view in VIEWS:
        table = data.get(view)
        if not isinstance(table, dict):
            raise ModelError(f"the weights have no table for {view}")
        try:
            tables[view] = {
                name: {Role(role): float(weight) for role, weight in weights.items()} for name, weights in table.items()
            }
        except (AttributeError, TypeError, ValueError) as error:
            raise ModelError(f"the weights for {view} are damaged: {error}") from error
    return tables


@cache
def _packaged() -> dict[str, Signs]:
    tables = read_weights(read_json(package_file("classify", "weights.json"), "the weights"))
    return {view: Signs(tables[view]) for view in VIEWS}


def signs_for(page: Page) -> Signs:
    """The signs of the page's view: with markup or without."""
    return page.once(NOTE, lambda page: _packaged()[VIEWS[page.has_markup]])
