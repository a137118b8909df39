"""A table of pages to a table of articles, on Spark.

    pip install 'bodycopy[arrow]' 'pyspark>=4'
    PYSPARK_PYTHON=$(which python) spark-submit clean_with_spark.py pages.parquet articles.parquet

The table needs a column `html` (binary is best), and may have `url` and `http_charset`. Every executor needs a
Python that has bodycopy; PYSPARK_PYTHON says where it is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from bodycopy.integrations.arrow import SCHEMA, articles


def clean(pages: DataFrame) -> DataFrame:
    """The articles of a table of pages."""
    return pages.mapInArrow(cleaned, from_arrow_schema(SCHEMA))


def cleaned(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What runs on the executors."""
    return map(articles, batches)


if __name__ == "__main__":
    source, target = sys.argv[1:]
    # 10,000 pages a batch, the default, are a gigabyte.
    session = SparkSession.builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", 500).getOrCreate()
    clean(session.read.parquet(source)).write.parquet(target)
