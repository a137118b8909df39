"""The invented pages of the checkout: a folder each, with page.html or page.txt, meta.toml and gold.tsv."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpora.page import Line, Page, Stated

TEXT_ROLES = frozenset({"standfirst", "body", "subheading"})
"""Labelled lines that together are a fixture's reference text."""


def read_fixtures(folder: Path) -> Iterator[Page]:
    """The fixture pages of a folder in the order of their names."""
    for fixture in fixture_folders(folder):
        meta = tomllib.loads((fixture / "meta.toml").read_text("utf-8"))
        labelled = read_labels(fixture / "gold.tsv")
        html, text = fixture / "page.html", fixture / "page.txt"
        yield Page(
            id=fixture.name,
            url=meta["url"],
            html=html.read_bytes() if html.exists() else None,
            language=meta["language"].partition("-")[0],
            scraped=tuple(text.read_text("utf-8").split("\n")) if text.exists() else tuple(row for _, row in labelled),
            reference="\n".join(text for role, text in labelled if role in TEXT_ROLES),
            labelled=labelled,
            stated=Stated(title=meta["title"] or None),
        )


def fixture_folders(folder: Path) -> Iterator[Path]:
    """The folders that hold a fixture."""
    return (path.parent for path in sorted(folder.glob("*/gold.tsv")))


def read_labels(path: Path) -> tuple[Line, ...]:
    """The rows of a gold.tsv: role, tab, text. Raises ValueError, with the row's number, for a row without a tab."""
    labels: list[Line] = []
    for number, row in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if not row.strip():
            continue
        role, tab, text = row.partition("\t")
        if not tab:
            raise ValueError(f"{path}:{number}: a row is a role, a tab and a text")
        labels.append((role, text))
    return tuple(labels)
