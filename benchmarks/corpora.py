"""Pages with references, from the fixtures and from a corpora folder beside the checkout.

| corpus | where | what it measures |
| --- | --- | --- |
| fixtures | fixtures/NAME/ of the checkout | text and roles |
| any other name | ../shared/corpus/NAME.jsonl.xz | text |
| roles | ../shared/roles/dev.jsonl.xz | roles |

A line of a .jsonl.xz file is a page: id, url, kind, html (the page's bytes, decoded as latin-1) and body (the reference
text). A line of the roles file is a labelled page: set and id of its page, url, lines (pairs of role and text).
"""

from __future__ import annotations

import json
import lzma
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"
FIXTURES = CHECKOUT / "fixtures"

TEXT_ROLES = frozenset({"body", "subheading"})
"""Labelled lines that together are a fixture's reference text."""

Line = tuple[str, str]
"""The role and the text of a labelled line."""


class View(StrEnum):
    """What of a page the library is given."""

    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Page:
    """One page with what a person says is right. A page is read in each view that it has a source for."""

    id: str
    url: str | None
    kind: str
    """What the site calls its page: article, forum, product …"""
    html: bytes | None
    scraped: tuple[str, ...] | None
    """The page's text as somebody scraped it, line by line; an empty line is a gap."""
    reference: str | None
    """The main text, None where only roles are labelled."""
    labelled: tuple[Line, ...] | None
    """The page's lines with their roles, None where only the main text is known."""

    @property
    def views(self) -> tuple[View, ...]:
        """The views that the page has a source for."""
        sources = {View.HTML: self.html, View.TEXT: self.scraped}
        return tuple(view for view, source in sources.items() if source is not None)


Reader = Callable[[], Iterator[Page]]


def present(shared: Path = SHARED, fixtures: Path = FIXTURES) -> dict[str, Reader]:
    """The corpora that can be read here, by name, in the order in which they are reported."""
    corpora: dict[str, Reader] = {}
    if next(_fixture_folders(fixtures), None):
        corpora["fixtures"] = partial(read_fixtures, fixtures)
    for path in sorted((shared / "corpus").glob("*.jsonl.xz")):
        corpora[path.name.removesuffix(".jsonl.xz")] = partial(read_pages, path)
    if (shared / "roles" / "dev.jsonl.xz").exists():
        corpora["roles"] = partial(read_labelled, shared)
    return corpora


def read_fixtures(folder: Path) -> Iterator[Page]:
    """The fixture pages of a folder in the order of their names."""
    for fixture in _fixture_folders(folder):
        meta = tomllib.loads((fixture / "meta.toml").read_text("utf-8"))
        labelled = read_labels(fixture / "gold.tsv")
        html, text = fixture / "page.html", fixture / "page.txt"
        yield Page(
            id=fixture.name,
            url=meta["url"],
            kind="article",
            html=html.read_bytes() if html.exists() else None,
            scraped=_scraped(text) if text.exists() else tuple(text for _, text in labelled),
            reference="\n".join(text for role, text in labelled if role in TEXT_ROLES),
            labelled=labelled,
        )


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


def read_pages(path: Path) -> Iterator[Page]:
    """The pages of a .jsonl.xz file."""
    for row in read_rows(path):
        yield Page(
            id=row["id"],
            url=row["url"],
            kind=row["kind"],
            html=page_bytes(row),
            scraped=None,
            reference=row["body"],
            labelled=None,
        )


def read_labelled(shared: Path) -> Iterator[Page]:
    """The pages with labelled lines; all without HTML if that of one is absent, so that each run has the same ones."""
    rows = list(read_rows(shared / "roles" / "dev.jsonl.xz"))
    html = _html_of({(row["set"], row["id"]) for row in rows}, shared)
    for row in rows:
        yield Page(
            id=row["id"],
            url=row["url"],
            kind="article",
            html=html.get((row["set"], row["id"])),
            scraped=tuple(text for _, text in row["lines"]),
            reference=None,
            labelled=tuple((role, text) for role, text in row["lines"]),
        )


def _fixture_folders(folder: Path) -> Iterator[Path]:
    return (path.parent for path in sorted(folder.glob("*/gold.tsv")))


def _scraped(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text("utf-8").split("\n"))


def _html_of(wanted: set[tuple[str, str]], shared: Path) -> dict[tuple[str, str], bytes]:
    """The bytes of pages by (corpus, id); none at all if one of them is absent."""
    found: dict[tuple[str, str], bytes] = {}
    for name in sorted({name for name, _ in wanted}):
        path = shared / "corpus" / f"{name}.jsonl.xz"
        if path.exists():
            found |= {(name, row["id"]): page_bytes(row) for row in read_rows(path) if (name, row["id"]) in wanted}
    return found if len(found) == len(wanted) else {}


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a .jsonl.xz file as they stand."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def page_bytes(row: dict[str, Any]) -> bytes:
    """The exact bytes of a row's page."""
    html: str = row["html"]
    return html.encode("latin-1")
