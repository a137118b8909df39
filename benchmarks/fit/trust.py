"""`python -m benchmarks.fit.trust`: fit how far the signs are trusted beside the body model, and write it.

Logistic regression on the lines that the body model leaves open, in all corpora: the model's log-odds are the offset,
and the signs' lead over body by role the features, once times the chance that the page is an article and once
times that it is none, and once more for roles that a line says in a phrase; all of folds that never saw the site.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
import numpy as np
from scipy.optimize import minimize

from benchmarks.commands.options import BODY_FOLDS, SHARED
from benchmarks.corpora import CHECKOUT
from benchmarks.fit.unseen import read_sign_folds, unseen_weights
from benchmarks.train.dataset import Sample, read_samples
from bodycopy.classify.decoder import open_lines
from bodycopy.classify.kind import kind_verdict
from bodycopy.classify.logits import body_logits
from bodycopy.classify.pipeline import draft_lines
from bodycopy.classify.said import said_in
from bodycopy.classify.scores import text_verdict
from bodycopy.classify.trust import MOST, VERSION, Trust, Trusts
from bodycopy.model.kinds import PageKind
from bodycopy.page import Page, Role

FILE = CHECKOUT / "src" / "bodycopy" / "classify" / "trust.json"
RIDGE = 100.0
EXPECTED, EXPECTED_OF_SIGNED, EXPECTED_OF_SAID = 0.15, 0.5, 0.3
"""What the shares are drawn to: signs know some roles better than a model of body can."""
_STATED_ROLES = (
    Role.TITLE, Role.STANDFIRST, Role.SECTION, Role.BYLINE, Role.DATE, Role.CAPTION, Role.CREDIT,
)  # fmt: skip
"""What is expected of these stays and is not fitted: some references count them as body, the contract does not."""
SIGNED = frozenset({*_STATED_ROLES, Role.TAGS, Role.LEGAL})
OTHERS = [role for role in Role if role not in (Role.BODY, Role.SUBHEADING)]
_NUMBER: dict[Role, int] = {role: number for number, role in enumerate(OTHERS)}
_LEADING, _SAID, _WIDTH = len(OTHERS), 2 * len(OTHERS), 3 * len(OTHERS)
STATED = [_NUMBER[role] + start for role in _STATED_ROLES for start in range(0, 2 * _SAID + len(OTHERS), len(OTHERS))]
Array = Any


class Rows(NamedTuple):
    """The open lines of some pages."""

    leads: Array
    """(lines, features): the lead of body, or its lag, in the best other role's columns."""
    is_body: Array
    weights: Array
    logits: Array


def rows_of(sample: Sample) -> Rows:
    """The open lines of a page to learn from; the page's notes say which learned weights to use."""
    page = sample.page
    numbers = open_lines(page)
    draft_lines(page, page.lines_at(numbers))
    kept = [number for number in numbers if _is_to_learn_from(page, number)]
    leads = np.array([_features(page, number) for number in kept]).reshape(len(kept), _WIDTH)
    verdict = kind_verdict(page)
    article = verdict.chances[PageKind.ARTICLE] if verdict else 0.0
    by_shape, by_phrase = np.hsplit(leads, [_SAID])
    leads = np.hstack([article * by_shape, (1 - article) * by_shape, by_phrase])
    logits = np.array(body_logits(page))
    return Rows(leads, sample.is_body[kept].astype(float), sample.weight[kept], logits[kept])


def _is_to_learn_from(page: Page, number: int) -> bool:
    """Not where a leading heading decides."""
    found = text_verdict(page.lines_at([number])[0].score)
    return not (found.margin > 0 and found.text_role is Role.SUBHEADING)


def _features(page: Page, number: int) -> list[float]:
    found = text_verdict(page.lines_at([number])[0].score)
    margin = max(-MOST, min(MOST, found.margin))
    features = [0.0] * _WIDTH
    features[_NUMBER[found.other] + (_LEADING if margin >= 0 else 0)] = margin
    if margin < 0 and found.other in said_in(page).get(number, ()):
        features[_NUMBER[found.other] + _SAID] = margin
    return features


def fit(pages: Sequence[Rows]) -> Trusts:
    """The trust that explains best which open lines are body; ridge regression towards what is expected."""
    leads, is_body, weights, logits = (np.concatenate(column) for column in zip(*pages, strict=True))
    weights = weights / weights.mean()

    trailing = [EXPECTED_OF_SIGNED if role in SIGNED else EXPECTED for role in OTHERS]
    of_a_kind = [*trailing, *[EXPECTED] * len(OTHERS)]
    expected = np.array([*of_a_kind, *of_a_kind, *[EXPECTED_OF_SAID] * len(OTHERS)])

    def loss(shares: Array) -> tuple[float, Array]:
        odds = logits + leads @ shares
        wrong = np.where(is_body > 0, np.logaddexp(0, -odds), np.logaddexp(0, odds))
        slope = leads.T @ (weights * (1 / (1 + np.exp(-odds)) - is_body)) + RIDGE * (shares - expected)
        slope[STATED] = 0
        return float(weights @ wrong + RIDGE / 2 * ((shares - expected) ** 2).sum()), slope

    found = minimize(loss, expected, jac=True, method="L-BFGS-B").x.round(3).tolist()
    article, other, said = found[:_SAID], found[_SAID : 2 * _SAID], found[2 * _SAID :]
    return Trusts(_trust([*article, *said]), _trust([*other, *said]))


def _trust(found: Sequence[float]) -> Trust:
    trailing, leading, said = (
        dict[Role, float](zip(OTHERS, found[start:], strict=False)) for start in (0, _LEADING, _SAID)
    )
    return Trust(trailing, leading, said)


def _plain(trusts: Trusts) -> dict[str, Any]:
    return {
        kind: {name: value for name, value in trust._asdict().items() if name != "most"}
        for kind, trust in trusts._asdict().items()
    }


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@SHARED
@BODY_FOLDS
def main(shared: Path, body_folds: Path) -> None:
    """Fit the trust to all pages, and write it into the package.

    \b
    python -m benchmarks.fit --body-folds FOLDER           # first: signs by fold
    python -m benchmarks.fit.trust --body-folds FOLDER
    """
    if not (shared / "corpus").is_dir():
        raise click.ClickException(f"no pages in {shared}: give the folder that holds corpus/ with --shared")
    learned, signs = unseen_weights(body_folds), read_sign_folds(body_folds, "html")
    pages = []
    for sample in read_samples(shared / "corpus"):
        sample.page.notes |= {**learned(sample.domain), **signs.notes(sample.domain)}
        pages.append(rows_of(sample))
    trusts = fit(pages)
    FILE.write_text(json.dumps({"version": VERSION, **_plain(trusts)}, indent=1) + "\n", encoding="utf-8")
    click.echo(f"wrote {FILE.name}, fitted to {sum(len(page.logits) for page in pages)} lines of {len(pages)} pages")


if __name__ == "__main__":
    main()
