"""`python -m benchmarks.train.pages`: train what is said of whole pages: their kind, how well the text was found."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.commands.options import BODY_FOLDS
from benchmarks.corpora import CHECKOUT, SHARED, read_pages
from benchmarks.fit.bodies import unseen_body_weights
from benchmarks.fit.logistic import fit_classes
from benchmarks.measures import shingle_overlap, word_overlap
from benchmarks.train.crossval import WORD_CORPORA
from benchmarks.train.dataset import CORPORA, FOLDS, absent, registered_domain
from benchmarks.train.fit import Floats, bags
from benchmarks.train.pages_card import Judged, Kinds, card
from bodycopy.assemble.blocks import body_text
from bodycopy.classify.logits import WEIGHTS, body_logits
from bodycopy.classify.pipeline import find_body
from bodycopy.decode import decode
from bodycopy.model.evaluate import Weights
from bodycopy.model.kinds import PageKind, kind_features
from bodycopy.model.pages import BIAS, UNIT, VERSION, PageWeights
from bodycopy.model.trust import trust_features
from bodycopy.page import Page
from bodycopy.segment.html import segment_html
from bodycopy.segment.text import segment_text

_MODEL = CHECKOUT / "src" / "bodycopy" / "model"
_KINDS = list(PageKind)
_VIEWS = ("html", "text")
LEAST_DOMAINS = 5
"""A feature must be seen on so many sites."""
KIND_RIDGE = 10.0
BALANCE = 0.5
"""Pages of a kind count by this power of how rare it is: 0 all alike, 1 every kind alike."""
TRUST_RIDGE = 3.0


class Example(NamedTuple):
    """A page, with weights of lines that never saw its site."""

    corpus: str
    domain: str
    fold: int
    kind: PageKind
    features: list[str]
    trust: dict[str, list[float]]
    """By view; without those of views without a line."""
    f1: dict[str, float]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--corpus", type=click.Path(path_type=Path), default=SHARED / "corpus", help="The folder of the corpora.")
@BODY_FOLDS
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=_MODEL, help="Where to write.")
def main(corpus: Path, body_folds: Path, out: Path) -> None:
    """Train the models of whole pages: the same bytes each time."""
    if missing := absent(corpus):
        raise click.ClickException(f"there is no {', no '.join(missing)}: see the corpora folder's README")
    examples = list(read_examples(corpus, body_folds))
    click.echo(f"{len(examples)} pages")
    kinds: list[Kinds] = []
    judged: dict[str, list[Judged]] = {view: [] for view in _VIEWS}
    for fold in range(FOLDS):
        weights = PageWeights(train([example for example in examples if example.fold != fold]))
        for example in examples:
            if example.fold == fold:
                _judge(example, weights, kinds, judged)
    data = train(examples)
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n"
    (out / f"pages-v{VERSION}.json").write_text(text, "utf-8")
    (out / "PAGES.md").write_text(card(kinds, judged), "utf-8")
    click.echo((out / "PAGES.md").read_text("utf-8"))


def _judge(example: Example, weights: PageWeights, kinds: list[Kinds], judged: dict[str, list[Judged]]) -> None:
    if "html" in example.trust:
        kinds.append(Kinds(example.corpus, example.kind, *weights.kind(example.features)))
    for view, features in example.trust.items():
        trust = weights.trust(features, has_markup=view == "html")
        judged[view].append(Judged(example.corpus, trust, example.f1[view]))


def read_examples(corpus: Path, body_folds: Path) -> Iterator[Example]:
    """All pages, in the order of the corpora."""
    body_weights = unseen_body_weights(body_folds)
    folds: dict[str, int] = json.loads((body_folds / "folds.json").read_text(encoding="utf-8"))
    for name in CORPORA:
        measure = word_overlap if name in WORD_CORPORA else shingle_overlap
        for source in read_pages(corpus / f"{name}.jsonl.xz"):
            domain = registered_domain(source.url) or f"page-{source.id}"
            page = segment_html(decode(source.html or b"").data, source.url)
            trust, f1 = {}, {}
            for view, seen in zip(_VIEWS, (page, segment_text(page.texts, source.url)), strict=True):
                text = _text(seen, body_weights(domain))
                if seen.texts:
                    trust[view] = trust_features(seen.lengths, body_logits(seen), seen.body or ())
                    f1[view] = measure(text, source.reference or "").f1
            features = kind_features(page, page.body or ())
            yield Example(name, domain, folds[domain], PageKind(source.kind), features, trust, f1)


def _text(page: Page, weights: Weights) -> str:
    page.notes[WEIGHTS] = weights
    find_body(page)
    return body_text(page)


def train(examples: Sequence[Example]) -> dict[str, Any]:
    """The content of a weights file."""
    trust = {}
    for view in _VIEWS:
        seen = [example for example in examples if view in example.trust]
        values = np.array([example.trust[view] for example in seen])
        trust[view] = _fit_trust(values, np.array([example.f1[view] for example in seen]))
    return {"version": VERSION, "kinds": _fit_kinds(examples), "trust": trust}


def _fit_kinds(examples: Sequence[Example]) -> dict[str, list[int]]:
    """The weights of features by kind, in units; those without any weight are left out."""
    seen = [example for example in examples if "html" in example.trust]
    domains: defaultdict[str, set[str]] = defaultdict(set)
    for example in seen:
        for name in example.features:
            domains[name].add(example.domain)
    names = [BIAS, *sorted(name for name, found in domains.items() if len(found) >= LEAST_DOMAINS)]
    number = {name: i for i, name in enumerate(names)}
    rows = [[0, *(number[name] for name in example.features if name in number)] for example in seen]
    matrix: sp.csr_matrix = bags(rows, len(names))
    labels = np.array([_KINDS.index(example.kind) for example in seen])
    counts = np.bincount(labels, minlength=len(_KINDS))
    importance = (len(seen) / len(_KINDS) / counts[labels]) ** BALANCE
    none, start = np.zeros((len(seen), len(_KINDS))), np.zeros((len(names), len(_KINDS)))
    fitted = np.rint(fit_classes(matrix, labels, importance, none, start, KIND_RIDGE) * UNIT).astype(int)
    return {name: row.tolist() for name, row in zip(names, fitted, strict=True) if name == BIAS or row.any()}


def _fit_trust(values: NDArray[np.float64], f1: Floats) -> list[float]:
    """Logistic regression of the F1 itself: the weights of the values, and last the bias."""
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled = (values - mean) / spread

    def loss(point: Floats) -> tuple[float, Floats]:
        logits = scaled @ point[:-1] + point[-1]
        slopes = 1 / (1 + np.exp(-logits)) - f1
        gradient = np.append(scaled.T @ slopes + TRUST_RIDGE * point[:-1], slopes.sum())
        total = (np.logaddexp(0, logits) - f1 * logits).sum() + TRUST_RIDGE / 2 * point[:-1] @ point[:-1]
        return float(total), gradient

    found = minimize(loss, np.zeros(values.shape[1] + 1), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / spread
    return [round(float(weight), 4) for weight in (*weights, found[-1] - weights @ mean)]


if __name__ == "__main__":
    main()
