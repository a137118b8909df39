"""trafilatura's evaluation pages: tests/evaldata.json beside tests/eval/FILE or tests/cache/FILE.

Their main text is known by snippets only: those that must be extracted (`with`) and those that must not (`without`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.corpora.files import Checkout
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
    return Page(
        id=row["file"],
        url=url,
        html=html,
        language=declared_language(html),
        keep=tuple(row.get("with") or ()),
        drop=tuple(row.get("without") or ()),
        stated=Stated(row.get("title") or None, (row["author"],) if row.get("author") else (), row.get("date") or None),
    )


def _path(checkout: Checkout, name: str) -> Path:
    for folder in _PAGE_FOLDERS:
        path = checkout.folder / "tests" / folder / name
        if path.exists():
            return path
    return checkout.folder / "tests" / _PAGE_FOLDERS[0] / name
