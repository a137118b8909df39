"""How well predicted line roles match labelled ones: pure functions on streams of (role, text) lines.

Predicted and labelled lines are two streams of words in document order, aligned by `difflib.SequenceMatcher`; each
labelled word takes the role of the predicted line that it is aligned with, or `MISSING`. A line's role is the one of
most of its words. A role's F1 is counted over words and over lines.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from benchmarks.corpora import Line
from benchmarks.measures import words

MISSING = "missing"
"""What a labelled word is taken for that no predicted line holds."""

SCORED = (
    "title", "standfirst", "byline", "date", "body", "subheading", "caption", "credit", "promo", "related", "tags",
    "comment",
)  # fmt: skip
"""Roles that get a figure of their own. The others count only where they are taken for one of these."""

CORE = ("body", "caption", "promo", "related")
"""Roles whose word F1 is averaged to one figure."""

Pairs = Counter[tuple[str, str]]


@dataclass(slots=True)
class Tally:
    """How often a labelled role was taken for a role, by (labelled, taken for)."""

    words: Pairs = field(default_factory=Counter)
    lines: Pairs = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count another tally's words and lines in this one."""
        self.words.update(other.words)
        self.lines.update(other.lines)

    @property
    def accuracy(self) -> float:
        """The share of words that have the labelled role; 1 where there are none."""
        right = sum(count for (labelled, taken), count in self.words.items() if labelled == taken)
        return right / self.words.total() if self.words else 1.0


class RoleScore(NamedTuple):
    """The figures of one role."""

    role: str
    word_f1: float
    line_f1: float
    labelled_lines: int
    taken_for: list[tuple[str, int]]
    """The roles that its lines were wrongly given, most frequent first, with the number of lines."""


def compare(predicted: Sequence[Line], labelled: Sequence[Line]) -> Tally:
    """Count what one page's labelled lines were taken for; both arguments are (role, text) lines in document order."""
    tally = Tally()
    votes: defaultdict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for line, taken_line in align(predicted, labelled):
        role = labelled[line][0]
        taken = MISSING if taken_line is None else predicted[taken_line][0]
        tally.words[role, taken] += 1
        votes[line, role][taken] += 1
    for (_, role), roles in votes.items():
        tally.lines[role, roles.most_common(1)[0][0]] += 1
    return tally


def align(predicted: Sequence[Line], labelled: Sequence[Line]) -> list[tuple[int, int | None]]:
    """For each labelled word the number of its line, and that of the predicted line that it is aligned with, if any."""
    predicted_words = [(word, line) for line, (_, text) in enumerate(predicted) for word in words(text)]
    labelled_words = [(word, line) for line, (_, text) in enumerate(labelled) for word in words(text)]
    matcher = SequenceMatcher(
        None, [word for word, _ in labelled_words], [word for word, _ in predicted_words], autojunk=False
    )
    taken: list[int | None] = [None] * len(labelled_words)
    for start, predicted_start, size in matcher.get_matching_blocks():
        for offset in range(size):
            taken[start + offset] = predicted_words[predicted_start + offset][1]
    return [(line, taken_line) for (_, line), taken_line in zip(labelled_words, taken, strict=True)]


def score(tally: Tally, role: str) -> RoleScore:
    """The figures of one role."""
    wrong = Counter({taken: n for (labelled, taken), n in tally.lines.items() if labelled == role != taken})
    return RoleScore(
        role=role,
        word_f1=_f1(tally.words, role),
        line_f1=_f1(tally.lines, role),
        labelled_lines=tally.lines[role, role] + wrong.total(),
        taken_for=wrong.most_common(4),
    )


def core_mean(tally: Tally) -> float:
    """The mean word F1 of the `CORE` roles."""
    return sum(_f1(tally.words, role) for role in CORE) / len(CORE)


def _f1(pairs: Pairs, role: str) -> float:
    labelled_or_taken = sum(count * ((a == role) + (b == role)) for (a, b), count in pairs.items())
    return 2 * pairs[role, role] / max(1, labelled_or_taken)
