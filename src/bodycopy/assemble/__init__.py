"""Roles to the typed article: one file a part."""

from __future__ import annotations

from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from bodycopy.article import Article, Encoding
from bodycopy.assemble.blocks import body_text
from bodycopy.assemble.page_data import DataText, data_text
from bodycopy.classify.pipeline import PIPELINE, Pipeline, find_body
from bodycopy.lazy import Builder, Builders
from bodycopy.page import TEXT_ROLES, Page

if TYPE_CHECKING:
    from bodycopy.assemble.parts import Parts

EXPLAINED: Final = "explained"
"""The page's note of how many lines, from the first on, have reasons."""
_KNOWN: Final = frozenset({"schema_version", "url", "encoding", "status_detail"})
"""The fields of `Article` that take no work."""


def assemble(
    page: Page,
    encoding: Encoding,
    *,
    pipeline: Pipeline | None = PIPELINE,
    data: bytes = b"",
    fetched: datetime | None = None,
    explained: int | None = None,
) -> Article:
    """The article of a page: its text now, all other parts when they are first read.

    Args:
        page: as it was segmented.
        encoding: how the page's bytes became text.
        pipeline: the stages that classify lines; None where the page's lines have roles already.
        data: the page as UTF-8; some metadata stands nowhere but in its markup.
        fetched: when the page was fetched, where that is known.
        explained: how many lines, from the first on, are told with their reasons; None for all.
    """
    page.notes[EXPLAINED] = explained
    if pipeline is None:
        page.body = [line.index for line in page.lines if line.role in TEXT_ROLES]
    else:
        find_body(page, pipeline)
    text = body_text(page)
    hidden = data_text(page, text, data)
    if hidden is not None:
        text = "\n\n".join(hidden.paragraphs)
    known = {"schema_version": 1, "url": page.url, "encoding": encoding, "status_detail": None, "text": text}
    return Article.lazily(known, _BUILDERS, _Source(page, pipeline, data, fetched, hidden))


class _Source:
    """What the parts of an article are built from.

    One part is built at a time: an article may be read from several threads.
    """

    def __init__(
        self, page: Page, pipeline: Pipeline | None, data: bytes, fetched: datetime | None, hidden: DataText | None
    ) -> None:
        self._page = page
        self._pipeline = pipeline if page.has_markup else None
        self._data = data
        self._fetched = fetched
        self._hidden = hidden
        self._lock = RLock()
        self._parts: Parts | None = None

    def part(self, name: str) -> Any:
        """The part that an `Article` has under this name."""
        with self._lock:
            if self._parts is None:
                self._parts = self._load()
            return self._parts.part(name)

    def _load(self) -> Parts:
        from bodycopy.assemble.parts import Parts
        from bodycopy.metadata.fields import Metadata

        metadata = Metadata(self._page, self._data, self._fetched)
        return Parts(self._page, metadata, self._hidden, self._pipeline)


def _builder_of(name: str) -> Builder:
    return lambda source, _: source.part(name)


_BUILDERS: Final[Builders] = {name: _builder_of(name) for name in Article.model_fields if name not in _KNOWN}
"""What builds each other field from a `_Source`."""
