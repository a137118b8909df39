"""`python -m benchmarks.train.pages`: train what is said of whole pages: their kind, how well the text was found."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import click
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.commands.options import BODY_FOLDS
from benchmarks.corpora import CHECKOUT, SHARED, read_pages
from benchmarks.fit.unseen import read_sign_folds, unseen_weights
from benchmarks.measures import shingle_overlap, word_overlap
from benchmarks.train.crossval import WORD_CORPORA
from benchmarks.train.dataset import CORPORA, FOLDS, absent, registered_domain
from benchmarks.train.fit import Floats, bags, fit_classes
from benchmarks.train.pages_card import Judged, Kinds, card
from bodycopy.assemble.blocks import body_text
from bodycopy.classify.kind import WEIGHTS as PAGE_WEIGHTS
from bodycopy.classify.kind import likely_lines
from bodycopy.classify.logits import body_logits
from bodycopy.classify.pipeline import find_body
from bodycopy.decode import decode
from bodycopy.model.kinds import PageKind, kind_features
from bodycopy.model.pages import BIAS, UNIT, VERSION, PageWeights
from bodycopy.model.trust import TRUST_FEATURES, trust_features
from bodycopy.page import Page
from bodycopy.segment.html import segment_html
from bodycopy.segment.text import segment_lines

_MODEL = CHECKOUT / "src" / "bodycopy" / "model"
_KINDS = list(PageKind)
_VIEWS = ("html", "text")
_UNTRAINED = [0.0] * (len(TRUST_FEATURES) + 1)
_Of = TypeVar("_Of")
LEAST_DOMAINS = 5
"""A feature must be seen on so many sites."""
KIND_RIDGE = 10.0
BALANCE = 0.5
"""Pages of a kind count by this power of how rare it is: 0 all alike, 1 every kind alike."""
TRUST_RIDGE = 3.0


class Example(NamedTuple):
    """A page, to be read with weights of lines that never saw its site."""

    corpus: str
    domain: str
    fold: int
    kind: PageKind
    features: list[str]
    """Empty for a page without a line."""
    reference: str
    views: dict[str, Page]


class Text(NamedTuple):
    """What was found of the text in one view of a page with lines."""

    trust: list[float]
    """The features that tell how well it was found."""
    f1: float


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
    kinds_without = [_fit_kinds(_without(fold, examples, examples)) for fold in range(FOLDS)]
    texts = [_texts(example, kinds_without[example.fold]) for example in examples]
    kinds: list[Kinds] = []
    judged: dict[str, list[Judged]] = {view: [] for view in _VIEWS}
    for fold in range(FOLDS):
        data = weights_file(kinds_without[fold], _without(fold, examples, texts))
        (body_folds / f"pages-{fold}.json").write_text(data, "utf-8")
        weights = PageWeights(json.loads(data))
        for example, found in zip(examples, texts, strict=True):
            if example.fold == fold:
                _judge(example, found, weights, kinds, judged)
    (out / f"pages-v{VERSION}.json").write_text(weights_file(_fit_kinds(examples), texts), "utf-8")
    (out / "PAGES.md").write_text(card(kinds, judged), "utf-8")
    click.echo((out / "PAGES.md").read_text("utf-8"))


def _without(fold: int, examples: Sequence[Example], of_each: Sequence[_Of]) -> list[_Of]:
    """What belongs to each of the examples, of those in other folds only."""
    return [one for one, example in zip(of_each, examples, strict=True) if example.fold != fold]


def _judge(
    example: Example,
    texts: Mapping[str, Text],
    weights: PageWeights,
    kinds: list[Kinds],
    judged: dict[str, list[Judged]],
) -> None:
    if example.features:
        verdict = weights.kind(example.features)
        kinds.append(Kinds(example.corpus, example.kind, verdict.kind, verdict.confidence))
    for view, text in texts.items():
        trust = weights.trust(text.trust, view)
        judged[view].append(Judged(example.corpus, trust, text.f1))


def read_examples(corpus: Path, body_folds: Path) -> Iterator[Example]:
    """All pages, in the order of the corpora."""
    notes = unseen_weights(body_folds)
    signs = {view: read_sign_folds(body_folds, view) for view in _VIEWS}
    folds: dict[str, int] = json.loads((body_folds / "folds.json").read_text(encoding="utf-8"))
    for name in CORPORA:
        for source in read_pages(corpus / f"{name}.jsonl.xz"):
            domain = registered_domain(source.url) or f"page-{source.id}"
            page = segment_html(decode(source.html or b"").data, source.url)
            views = dict(zip(_VIEWS, (page, segment_lines(page.texts, source.url)), strict=True))
            for name_of_view, view in views.items():
                view.notes |= {**notes(domain), **signs[name_of_view].notes(domain)}
            features = sorted(kind_features(page, likely_lines(page))) if page.texts else []
            yield Example(name, domain, folds[domain], PageKind(source.kind), features, source.reference or "", views)


def _texts(example: Example, kinds: Mapping[str, list[int]]) -> dict[str, Text]:
    """The text in each view with lines, found with these weights of kinds."""
    measure = word_overlap if example.corpus in WORD_CORPORA else shingle_overlap
    weights = PageWeights({"version": VERSION, "kinds": kinds, "trust": dict.fromkeys(_VIEWS, _UNTRAINED)})
    found = {}
    for name, page in example.views.items():
        page.notes[PAGE_WEIGHTS] = weights
        find_body(page)
        if page.texts:
            trust = trust_features(page.lengths, body_logits(page), page.body or ())
            found[name] = Text(trust, measure(body_text(page), example.reference).f1)
    return found


def weights_file(kinds: Mapping[str, list[int]], texts: Sequence[Mapping[str, Text]]) -> str:
    """The content of a weights file, with the weights of confidence fitted to these texts."""
    trust = {}
    for view in _VIEWS:
        seen = [found[view] for found in texts if view in found]
        trust[view] = _fit_trust(np.array([text.trust for text in seen]), np.array([text.f1 for text in seen]))
    data = {"version": VERSION, "kinds": kinds, "trust": trust}
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n"


def _fit_kinds(examples: Sequence[Example]) -> dict[str, list[int]]:
    """The weights of features by kind, in units; those without any weight are left out."""
    seen = [example for example in examples if example.features]
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
    fitted = np.rint(fit_classes(matrix, labels, importance, len(_KINDS), KIND_RIDGE) * UNIT).astype(int)
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
