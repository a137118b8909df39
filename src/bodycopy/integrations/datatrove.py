"""bodycopy in datatrove: a reader of WARC files, and the step that turns pages into articles.

Both run on each of datatrove's executors: local, Slurm, Ray.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from bodycopy import extract
from bodycopy.decode import decode
from bodycopy.integrations.extras import missing
from bodycopy.integrations.record import FAILED, FIELDS, checked, failure, record, role_counts

try:
    from datatrove.data import Document
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.readers.base import BaseDiskReader
    from datatrove.utils.logging import logger
except ModuleNotFoundError as error:
    raise missing("datatrove", error) from error

from bodycopy.integrations.warc import html_responses
from bodycopy.sources.types import moment

METADATA_FIELDS: Final = tuple(name for name in FIELDS if name not in ("url", "text", "body", "lines", "encoding"))
"""The fields of the article that go into a document's metadata unless the step is told otherwise."""


class WarcHtmlReader(BaseDiskReader):
    """Every HTML response of WARC files as a document: the page's HTML as `text`, decoded by bodycopy.

    Metadata: `url`, `date`, `http_status`, `encoding` (its name and what told it), `file_path`. A file that is damaged
    or cut off gives what stands before the damage, is logged, and counted as `damaged_files`.

    Args:
        data_folder: where the files are, on a disk or any store that fsspec knows.
        paths_file: a file with one path a line, in the folder, if not all files of it are to be read.
        glob_pattern: the files to read, if there is no `paths_file`.
        limit: the most documents that a task reads; -1 is all.
        skip: the documents that a task passes over at its start.
    """

    name = "bodycopy: HTML from WARC"
    _requires_dependencies: Final = ["fastwarc"]

    def __init__(
        self,
        data_folder: Any,
        paths_file: Any = None,
        glob_pattern: str | None = None,
        limit: int = -1,
        skip: int = 0,
    ) -> None:
        super().__init__(data_folder, paths_file, limit=limit, skip=skip, glob_pattern=glob_pattern)

    def read_file(self, filepath: str) -> Iterator[Any]:
        """The documents of one file."""
        path = self.data_folder.resolve_paths(filepath)
        with self.data_folder.open(filepath, "rb") as file:
            responses = html_responses(file)
            number = 0
            while True:
                try:
                    response = next(responses, None)
                except OSError as error:
                    self.stat_update("damaged_files", unit="input_file")
                    logger.error(f"{path} is damaged after {number} pages: {error}")
                    return
                if response is None:
                    return
                with self.track_time():
                    decoded = decode(response.body, response.http_charset)
                    document = Document(
                        text=decoded.text,
                        id=response.record_id or f"{filepath}/{number}",
                        metadata={
                            "url": response.url,
                            "date": response.date,
                            "http_status": response.http_status,
                            "encoding": {"name": decoded.encoding, "origin": decoded.origin.value},
                            "file_path": path,
                        },
                    )
                number += 1
                yield document


class ArticleStep(PipelineStep):
    """Turns documents of HTML into documents of articles: as many, in the same order.

    `text` becomes the article's text. The metadata get the fields of the article, and `roles`: how many lines of the
    page have each role. A page without an article stays, with a `status` that says why; so does a page on which
    bodycopy fails: its text is empty, its `status` is `failed` and `status_detail` says how.

    Stats: `status/STATUS` counts documents, `roles/ROLE` lines.

    Args:
        fields: the fields of the article that go into the metadata (`bodycopy.integrations.record.FIELDS`). `lines`
            has every line of the page with its role.
        url_key: the key of the metadata with the page's URL.
        date_key: the key with the moment at which it was fetched, in ISO 8601.

    Raises:
        ValueError: an article has no such field.
    """

    name = "bodycopy: articles"
    type = "EXTRACTOR"

    def __init__(self, fields: Iterable[str] = METADATA_FIELDS, url_key: str = "url", date_key: str = "date") -> None:
        super().__init__()
        self.fields = checked(fields)
        self.url_key = url_key
        self.date_key = date_key

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents with their articles."""
        for document in data:
            with self.track_time():
                self._clean(document)
            self.update_doc_stats(document)
            yield document

    def _clean(self, document: Any) -> None:
        url = document.metadata.get(self.url_key)
        try:
            date = document.metadata.get(self.date_key)
            article = extract(document.text, url=url, fetched=moment(date) if isinstance(date, str) else None)
            roles = role_counts(article)
            fields = record(article, self.fields)
            text, status = article.text, article.status.value
        except Exception as error:  # a fault of ours on one page must not cost the job the others
            fields = failure(url, error, self.fields)
            text, status, roles = "", FAILED, {}
        document.text = text
        document.metadata |= fields | {"roles": roles}
        self.stat_update(f"status/{status}")
        for role, count in roles.items():
            self.stat_update(f"roles/{role}", value=count)
