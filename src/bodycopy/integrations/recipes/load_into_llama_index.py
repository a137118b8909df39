"""A reader of LlamaIndex: saved pages as documents of clean text, with metadata.

pip install bodycopy llama-index-core
python load_into_llama_index.py page.html another.html
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from llama_index.core.readers.base import BaseReader
from llama_index.core.schema import Document

from bodycopy import extract
from bodycopy.integrations.record import record

FIELDS = ("url", "title", "standfirst", "authors", "published", "section", "tags", "language", "site_name", "status")
"""The fields of the article that become metadata."""


class ArticleReader(BaseReader):
    """Reads pages, each given by its URL (or None) and its bytes. Pages without an article are left out."""

    def lazy_load_data(self, pages: Iterable[tuple[str | None, bytes]]) -> Iterator[Document]:
        """The documents, one at a time."""
        for url, html in pages:
            article = extract(html, url=url)
            if article.text:
                yield Document(text=article.text, metadata=record(article, FIELDS))


if __name__ == "__main__":
    for document in ArticleReader().lazy_load_data((None, Path(name).read_bytes()) for name in sys.argv[1:]):
        print(document)
