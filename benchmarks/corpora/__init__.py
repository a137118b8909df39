"""Pages with references, behind one small interface: a `Reader` gives `Page`s."""

from __future__ import annotations

from benchmarks.corpora.catalogue import CHECKOUT, FIXTURES, LAYOUTS, SHARED, choose, present
from benchmarks.corpora.fixtures import TEXT_ROLES, read_fixtures, read_labels
from benchmarks.corpora.page import CorpusError, Line, Page, Reader, Stated, View, declared_language
from benchmarks.corpora.shared import page_bytes, read_labelled, read_pages, read_rows

__all__ = [
    "CHECKOUT",
    "FIXTURES",
    "LAYOUTS",
    "SHARED",
    "TEXT_ROLES",
    "CorpusError",
    "Line",
    "Page",
    "Reader",
    "Stated",
    "View",
    "choose",
    "declared_language",
    "page_bytes",
    "present",
    "read_fixtures",
    "read_labelled",
    "read_labels",
    "read_pages",
    "read_rows",
]
