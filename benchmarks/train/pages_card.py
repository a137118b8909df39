"""The card of the models of whole pages, written from what was measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.stats import spearmanr

from bodycopy.model.kinds import PageKind

_INTRODUCTION = """# Card: the models of whole pages

Written by `python -m benchmarks.train.pages`; don't edit by hand.

Two linear models. `Article.kind`: multinomial logistic regression over what the page's head declares, words of its URL,
and counts and shares of lines, links, headings, prices, pictures and dates; pages with markup only.
`Article.confidence`: the F1 that the text may be expected to have, a logistic regression of the F1 over the log-odds of
the page's lines and the length and breaks of the text. Neither reads words of the text.

**Data.** aed-dev, fundus-dev, wcxb-dev as in CARD.md. The news sets count as articles. Only features that five or more
sites share are in the weights.

**Cross-validation.** Five folds by registered domain, with body weights and signs that never saw the site. (Ridges and
features were chosen once, over all.)
"""


class Kinds(NamedTuple):
    """What a page is, and what it was taken for."""

    corpus: str
    kind: PageKind
    taken_for: PageKind
    confidence: float


class Judged(NamedTuple):
    """How far a page's text was trusted, and its F1."""

    corpus: str
    trust: float
    f1: float


def card(kinds: Sequence[Kinds], judged: Mapping[str, Sequence[Judged]]) -> str:
    """The card in Markdown."""
    parts = [_INTRODUCTION, "\n## Kinds\n", _accuracy(kinds), _by_kind(kinds), _reliability(kinds)]
    for view, name in (("html", "with markup"), ("text", "scraped text")):
        parts += [f"\n## How well confidence predicts F1, {name}\n", _ranking(judged[view]), _trusted(judged[view])]
    return "".join(parts)


def _accuracy(kinds: Sequence[Kinds]) -> str:
    of_many = [page for page in kinds if page.corpus == "wcxb-dev"]
    return (
        f"{_share(kinds):.3f} of {len(kinds)} pages right, {_share(of_many):.3f} of the {len(of_many)} of wcxb-dev.\n\n"
    )


def _share(pages: Sequence[Kinds]) -> float:
    return sum(page.kind == page.taken_for for page in pages) / (len(pages) or 1)


def _by_kind(kinds: Sequence[Kinds]) -> str:
    lines = ["| kind | pages | precision | recall | F1 | taken for |", "| --- | ---: | ---: | ---: | ---: | --- |"]
    for kind in PageKind:
        are = [page.taken_for for page in kinds if page.kind is kind]
        taken = [page.kind for page in kinds if page.taken_for is kind]
        right = are.count(kind)
        wrong = Counter(str(other) for other in are if other is not kind)
        others = ", ".join(f"{name} {count}" for name, count in sorted(wrong.items(), key=lambda x: (-x[1], x[0]))[:3])
        precision, recall = right / (len(taken) or 1), right / (len(are) or 1)
        f1 = 2 * right / ((len(taken) + len(are)) or 1)
        lines.append(f"| {kind} | {len(are)} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {others} |")
    return "\n".join(lines) + "\n"


def _reliability(kinds: Sequence[Kinds]) -> str:
    lines = ["", "| confidence | pages | share right |", "| --- | ---: | ---: |"]
    for low in range(1, 10):
        pages = [page for page in kinds if min(9, int(page.confidence * 10)) == low]
        if pages:
            lines.append(f"| {low / 10:.1f} to {(low + 1) / 10:.1f} | {len(pages)} | {_share(pages):.2f} |")
    return "\n".join(lines) + "\n"


def _ranking(judged: Sequence[Judged]) -> str:
    """Spearman's correlation, and the F1 of fifths."""
    sets = {
        "all": judged,
        "aed-dev, fundus-dev (shingle F1)": [page for page in judged if page.corpus != "wcxb-dev"],
        "wcxb-dev (word F1)": [page for page in judged if page.corpus == "wcxb-dev"],
    }
    lines = [
        "Mean F1 of each fifth of the pages, from the most to the least trusted, and Spearman's rank correlation.",
        "",
        "| pages | | 1 | 2 | 3 | 4 | 5 | correlation | mean error |",
        "| --- | ---: |" + " ---: |" * 7,
    ]
    for name, pages in sets.items():
        ranked = sorted(pages, key=lambda page: -page.trust)
        fifths = [f"{part.mean():.3f}" for part in np.array_split(np.array([page.f1 for page in ranked]), 5)]
        rho = spearmanr([page.trust for page in pages], [page.f1 for page in pages]).statistic
        error = sum(abs(page.trust - page.f1) for page in pages) / len(pages)
        lines.append(f"| {name} | {len(pages)} | {' | '.join(fifths)} | {rho:.2f} | {error:.3f} |")
    return "\n".join(lines) + "\n"


def _trusted(judged: Sequence[Judged]) -> str:
    lines = ["", "| confidence | pages | mean F1 | pages with F1 below 0.8 |", "| --- | ---: | ---: | ---: |"]
    for low, high in ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        f1 = [page.f1 for page in judged if low <= page.trust < high]
        if f1:
            bad = sum(value < 0.8 for value in f1) / len(f1)
            lines.append(f"| {low} to {min(high, 1.0)} | {len(f1)} | {sum(f1) / len(f1):.3f} | {bad:.2f} |")
    return "\n".join(lines) + "\n"
