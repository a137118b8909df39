"""How well an extracted text matches a reference text: pure functions on strings.

Three figures are in use for main-content extraction. Word F1 is the mean over pages of the bag-of-words F1 (the figure
of the WCXB benchmark); it does not see the order of the text. Shingle F1 counts runs of four words, so it does; it is
the F1 of mean precision and mean recall (the figure of Zyte's article-extraction-benchmark, which also gives the share
of pages whose shingles match exactly). Snippet F1 counts snippets that the text must and must not hold, over all pages
together (the figure of trafilatura's evaluation).

All F1 values, precisions and recalls are shares between 0 and 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

SHINGLE_WORDS = 4
"""How many words a shingle has. A shorter text is one shingle of all its words."""

_WORD = re.compile(r"\w+")

Token = TypeVar("Token", bound=Hashable)


class Overlap(NamedTuple):
    """What share of one page's extracted text is wanted, and what share of the wanted text was extracted."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 when both are 0."""
        return harmonic_mean(self.precision, self.recall)


class Snippets(NamedTuple):
    """How many snippets that a text must hold it holds, and how many that it must not."""

    kept: int
    to_keep: int
    held_wrongly: int

    @property
    def precision(self) -> float:
        """The share of the held snippets that should be; 1 where none is held."""
        held = self.kept + self.held_wrongly
        return self.kept / held if held else 1.0

    @property
    def recall(self) -> float:
        """The share of the snippets to keep that were kept; 1 where there are none."""
        return self.kept / self.to_keep if self.to_keep else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)


class Summary(NamedTuple):
    """The figures of many pages."""

    precision: float
    recall: float
    f1: float


def harmonic_mean(a: float, b: float) -> float:
    """The harmonic mean of two shares, 0 when both are 0."""
    return 2 * a * b / (a + b) if a + b else 0.0


def words(text: str) -> list[str]:
    r"""The `\w+` tokens of a text in lower case."""
    return _WORD.findall(text.lower())


def bag_of_words(text: str) -> Counter[str]:
    """How often each word occurs in a text."""
    return Counter(words(text))


def bag_of_shingles(text: str) -> Counter[tuple[str, ...]]:
    r"""How often each run of `SHINGLE_WORDS` `\w+` tokens occurs in a text, case kept."""
    tokens = _WORD.findall(text)
    if not tokens:
        return Counter()
    runs = max(1, len(tokens) - SHINGLE_WORDS + 1)
    return Counter(tuple(tokens[start : start + SHINGLE_WORDS]) for start in range(runs))


def overlap(extracted: Counter[Token], reference: Counter[Token]) -> Overlap:
    """Precision and recall of one page's tokens.

    What is empty has nothing wrong and misses nothing: an empty extraction has precision 1 and, unless the reference is
    empty too, recall 0; an empty reference gives recall 1.
    """
    shared = (extracted & reference).total()
    return Overlap(
        precision=shared / extracted.total() if extracted else 1.0,
        recall=shared / reference.total() if reference else 1.0,
    )


def word_overlap(extracted: str, reference: str) -> Overlap:
    """Precision and recall of a page's words."""
    return overlap(bag_of_words(extracted), bag_of_words(reference))


def shingle_overlap(extracted: str, reference: str) -> Overlap:
    """Precision and recall of a page's shingles."""
    return overlap(bag_of_shingles(extracted), bag_of_shingles(reference))


def snippet_counts(extracted: str, keep: Iterable[str], drop: Iterable[str]) -> Snippets:
    """Which snippets a page's text holds; white space is folded in both."""
    text = _folded(extracted)
    kept = [_folded(snippet) in text for snippet in keep]
    dropped = [_folded(snippet) in text for snippet in drop]
    return Snippets(sum(kept), len(kept), sum(dropped))


def snippet_total(pages: Iterable[Snippets]) -> Snippets:
    """The counts of many pages together."""
    return Snippets(*map(sum, zip(*pages, strict=True)))


def mean_of_f1(pages: Sequence[Overlap]) -> Summary:
    """Means over pages of precision, recall and F1: how word F1 is summarised. Raises ValueError without pages."""
    precision, recall = _means(pages)
    return Summary(precision, recall, sum(page.f1 for page in pages) / len(pages))


def f1_of_means(pages: Sequence[Overlap]) -> Summary:
    """F1 of mean precision and mean recall: how shingle F1 is summarised. Raises ValueError without pages."""
    precision, recall = _means(pages)
    return Summary(precision, recall, harmonic_mean(precision, recall))


def _means(pages: Sequence[Overlap]) -> tuple[float, float]:
    if not pages:
        raise ValueError("no pages to summarise")
    return sum(page.precision for page in pages) / len(pages), sum(page.recall for page in pages) / len(pages)


def _folded(text: str) -> str:
    return " ".join(text.split())
