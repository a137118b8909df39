"""Pages of the corpora as samples: segmented, each line labelled and weighted, each site in a fold."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpora import TEXT_ROLES, read_pages
from benchmarks.line_labels import hand_labels, labels_file, own_labels, roles_of
from benchmarks.train.labels import body_shares, words
from bodycopy.decode import decode
from bodycopy.page import Page, Role
from bodycopy.segment.html import segment_html
from bodycopy.segment.text import segment_lines

FOLDS = 5
CORPORA = {"aed-dev": 1.5, "fundus-dev": 1.5, "wcxb-dev": 1.0}
"""The corpora to learn from, with the weight of a page of each: news is rarer than it is wanted."""

_HEAD = frozenset({Role.TITLE, Role.STANDFIRST, Role.SECTION})
"""Whether these count as body, each corpus has its own mind; of all other roles the label is believed, not the
reference, which may stop early or take in too much."""

_LONG = 40
"""A text of this many characters that comes again on the page is the same text, not the same words by chance."""
_REPEATED = 0.2
_DOUBTFUL = 0.15
_SECOND_LEVELS = frozenset(["ac", "co", "com", "edu", "go", "gob", "gov", "in", "ne", "net", "nom", "or", "org", "web"])


@dataclass(slots=True)
class Sample:
    """A page with what is to be learned from it."""

    corpus: str
    id: str
    kind: str
    domain: str
    reference: str
    data: bytes
    """The page in UTF-8, where text may stand that no line shows."""
    page: Page
    scraped: Page
    """The same lines without markup."""
    is_body: NDArray[np.bool_]
    is_sure: NDArray[np.bool_]
    """Whether a label of the line says so, and not the reference alone."""
    is_head: NDArray[np.bool_]
    """Whether a label says that it is a headline or the like: no text of the article, whatever references say."""
    weight: NDArray[np.float64]


def absent(folder: Path) -> list[str]:
    """The files that `read_samples` needs and does not find."""
    files = [*(folder / f"{name}.jsonl.xz" for name in CORPORA), labels_file(folder.parent)]
    return [str(file) for file in files if not file.exists()]


def read_samples(folder: Path) -> list[Sample]:
    """The samples of all pages, in the order of the corpora; a page may have no line."""
    samples = []
    labels = {**hand_labels(folder.parent), **own_labels()}
    for corpus, page_weight in CORPORA.items():
        for source in read_pages(folder / f"{corpus}.jsonl.xz"):
            data = decode(source.html or b"").data
            page = segment_html(data, source.url)
            texts = page.texts
            reference = source.reference or ""
            roles = roles_of(texts, labels.get((corpus, source.id), ()))
            is_head = np.array([role in _HEAD for role in roles], dtype=bool)
            is_sure = np.array([role is not None for role in roles], dtype=bool) & ~is_head
            is_text = np.array([role in TEXT_ROLES for role in roles], dtype=bool)
            shares = np.where(is_sure, is_text, np.array(body_shares(texts, reference)))
            samples.append(
                Sample(
                    corpus=corpus,
                    id=source.id,
                    kind=source.kind,
                    domain=registered_domain(source.url) or f"page-{source.id}",
                    reference=reference,
                    data=data,
                    page=page,
                    scraped=segment_lines(texts),
                    is_body=shares >= 0.5,
                    is_sure=is_sure,
                    is_head=is_head,
                    weight=page_weight * line_weights(texts, shares),
                )
            )
    return samples


def line_weights(texts: Sequence[str], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a page's lines, in sum 1: the root of their words, less for those whose label is doubtful.

    The measures count words, so long lines weigh more; the root keeps one long line from ruling a page. The second copy
    of a long line is emitted once whatever the model says, so it teaches little.
    """
    weights = np.sqrt([len(words(text)) + 0.5 for text in texts])
    weights *= np.clip(np.abs(shares - 0.5) * 2, _DOUBTFUL, 1.0)
    seen: set[str] = set()
    for i, text in enumerate(texts):
        if len(text) >= _LONG:
            if text in seen:
                weights[i] *= _REPEATED
            seen.add(text)
    total: float = weights.sum()
    return weights / (total or 1.0)


def registered_domain(url: str | None) -> str:
    """The domain that a site's owner registered, by a rule of thumb: `news.example.co.uk` is of `example.co.uk`."""
    labels = (urlsplit(url or "").hostname or "").split(".")
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])


def fold_by_domain(samples: Sequence[Sample]) -> dict[str, int]:
    """The fold of each domain, in turn in the order of their hashes: it doesn't depend on the order of the pages."""
    domains = sorted({sample.domain for sample in samples}, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return {domain: i % FOLDS for i, domain in enumerate(domains)}
