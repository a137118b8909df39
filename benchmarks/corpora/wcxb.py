"""WCXB, the Web Content Extraction Benchmark: SPLIT/ground-truth/ID.json beside SPLIT/html/ID.html.gz."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.corpora.files import Checkout, text, texts
from benchmarks.corpora.page import Page, Stated, declared_language

HOME = "the repository of WCXB v1.0 by Murrough Foley (CC-BY-4.0)"

_KINDS = {"category": "collection"}
"""Names that the set uses for a kind of page, where they are not the usual ones."""


def read_wcxb(folder: Path) -> Iterator[Page]:
    """The pages of a split: `folder` is the split's, or the set's where it has one split only. Raises CorpusError."""
    checkout = Checkout("WCXB", HOME, folder)
    truths = sorted(folder.glob("ground-truth")) or sorted(folder.glob("*/ground-truth"))
    if not truths:
        raise checkout.error("has no ground-truth/")
    if len(truths) > 1:
        splits = ", ".join(path.parent.name for path in truths)
        raise checkout.error(f"has several splits ({splits}): name the folder of one")
    split = Checkout("WCXB", HOME, truths[0].parent)
    pages = split.part("html")
    for path in sorted(truths[0].glob("*.json")):
        yield split.page(partial(_page, split, pages, path.stem), split.json(path), path.name)


def _page(split: Checkout, pages: Path, name: str, row: dict[str, Any]) -> Page:
    truth = row["ground_truth"]
    kind = row["_internal"]["page_type"]["primary"]
    html = split.html(pages / f"{name}.html.gz")
    return Page(
        id=name,
        url=text(row.get("url")),
        html=html,
        kind=_KINDS.get(kind, kind),
        language=declared_language(html),
        reference=text(truth["main_content"]) or "",
        keep=texts(truth.get("with")),
        drop=texts(truth.get("without")),
        stated=Stated(text(truth.get("title")), _authors(truth.get("author")), text(truth.get("publish_date"))),
    )


def _authors(author: Any) -> tuple[str, ...]:
    return texts([author] if isinstance(author, str) else author)
