"""trafilatura's evaluation pages: tests/evaldata.json beside tests/eval/FILE or tests/cache/FILE.

Their main text is known by snippets only: those that must be extracted (`with`) and those that must not (`without`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.corpora.files import Checkout, text, texts
from benchmarks.corpora.page import Page, Stated, declared_language

HOME = "https://github.com/adbar/trafilatura"

_PAGE_FOLDERS = ("eval", "cache")


def read_trafilatura(folder: Path) -> Iterator[Page]:
    """The pages of a checkout. Raises CorpusError."""
    checkout = Checkout("trafilatura's evaluation", HOME, folder)
    truth = checkout.json(checkout.part("tests", "evaldata.json"))
    if not isinstance(truth, dict):
        raise checkout.error("has a tests/evaldata.json of another form than expected")
    for url, row in truth.items():
        yield checkout.page(partial(_page, checkout, url), row, url)


def _page(checkout: Checkout, url: str, row: dict[str, Any]) -> Page:
    html = checkout.html(_path(checkout, row["file"]))
    author = text(row.get("author"))
    return Page(
        id=row["file"],
        url=url,
        html=html,
        language=declared_language(html),
        keep=texts(row.get("with")),
        drop=texts(row.get("without")),
        stated=Stated(text(row.get("title")), (author,) if author else (), text(row.get("date"))),
    )


def _path(checkout: Checkout, name: str) -> Path:
    for folder in _PAGE_FOLDERS:
        path = checkout.folder / "tests" / folder / name
        if path.exists():
            return path
    return checkout.folder / "tests" / _PAGE_FOLDERS[0] / name
