"""The learned log-odds that a line is body: a linear model in two passes, with whole-number weights.

The first pass adds one weight a feature. The second reads the first pass's scores of the line, of its neighbours, its
groups and its page, again as one weight a feature. Weights are in units of 1/16 logit.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from bodycopy.errors import ModelError
from bodycopy.lexicon.class_words import split_names
from bodycopy.memo import Memo
from bodycopy.model.features import (
    CODES,
    LEVELS,
    VERSION,
    Codes,
    Column,
    body_features,
    place_features,
    place_mask,
    tag_path,
    tag_path_features,
)
from bodycopy.model.pooled import SCORES, UNIT, Group, Pooled, group_features, pooled_features
from bodycopy.package_data import package_file, read_json
from bodycopy.page import Context, Page

_FILE = "weights-v1.json"
_CACHED_NAMES = 50_000
_MOST_GROUPS = 1 << 14
"""More than there are different ones."""
_AT_ONCE = 3
"""So many columns are added in one go, which is quicker than one by one; with more there is little left to gain."""


class _Tables:
    """The weights of one pass: a bias, and a table by code for each column."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.bias = int(data["bias"])
        self.tables: dict[str, list[int]] = {
            name: table + [0] * (CODES - len(table)) for name, table in data["columns"].items()
        }

    def sums(self, columns: Mapping[str, Column], sums: list[int]) -> list[int]:
        """For each line, the sum of what is in `sums` and the weights of its codes."""
        pairs = [(self.tables[name], column) for name, column in columns.items()]
        rest = len(pairs) % _AT_ONCE
        for table, column in pairs[:rest]:
            sums = [sum_ + table[code] for sum_, code in zip(sums, column, strict=True)]
        threes = iter(pairs[rest:])
        for (t, of_t), (u, of_u), (v, of_v) in zip(threes, threes, threes, strict=True):
            sums = [sum_ + t[i] + u[j] + v[k] for sum_, i, j, k in zip(sums, of_t, of_u, of_v, strict=True)]
        return sums

    def parts(self, columns: Mapping[str, Column], index: int) -> list[tuple[str, float]]:
        """The weight that each column adds for one line, in logits."""
        return [(name, self.tables[name][column[index]] / UNIT) for name, column in columns.items()]


class _PooledTables(_Tables):
    """The weights of the second pass, where what holds for the page or for a group is looked up once for it."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.of_group = Memo(self.sums_of_group, _MOST_GROUPS)

    def totals(self, pooled: Pooled) -> list[int]:
        """For each line, the sum of the bias and the weights of its codes."""
        by_score = self.by_score(pooled.page, self.bias)
        by_group = [self.of_group[group] for group in pooled.groups]
        sums = [by_group[group][own] + by_score[own] for group, own in zip(pooled.layout, pooled.own, strict=True)]
        return self.sums(pooled.columns, sums)

    def sums_of_group(self, group: Group) -> list[int]:
        """By the code of a line's own score, the sum of the weights of what holds for its group."""
        combined, alone = group_features(group)
        return self.by_score(combined, sum([self.tables[name][code] for name, code in alone.items()]))

    def by_score(self, codes: Mapping[str, int], start: int) -> list[int]:
        """By the code of a line's own score, the sum of `start` and the weights of codes that are combined with it."""
        chosen = [self.tables[name][code * SCORES : (code + 1) * SCORES] for name, code in codes.items()]
        return [sum(weights, start) for weights in zip(*chosen, strict=True)]


class _View:
    """The weights for pages with markup, or for scraped text."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.first = _Tables(data["first"])
        self.second = _PooledTables(data["second"])
        self.names: dict[str, int] = data["names"]
        # Pages share most tags, and pages of a site their names.
        self.near = Memo(partial(_sum_of_words, _by_word(self.names, "near:")), _CACHED_NAMES)
        far = Memo(partial(_sum_of_words, _by_word(self.names, "far:")), _CACHED_NAMES)
        self.by_level = tuple(self.near if level == "near" else far for level in LEVELS)
        self.paths = Memo(self.sum_of_path, _CACHED_NAMES)
        self.places = Memo(self.sum_of_places, _CACHED_NAMES)

    def first_scores(self, codes: Codes, *, has_markup: bool) -> list[int]:
        """The first pass: for each line, its score."""
        if not has_markup:
            return self.first.sums(codes.columns, [self.first.bias] * len(codes.layout))
        masks: dict[Context | None, int] = {None: 0}
        scores = [self.context_score(context, masks) for context in codes.contexts]
        return self.first.sums(codes.columns, [scores[number] for number in codes.layout])

    def context_score(self, context: Context, masks: dict[Context | None, int]) -> int:
        """The bias and the weights of a context's class words and tags, and of those around it."""
        score = self.paths[tag_path(context)] + self.places[place_mask(context, masks)]
        # The loop of `levels`, written out: it runs for every context of every page.
        near, block = self.near, context.block
        here: Context | None = context
        while here is not None and here is not block:
            score += near[here.names]
            here = here.parent
        for table in self.by_level:
            if here is None:
                break
            score += table[here.names]
            here = here.parent
        return score

    def sum_of_path(self, path: tuple[str, str, str, str]) -> int:
        """The bias and the weights of the tags of a path."""
        return self.first.bias + self.sum_of(tag_path_features(path))

    def sum_of_places(self, mask: int) -> int:
        """The weights of the elements around, by their mask."""
        return self.sum_of(place_features(mask))

    def sum_of(self, names: list[str]) -> int:
        return sum([self.names.get(name, 0) for name in names])


def _by_word(names: Mapping[str, int], kind: str) -> dict[str, int]:
    """The weights of class and id words of elements of a kind, which the names in the file begin with."""
    return {name.removeprefix(kind): weight for name, weight in names.items() if name.startswith(kind)}


def _sum_of_words(weights: Mapping[str, int], names: str) -> int:
    """The sum of the weights of an element's class and id words, each of which counts once."""
    return sum([weights[word] for word in weights.keys() & split_names(names)])


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
        if not page.texts:
            return []
        view = self.markup if page.has_markup else self.text
        codes = body_features(page)
        first = view.first_scores(codes, has_markup=page.has_markup)
        return [score / UNIT for score in view.second.totals(pooled_features(codes, first))]


@cache
def load() -> Weights:
    """The weights of this package, read on first use.

    Raises:
        ModelError: the file is missing, damaged, or of another version.
    """
    return Weights(read_json(package_file("model", _FILE), "the weights"))
