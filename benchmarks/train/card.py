"""The model card, written from what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.measures import Summary, harmonic_mean
from benchmarks.train.crossval import WORD_CORPORA, figures, split
from benchmarks.train.dataset import FOLDS, Sample
from benchmarks.train.fit import Floats
from benchmarks.train.train import Result
from bodycopy.model.features import VERSION
from bodycopy.model.pooled import UNIT

_INTRODUCTION = f"""# Model card: the learned body classifier, weights version {VERSION}

Written by `python -m benchmarks.train`; don't edit by hand.

**What it is.** A linear model in two passes that gives each line of a page the log-odds that it is body. The first pass
adds one weight a feature: the line's length, links and last character, its neighbours', the class and id words and tags
above it, the mass of running text in its container, its place on the page, what the page's head declares. The second
pass reads the first pass's scores of the line, of its neighbours, of its groups and of the whole page. No feature reads
words of the text. Weights are whole numbers in steps of 1/{UNIT} logit. Scraped text has weights of its own.

**What it is for.** One stage of bodycopy's pipeline. It says nothing of the other roles.

**Data.** Development splits only; none of their pages, texts or publishers is in the package, only class and id words
and tags that three or more sites share.

| corpus | pages | source and licence |
| --- | --- | --- |
| aed-dev | {{aed-dev}} | English news of 2023: article-extraction-dataset |
| fundus-dev | {{fundus-dev}} | news of 26 countries: test pages of fundus, MIT |
| wcxb-dev | {{wcxb-dev}} | pages of seven kinds: WCXB v1.0 (Murrough Foley), CC-BY-4.0 |

**Labels.** A line is body if at least half of its words stand in the reference text in the same order; on the 372 pages
whose lines are labelled one by one, the label says so, but for titles, standfirsts and sections, on which the corpora
differ. Lines count by the root of their words, pages alike (news half as much again); long repeats, half-matched lines,
and lines that held-out scores contradict outright (mostly faults of the references) count little, unless labelled.

**Cross-validation.** {FOLDS} folds by registered domain. All that is fitted for a fold comes from the other folds, the
doubt about labels and the first scores that the second pass learns from included; only the features, the ridges and the
leniences by declared kind were chosen once, over all. News: shingle F1; WCXB: word F1. The text is that of the lines
with log-odds above 0 and nothing else: no hand-written classifier takes part. Pages without a line count too.
"""

_LIMITS = """
## Limits
- References disagree about standfirsts, lists, captions and repeated headings; a part of what is counted as error is
  theirs.
- Listing, collection and product pages: what the page exists for is often a grid of links or tables of data, which look
  like navigation.
- Far from English, German and Japanese, news is represented by a page or two a language.
- A page whose text stands only in scripts has no lines to score.
"""


def card(samples: Sequence[Sample], markup: Result, text: Result, rows: Mapping[str, Mapping[str, Summary]]) -> str:
    """The model card in Markdown."""
    counts = {name: sum(sample.corpus == name for sample in samples) for name in ("aed-dev", "fundus-dev", "wcxb-dev")}
    introduction = _INTRODUCTION
    for name, count in counts.items():
        introduction = introduction.replace("{" + name + "}", str(count))
    return "".join(
        [
            introduction,
            "\n## Cross-validated figures\n",
            _figures(samples, {"markup": markup, "scraped text": text}),
            "\n## What each part brings\nF1 on pages with markup without the part; two folds and one round, so rows "
            "compare with each other only.\n\n",
            _ablation(rows),
            "\n## Calibration\nLines with markup, held out, weighted by their words.\n\n",
            _reliability(samples, markup.scores),
            "\n## Doubtful pages\nPages ranked by the mean chance, over the words that are kept or nearly so, that the "
            "decision is right; the mean F1 of each fifth, from the surest to the most doubtful.\n\n",
            _ranking(samples, markup.scores),
            _LIMITS,
        ]
    )


def _figures(samples: Sequence[Sample], results: Mapping[str, Result]) -> str:
    columns = {name: _at_zero(samples, result.scores) for name, result in results.items()}
    first = _at_zero(samples, results["markup"].first_scores)
    lines = ["| | pages | precision | recall | F1 | first pass alone | F1, scraped text |", "|" + " --- |" * 7]
    for name, found in columns["markup"].items():
        pages = sum(name in (sample.corpus, f"{sample.corpus}: {sample.kind}") for sample in samples)
        scraped = columns["scraped text"][name].f1
        lines.append(
            f"| {name} | {pages} | {found.precision:.3f} | {found.recall:.3f} | **{found.f1:.3f}** "
            f"| {first[name].f1:.3f} | {scraped:.3f} |"
        )
    return "\n".join(lines) + "\n"


def _at_zero(samples: Sequence[Sample], scores: Floats) -> dict[str, Summary]:
    return figures(samples, [page > 0 for page in split(scores, samples)])


def _ablation(rows: Mapping[str, Mapping[str, Summary]]) -> str:
    names = ["aed-dev", "fundus-dev", "wcxb-dev", "wcxb-dev: article"]
    lines = ["| without | " + " | ".join(names) + " |", "|" + " --- |" * (len(names) + 1)]
    lines += [f"| {part} | " + " | ".join(f"{row[name].f1:.3f}" for name in names) + " |" for part, row in rows.items()]
    return "\n".join(lines) + "\n"


def _reliability(samples: Sequence[Sample], scores: Floats) -> str:
    chance = 1 / (1 + np.exp(-scores / UNIT))
    is_body = np.concatenate([sample.is_body for sample in samples])
    sizes = np.array([len(text) for sample in samples for text in sample.page.texts])
    lines = ["| chance of body | lines | share that is body |", "| --- | --- | --- |"]
    for low in range(0, 100, 10):
        chosen = (chance >= low / 100) & (chance < (low + 10) / 100 + (low == 90))
        share = sizes[chosen & is_body].sum() / sizes[chosen].sum()
        lines.append(f"| {low / 100:.1f} to {(low + 10) / 100:.1f} | {chosen.sum()} | {share:.2f} |")
    return "\n".join(lines) + "\n"


def _ranking(samples: Sequence[Sample], scores: Floats) -> str:
    ranked: list[tuple[float, float]] = []
    for sample, page in zip(samples, split(scores, samples), strict=True):
        chance = 1 / (1 + np.exp(-page / UNIT))
        sizes = np.array([len(text) for text in sample.page.texts]) * (chance > 0.1)
        sureness = float((sizes * np.maximum(chance, 1 - chance)).sum() / (sizes.sum() or 1))
        ranked.append((sureness, _page_f1(sample, page > 0)))
    ranked.sort(reverse=True)
    lines = ["| pages | mean F1 |", "| --- | --- |"]
    for number, part in enumerate(np.array_split(np.array([f1 for _, f1 in ranked]), 5), start=1):
        lines.append(f"| fifth {number} | {part.mean():.3f} |")
    return "\n".join(lines) + "\n"


def _page_f1(sample: Sample, keep: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    found = figures([sample], [keep])[sample.corpus]
    return found.f1 if sample.corpus in WORD_CORPORA else harmonic_mean(found.precision, found.recall)
