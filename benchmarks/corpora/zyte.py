"""Zyte's article-extraction-benchmark: ground-truth.json beside html/ID.html.gz."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.corpora.files import Checkout, text
from benchmarks.corpora.page import Page, declared_language

HOME = "https://github.com/scrapinghub/article-extraction-benchmark"


def read_zyte(folder: Path) -> Iterator[Page]:
    """The pages of a checkout. Raises CorpusError."""
    checkout = Checkout("article-extraction-benchmark", HOME, folder)
    truth = checkout.json(checkout.part("ground-truth.json"))
    pages = checkout.part("html")
    if not isinstance(truth, dict):
        raise checkout.error("has a ground-truth.json of another form than expected")
    for name, row in truth.items():
        yield checkout.page(partial(_page, checkout, pages, name), row, name)


def _page(checkout: Checkout, pages: Path, name: str, row: dict[str, Any]) -> Page:
    html = checkout.html(pages / f"{name}.html.gz")
    reference = text(row["articleBody"]) or ""
    return Page(name, text(row.get("url")), html, language=declared_language(html), reference=reference)
