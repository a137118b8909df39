"""A document loader of LangChain: saved pages as documents of clean text, with metadata.

pip install bodycopy langchain-core
python load_into_langchain.py page.html another.html
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from langchain_core.document_loaders import BaseLoader
from langchain_core.documents import Document

from bodycopy import extract
from bodycopy.integrations.record import record

FIELDS = ("url", "title", "standfirst", "authors", "published", "section", "tags", "language", "site_name", "status")
"""The fields of the article that become metadata."""


class ArticleLoader(BaseLoader):
    """Loads pages, each given by its URL (or None) and its bytes. Pages without an article are left out."""

    def __init__(self, pages: Iterable[tuple[str | None, bytes]]) -> None:
        self.pages = pages

    def lazy_load(self) -> Iterator[Document]:
        """The documents, one at a time."""
        for url, html in self.pages:
            article = extract(html, url=url)
            if article.text:
                yield Document(page_content=article.text, metadata=record(article, FIELDS))


if __name__ == "__main__":
    for document in ArticleLoader((None, Path(name).read_bytes()) for name in sys.argv[1:]).lazy_load():
        print(document)
