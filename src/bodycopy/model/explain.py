"""What the learned model's log-odds for a line are made of: the features that weigh most, in words for a person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from bodycopy.model.evaluate import Weights
from bodycopy.model.features import (
    body_features,
    levels,
    place_features,
    place_mask,
    tag_path,
    tag_path_features,
    tokens,
)
from bodycopy.model.pooled import UNIT, pooled_features
from bodycopy.page import Page


class Part(NamedTuple):
    """One feature of a line."""

    name: str
    """For programs: `first.shape`, `first.near:caption`, `second.layout_mean`."""
    text: str
    """What it reads, in words for a person."""
    weight: float
    """What it adds to the log-odds for body: in the first pass to those that the second one starts from."""


FIRST: Final = {
    "above": "how much running text the container around it holds",
    "capitals": "its length, and how many of its words open with a capital",
    "from_end": "how near the page's end it stands",
    "gap": "the blank lines before and behind it",
    "h1": "how far from the first <h1> it stands",
    "head": "whether the page's head says the same words",
    "kind": "its length, on a page that declares itself to be of this kind",
    "main": "how near the container with the most running text it stands",
    "next": "the shape of the line behind it",
    "next2": "the shape of the second line behind it",
    "page": "its length, on a page with so much running text",
    "pair": "the shapes of the lines before and behind it",
    "passed": "how much of the page's running text stands before it",
    "previous": "the shape of the line before it",
    "previous2": "the shape of the second line before it",
    "repeated": "whether it stands on the page more than once",
    "shape": "its length, links and last character",
    "start": "its length and first character",
    "window12": "how much running text the twelve lines each way hold",
    "window5": "how much running text the five lines each way hold",
}
"""What each column of the first pass reads."""
SECOND: Final = {
    "above_mean": "how much like body its container is",
    "above_share": "how much of the page's body its container holds",
    "beside": "how much like body the lines before and behind it are",
    "declared": "how much like body it is, on a page that declares itself to be of this kind",
    "layout_mean": "how much like body the lines laid out alike are",
    "layout_share": "how much of the page's body the lines laid out alike hold",
    "outer_mean": "how much like body the lines in blocks laid out alike are",
    "outer_share": "how much of the page's body the lines in blocks laid out alike hold",
    "page_lines": "how much like body it is, on a page with so many lines",
    "page_mass": "how much like body it is, on a page with so much body",
    "passed": "how much of the page's body stands before it",
    "stretch": "where it stands to the longest stretch of body",
}
"""What each column of the second pass reads."""
_PLACES: Final = {
    "near": 'class word "{}" close by',
    "far": 'class word "{}" further up',
    "in": "somewhere in <{}>",
    "inline": "all in an inline <{}>",
}


class Explanation:
    """The features of all lines of a page, in both passes."""

    def __init__(self, page: Page, weights: Weights) -> None:
        """Reckon the features of a page that has lines anew."""
        self._view = weights.markup if page.has_markup else weights.text
        self._codes = body_features(page)
        first = self._view.first_scores(self._codes, has_markup=page.has_markup)
        self._second = pooled_features(self._codes, first).all_columns()
        self._has_markup = page.has_markup
        self._of_contexts: dict[int, list[tuple[str, float]]] = {}
        self._of_names: dict[tuple[str, str], list[tuple[str, float]]] = {}

    def codes(self, index: int) -> tuple[int, ...]:
        """All that is read of the line number `index`: lines with the same codes have the same parts."""
        columns = (*self._codes.columns.values(), *self._second.values())
        return (*[column[index] for column in columns], self._codes.layout[index])

    def parts(self, index: int, most: int) -> list[Part]:
        """The features of the line number `index` that weigh most, at most so many of each pass, the second first."""
        view = self._view
        second = _weightiest(view.second.parts(self._second, index), most)
        first = view.first.parts(self._codes.columns, index)
        if self._has_markup:
            first += self._of_context(self._codes.layout[index], most)
        return [
            *(Part(f"second.{name}", SECOND[name], weight) for name, weight in second),
            *(Part(f"first.{name}", in_words(name), weight) for name, weight in _weightiest(first, most)),
        ]

    def _of_context(self, number: int, most: int) -> list[tuple[str, float]]:
        """What weighs most of what the context of this number says, which many lines share."""
        found = self._of_contexts.get(number)
        if found is None:
            context = self._codes.contexts[number]
            parts = self._weighed(
                [*tag_path_features(tag_path(context)), *place_features(place_mask(context, {None: 0}))]
            )
            for level in levels(context):
                parts += self._of_level(level, most)
            found = self._of_contexts[number] = _weightiest(dict(parts).items(), most)
        return found

    def _of_level(self, level: tuple[str, str], most: int) -> list[tuple[str, float]]:
        """What weighs most of the class and id names of one element around: the contexts of a page share most."""
        found = self._of_names.get(level)
        if found is None:
            kind, names = level
            parts = self._weighed([f"{kind}:{token}" for token in tokens(names)])
            found = self._of_names[level] = _weightiest(parts, most)
        return found

    def _weighed(self, names: Iterable[str]) -> list[tuple[str, float]]:
        """The names of features of contexts with their weights, in logits."""
        weights = self._view.names
        return [(name, weights.get(name, 0) / UNIT) for name in names]


def in_words(name: str) -> str:
    """What a feature of the first pass reads."""
    if name in FIRST:
        return FIRST[name]
    kind, _, value = name.partition(":")
    if name in ("in:hidden", "in:link"):
        return "the page hides it" if value == "hidden" else "in a link"
    if name == "inline:":
        return "in no inline element of its own"
    if kind in ("tag", "tags"):
        return " ".join(f"in <{tag}>" for tag in value.split("<"))
    return _PLACES[kind].format(value)


def _weightiest(parts: Iterable[tuple[str, float]], most: int) -> list[tuple[str, float]]:
    ranked = sorted([(-abs(weight), name, weight) for name, weight in parts if weight])
    return [(name, weight) for _, name, weight in ranked[:most]]
