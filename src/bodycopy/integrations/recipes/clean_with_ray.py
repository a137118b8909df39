"""A data set of pages to one of articles, on Ray Data.

    pip install 'bodycopy[arrow]' 'ray[data]'
    python clean_with_ray.py pages/ articles/

The data set needs a column `html` (binary is best), and may have `url` and `http_charset`. Every node needs bodycopy.
"""

from __future__ import annotations

import sys

import ray

from bodycopy.integrations.arrow import articles


def clean(pages: ray.data.Dataset) -> ray.data.Dataset:
    """The articles of a data set of pages."""
    return pages.map_batches(articles, batch_format="pyarrow", batch_size=500)


if __name__ == "__main__":
    source, target = sys.argv[1:]
    clean(ray.data.read_parquet(source)).write_parquet(target)
