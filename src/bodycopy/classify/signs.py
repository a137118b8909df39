"""The weights of all signs that classifiers can see, as data.

People state the signs (a phrase, a class word, a place); how much each one speaks for every role is fitted to labelled
pages by `python -m benchmarks.fit` and kept in `weights.json`, for markup and for scraped text: what a sign weighs in
the draft, where a line is all that is known, what it weighs beside the signs of the line's place, and what it says of
the question whether the line is text of the article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from bodycopy.classify.scores import STEP, Text, pack
from bodycopy.errors import ModelError
from bodycopy.memo import Memo
from bodycopy.package_data import VIEWS, package_file, read_json, view_of
from bodycopy.page import Evidence, Finding, Page, Role

VERSION: Final = 2
PRIOR: Final = "prior"
"""The sign that every line shows."""
WORD: Final = "word."
"""What the names of signs that are single words begin with."""
NOTE: Final = "signs"
"""The page's note of the signs to use, where they are not the package's own."""
_MOST_FINDINGS: Final = 1 << 15
_ROLES: Final = tuple(Role)
_NOTHING: Final[Text] = (0.0, 0.0)

Weights = Mapping[str, Mapping[Role, float]]
"""Of each sign, its log-odds by role."""


class Tables(NamedTuple):
    """The weights of one view of pages."""

    draft: Weights
    """Of the signs that a line shows by itself, without any other."""
    final: Weights
    """Of all signs together."""
    text: Mapping[str, Text]
    """Of the signs that a line shows by itself, beside what the learned model says of it."""


Sign = tuple[str, str]
"""A sign's name, and the reason in words."""
Describe = Callable[[Any], Iterable[Sign]]


Findings = Memo[Any, Finding]
"""What one classifier finds, by a key of its own."""


class Signs:
    """The signs of one view of pages, with their weights."""

    def __init__(self, tables: Tables, *, keep_all: bool = False) -> None:
        """Take the weights; `keep_all` keeps signs without a weight in findings, for those who fit the weights."""
        self._drafts, self._weights, self._texts = tables
        self._scores: dict[str, int] = {}
        self._keep_all = keep_all
        self._words = frozenset(name.removeprefix(WORD) for name in self._weights if name.startswith(WORD))
        self._tables: dict[Describe, Findings] = {}
        self._evidence: Memo[Sign, Evidence] = Memo(self._evidence_of, _MOST_FINDINGS)
        """Findings share their evidence: tens of thousands of objects more would cost every collection of garbage."""

    def finding(self, signs: Iterable[Sign]) -> Finding:
        """The signs as one finding; those without a weight are left out."""
        weights, drafts = self._weights, self._drafts
        evidence = []
        score = 0
        for sign in signs:
            name, _ = sign
            if name in weights or name in drafts or self._keep_all:
                score += self._score(name)
                evidence.append(self._evidence[sign])
        return Finding(score, tuple(evidence))

    def _evidence_of(self, sign: Sign) -> Evidence:
        name, reason = sign
        return Evidence(name, reason, self._weights.get(name, {}))

    def words_among(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that are signs."""
        return frozenset(words) if self._keep_all else self._words.intersection(words)

    def _score(self, name: str) -> int:
        found = self._scores.get(name)
        if found is None:
            found = self._scores[name] = pack(
                self._weights.get(name, {}), self._drafts.get(name, {}), self._texts.get(name, _NOTHING)
            )
        return found

    def findings(self, describe: Describe) -> Findings:
        """The table of findings of a classifier, which describes its keys as signs."""
        found = self._tables.get(describe)
        if found is None:
            found = self._tables[describe] = Memo(lambda key: self.finding(describe(key)), _MOST_FINDINGS)
        return found


def read_weights(data: Mapping[str, Any]) -> dict[str, Tables]:
    """The tables of a weights file by view; raises `ModelError` for a file of another version, or a damaged one."""
    return {view: _read_view(data, view) for view in VIEWS}


def _read_view(data: Mapping[str, Any], view: str) -> Tables:
    if not isinstance(data, Mapping):
        raise ModelError(f"the weights are a {type(data).__name__}, not a table")
    if data.get("version") != VERSION:
        raise ModelError(f"weights of version {data.get('version')}, but this bodycopy reads version {VERSION}")
    if view not in data:
        raise ModelError(f"the weights have no table for {view}")
    try:
        return read_tables(data[view])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"the weights for {view} are damaged: {error!r}") from error


def read_tables(data: Mapping[str, Mapping[str, Sequence[int]]]) -> Tables:
    """The tables of one view of a file. Damaged ones raise what they raise."""
    text = {name: (on_article / STEP, on_other / STEP) for name, (on_article, on_other) in data["text"].items()}
    return Tables(_read(data["draft"]), _read(data["final"]), text)


def _read(table: Mapping[str, Sequence[int]]) -> Weights:
    """A table of a file, which holds one whole number a role, in steps."""
    return {
        name: {role: steps / STEP for role, steps in zip(_ROLES, row, strict=True) if steps}
        for name, row in table.items()
    }


def plain(tables: Tables) -> dict[str, dict[str, list[int]]]:
    """The tables as a file holds them, which `read_tables` reads; signs without a weight are left out."""
    rows = {
        "draft": {sign: [weights.get(role, 0.0) for role in _ROLES] for sign, weights in tables.draft.items()},
        "final": {sign: [weights.get(role, 0.0) for role in _ROLES] for sign, weights in tables.final.items()},
        "text": tables.text,
    }
    return {
        name: {sign: [round(weight * STEP) for weight in row] for sign, row in table.items() if any(row)}
        for name, table in rows.items()
    }


@cache
def _packaged(view: str) -> Signs:
    """The package's own signs of a view: few programs read both, and the first page of each waits for its tables."""
    return Signs(_read_view(read_json(package_file("classify", "weights.json"), "the weights"), view))


def signs_for(page: Page) -> Signs:
    """The signs of the page's view: with markup or without."""
    return page.once(NOTE, lambda page: _packaged(view_of(page)))
