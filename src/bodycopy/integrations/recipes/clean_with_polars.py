"""A Polars frame of pages to one of articles.

    pip install 'bodycopy[arrow]' polars
    python clean_with_polars.py pages.parquet articles.parquet

The frame needs a column `html`, and may have `url` and `http_charset`.
"""

from __future__ import annotations

import sys

import polars as pl

from bodycopy.integrations.arrow import articles


def clean(pages: pl.DataFrame) -> pl.DataFrame:
    """The articles, in the order of the pages."""
    parts = [pages] if pages.is_empty() else pages.iter_slices(1_000)
    return pl.concat([pl.DataFrame(articles(part.to_arrow())) for part in parts])


if __name__ == "__main__":
    source, target = sys.argv[1:]
    clean(pl.read_parquet(source)).write_parquet(target)
