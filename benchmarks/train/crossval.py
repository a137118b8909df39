"""Cross-validated figures: the text of the lines that are kept, measured as the corpora are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.measures import (
    Overlap,
    Summary,
    bag_of_shingles,
    bag_of_words,
    f1_of_means,
    mean_of_f1,
    overlap,
)
from benchmarks.train.dataset import Sample

LONG = 40
"""A kept text of this many characters is emitted once."""
WORD_CORPORA = frozenset({"wcxb-dev"})


def kept_text(lines: Sequence[str], keep: NDArray[np.bool_]) -> str:
    """The kept lines, divided by blank lines; long ones once."""
    kept: dict[str, None] = {}
    for i in np.flatnonzero(keep).tolist():
        text = lines[i]
        kept[text if len(text) >= LONG else f"{text}\n{i}"] = None
    return "\n\n".join(text.partition("\n")[0] for text in kept)


def figures(samples: Sequence[Sample], keep: Sequence[NDArray[np.bool_]]) -> dict[str, Summary]:
    """By corpus, and for corpora of many kinds by kind as well: the summary of their pages."""
    pages: defaultdict[tuple[str, bool], list[Overlap]] = defaultdict(list)
    for sample, kept in zip(samples, keep, strict=True):
        text = kept_text(sample.page.texts, kept)
        by_word = sample.corpus in WORD_CORPORA
        if by_word:
            page = overlap(bag_of_words(text), bag_of_words(sample.reference))
            pages[f"{sample.corpus}: {sample.kind}", True].append(page)
        else:
            page = overlap(bag_of_shingles(text), bag_of_shingles(sample.reference))
        pages[sample.corpus, by_word].append(page)
    return {
        name: mean_of_f1(found) if by_word else f1_of_means(found) for (name, by_word), found in sorted(pages.items())
    }


def split(lines: NDArray[np.float64], samples: Sequence[Sample]) -> list[NDArray[np.float64]]:
    """Values of all lines, page by page."""
    return np.split(lines, np.cumsum([len(sample.is_body) for sample in samples])[:-1])
