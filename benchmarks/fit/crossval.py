"""The fit's figures on sites that it never saw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.fit.model import Sample, start, train
from benchmarks.fit.pages import Labelled
from benchmarks.fit.text import OpenLines
from benchmarks.measures import Overlap, f1_of_means, mean_of_f1, shingle_overlap, word_overlap, words
from benchmarks.roles import Tally
from bodycopy.article import Encoding
from bodycopy.assemble import assemble
from bodycopy.classify.pipeline import classify
from bodycopy.classify.signs import Signs, Tables
from bodycopy.decode import EncodingOrigin

FOLDS = 3
_UTF_8 = Encoding(name="utf-8", origin=EncodingOrigin.TEXT)


class Fold(NamedTuple):
    """What came of leaving out the sites of one fold."""

    weights: Tables
    outcomes: dict[str, Outcome]
    """What the lines of these sites were taken for, by source: roles, labels, fixtures."""


def cross_validate(samples: Sequence[Sample], opened: Sequence[OpenLines], folds: Mapping[str, int]) -> Iterator[Fold]:
    """Fit without each fold in turn, and see how the sites of that fold fare."""
    for number in range(FOLDS):
        seen = [sample for sample in samples if folds[sample.labelled.site] != number]
        weights = train(seen, [page for page in opened if folds[page.site] != number])
        signs = Signs(weights)
        outcomes: dict[str, Outcome] = {}
        for sample in samples:
            if folds[sample.labelled.site] == number:
                outcome = _outcome(sample, signs)
                for name in _names(sample.labelled):
                    outcomes.setdefault(name, Outcome()).add(outcome)
        yield Fold(weights, outcomes)


class Outcome:
    """What the lines of one source were taken for, and how well its texts were found."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.texts: list[Overlap] = []

    def add(self, other: Outcome) -> None:
        """Count another outcome's pages in this one."""
        self.tally.add(other.tally)
        self.texts += other.texts

    def text_f1(self, name: str) -> float:
        """Mean word F1 for WCXB, the shingle F1 of mean precision and recall for the others."""
        return (mean_of_f1 if name.startswith("wcxb") else f1_of_means)(self.texts).f1


def _outcome(sample: Sample, signs: Signs) -> Outcome:
    labelled = sample.labelled
    page = labelled.page
    start(page, sample.notes, signs)
    classify(page)
    outcome = Outcome()
    for line, role in zip(page.lines, labelled.roles, strict=True):
        if role is not None:
            outcome.tally.words[role, line.role] += len(words(line.text))
            outcome.tally.lines[role, line.role] += 1
    if labelled.reference:
        text = assemble(page, _UTF_8, data=labelled.data).text
        measure = word_overlap if labelled.corpus == "wcxb-dev" else shingle_overlap
        outcome.texts.append(measure(text, labelled.reference))
    return outcome


def _names(labelled: Labelled) -> tuple[str, ...]:
    if labelled.source != "body":
        return (labelled.source,)
    if labelled.corpus != "wcxb-dev":
        return (labelled.corpus,)
    return labelled.corpus, f"{labelled.corpus} {labelled.kind}"
