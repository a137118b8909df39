"""The corpora folder beside the checkout.

A line of corpus/NAME.jsonl.xz is a page: id, url, kind, html (the page's bytes, decoded as latin-1), body (the
reference text), and where they are known keep, drop (snippets), title, authors, date. A line of roles/dev.jsonl.xz is a
labelled page: set and id of its page, url, lines (pairs of role and text).
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.corpora.files import text, texts
from benchmarks.corpora.page import CorpusError, Page, Stated, declared_language

Made = TypeVar("Made")
Key = tuple[str, str]
"""A corpus and the id of a page in it."""

_ROLES = Path("roles", "dev.jsonl.xz")


def corpus_files(shared: Path) -> dict[str, Path]:
    """The files of pages with reference texts, by the corpus's name."""
    return {path.name.removesuffix(".jsonl.xz"): path for path in sorted((shared / "corpus").glob("*.jsonl.xz"))}


def has_labelled(shared: Path) -> bool:
    """The folder holds labelled pages."""
    return (shared / _ROLES).exists()


def read_pages(path: Path) -> Iterator[Page]:
    """The pages of a .jsonl.xz file. Raises CorpusError."""
    return _formed(path, _page)


def read_labelled(shared: Path) -> Iterator[Page]:
    """The pages with labelled lines; all without HTML if that of one is absent, so that each run has the same ones.

    Raises CorpusError.
    """
    pages = list(_formed(shared / _ROLES, _labelled))
    html = _html_of({key for key, _ in pages}, shared)
    for key, page in pages:
        source = html.get(key)
        yield replace(page, html=source, language=declared_language(source) if source else None)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a .jsonl.xz file as they stand. Raises CorpusError for a damaged file."""
    whole = 0
    try:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)
                whole += 1
    except (lzma.LZMAError, EOFError, ValueError) as error:
        raise CorpusError(f"{path} is damaged after {whole} rows ({error}): copy it anew") from error


def page_bytes(row: dict[str, Any]) -> bytes:
    """The exact bytes of a row's page."""
    html: str = row["html"]
    return html.encode("latin-1")


def _formed(path: Path, make: Callable[[dict[str, Any]], Made]) -> Iterator[Made]:
    """What is made of each row of a file; a row of another shape is a sentence."""
    for number, row in enumerate(read_rows(path)):
        try:
            yield make(row)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            what = f"{type(error).__name__}: {error}"
            raise CorpusError(f"{path} has another form than expected after {number} rows ({what})") from error


def _labelled(row: dict[str, Any]) -> tuple[Key, Page]:
    """A labelled page without its HTML, and where that is to be found."""
    labelled = tuple((role, text) for role, text in row["lines"])
    page = Page(row["id"], row["url"], html=None, scraped=tuple(text for _, text in labelled), labelled=labelled)
    return (row["set"], row["id"]), page


def _page(row: dict[str, Any]) -> Page:
    html = page_bytes(row)
    return Page(
        id=row["id"],
        url=text(row["url"]),
        html=html,
        kind=row["kind"],
        language=declared_language(html),
        reference=text(row["body"]) or "",
        keep=texts(row.get("keep")),
        drop=texts(row.get("drop")),
        stated=Stated(text(row.get("title")), texts(row.get("authors")), text(row.get("date"))),
    )


def _html_of(wanted: set[Key], shared: Path) -> dict[Key, bytes]:
    """The bytes of pages; none at all if one of them is absent."""
    found: dict[Key, bytes] = {}
    files = corpus_files(shared)
    for name in sorted({name for name, _ in wanted} & files.keys()):
        pages = ((page.id, page.html) for page in read_pages(files[name]))
        found |= {(name, page_id): html for page_id, html in pages if html is not None and (name, page_id) in wanted}
    return found if len(found) == len(wanted) else {}
