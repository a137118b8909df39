"""The fit's figures on sites that it never saw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.fit.model import Sample, folds_by_site, start, train
from benchmarks.measures import words
from benchmarks.roles import Tally
from bodycopy.classify.pipeline import classify
from bodycopy.classify.signs import Signs

FOLDS = 5


def cross_validate(samples: Sequence[Sample], strength: float) -> Iterator[dict[str, Tally]]:
    """After each fold, what its lines were taken for, by source: roles, labels, fixtures."""
    folds = folds_by_site([sample.labelled.site for sample in samples], FOLDS)
    for number in range(FOLDS):
        seen = [sample for sample in samples if folds[sample.labelled.site] != number]
        signs = Signs(train(seen, strength))
        tallies: dict[str, Tally] = {}
        for sample in samples:
            if folds[sample.labelled.site] == number:
                tallies.setdefault(sample.labelled.source, Tally()).add(_tally(sample, signs))
        yield tallies


def _tally(sample: Sample, signs: Signs) -> Tally:
    page = sample.labelled.page
    start(page, signs)
    classify(page)
    tally = Tally()
    for line, role in zip(page.lines, sample.labelled.roles, strict=True):
        if role is not None:
            tally.words[role, line.role] += len(words(line.text))
            tally.lines[role, line.role] += 1
    return tally
