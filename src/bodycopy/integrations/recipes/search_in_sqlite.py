"""Saved pages in a full-text index of SQLite: titles and bodies are searched, menus and teasers are not.

pip install bodycopy
python search_in_sqlite.py articles.db --add page.html another.html
python search_in_sqlite.py articles.db --search "ferry NEAR harbour"
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from bodycopy import extract

SCHEMA = """
create virtual table if not exists articles
using fts5(source unindexed, published unindexed, title, text, tokenize = "unicode61 remove_diacritics 2")
"""
SEARCH = """
select source, title, snippet(articles, 3, '[', ']', ' … ', 16) from articles
where articles match ? order by bm25(articles, 0, 0, 4, 1) limit ?
"""


def open_index(path: str) -> sqlite3.Connection:
    """The index in this file, made if it is not there."""
    index = sqlite3.connect(path)
    index.execute(SCHEMA)
    return index


def add(index: sqlite3.Connection, pages: Iterable[tuple[str, bytes]]) -> None:
    """Put pages, given by where they come from and their bytes, into the index, all of them or none."""
    articles = ((source, extract(html)) for source, html in pages)
    rows = ((source, str(article.published or ""), article.title, article.text) for source, article in articles)
    with index:
        index.executemany("insert into articles values (?, ?, ?, ?)", rows)


def search(index: sqlite3.Connection, query: str, limit: int = 10) -> Iterator[tuple[str, str, str]]:
    """Source, title and the matching part of the articles that match a query of FTS5, the best first."""
    yield from index.execute(SEARCH, (query, limit))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("--add", nargs="+", metavar="PAGE", default=[])
    parser.add_argument("--search", metavar="QUERY")
    options = parser.parse_args()
    database = open_index(options.index)
    add(database, ((name, Path(name).read_bytes()) for name in options.add))
    if options.search:
        for found in search(database, options.search):
            print(*found, sep="\t")
