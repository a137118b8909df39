"""Roles to the typed article: one file a part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from operator import methodcaller
from threading import RLock
from typing import Any, Final

from bodycopy.article import Article, Block, BlockKind, Builders, Encoding, Status
from bodycopy.assemble.blocks import body_blocks, body_text
from bodycopy.assemble.captions import captions
from bodycopy.assemble.comments import comments
from bodycopy.assemble.judgement import confidence_of, kind_confidence_of, kind_of
from bodycopy.assemble.lines import classified_lines
from bodycopy.assemble.page_data import DataText, data_text
from bodycopy.assemble.pictures import pictures
from bodycopy.assemble.promos import promos
from bodycopy.assemble.related import related_stories
from bodycopy.assemble.status import status_of
from bodycopy.classify.pipeline import PIPELINE, Pipeline, classify, find_body
from bodycopy.metadata import METADATA_FIELDS, Metadata
from bodycopy.page import TEXT_ROLES, Page

_PARTS: Final = {
    "body": body_blocks,
    "status": status_of,
    "captions": captions,
    "images": pictures,
    "promos": promos,
    "related": related_stories,
    "comments": comments,
    "lines": classified_lines,
}
"""What reads the roles of lines."""
_OF_BODY: Final = {
    "kind": kind_of,
    "kind_confidence": kind_confidence_of,
    "confidence": confidence_of,
}
"""What reads no more of a page than which lines its text is made of."""


def assemble(
    page: Page,
    encoding: Encoding,
    *,
    pipeline: Pipeline | None = PIPELINE,
    data: bytes = b"",
    fetched: datetime | None = None,
) -> Article:
    """The article of a page: its text now, all other parts when they are first read.

    Args:
        page: as it was segmented.
        encoding: how the page's bytes became text.
        pipeline: the stages that classify lines; None where the page's lines have roles already.
        data: the page as UTF-8; some metadata stands nowhere but in its markup.
        fetched: when the page was fetched, where that is known.
    """
    if pipeline is None:
        page.body = [line.index for line in page.lines if line.role in TEXT_ROLES]
    else:
        find_body(page, pipeline)
    text = body_text(page)
    hidden = data_text(page, text, data)
    source = _Source(page, pipeline, Metadata(page, data, fetched), hidden)
    known = {"schema_version": 1, "url": page.url, "encoding": encoding, "status_detail": None, "text": text}
    if hidden is None:
        return Article.lazily(known, _BUILDERS, source)
    known["text"] = "\n\n".join(hidden.paragraphs)
    return Article.lazily(known, _BUILDERS | _UNSEEN, source)


class _Source:
    """What the parts of an article are built from; the roles of lines are found before the first part that reads them.

    One part is built at a time: an article may be read from several threads.
    """

    def __init__(self, page: Page, pipeline: Pipeline | None, metadata: Metadata, hidden: DataText | None) -> None:
        self.page = page
        self.hidden = hidden
        self.metadata = metadata
        self._pipeline = pipeline if page.has_markup else None
        self._lock = RLock()

    def part(self, build: Callable[[Page], Any]) -> Any:
        """What is built of the page, roles and all."""
        with self._lock:
            self._find_roles()
            return build(self.page)

    def part_beside_roles(self, build: Callable[[Page], Any]) -> Any:
        """What is built without the roles, though never while they are being found."""
        with self._lock:
            return build(self.page)

    def field(self, name: str) -> Any:
        """A field of the metadata."""
        with self._lock:
            self._find_roles()
            return self.metadata.field(name)

    def _find_roles(self) -> None:
        if self._pipeline is not None:
            classify(self.page, self._pipeline)
            self._pipeline = None


_BUILDERS: Final[Builders] = {
    **{name: methodcaller("part", build) for name, build in _PARTS.items()},
    **{name: methodcaller("part_beside_roles", build) for name, build in _OF_BODY.items()},
    **{name: methodcaller("field", name) for name in METADATA_FIELDS},
    "body_origin": lambda source: None if source.hidden is None else source.hidden.origin,
}
"""What builds each part from a `_Source`."""
_UNSEEN: Final[Builders] = {
    "body": lambda source: tuple(
        [Block(kind=BlockKind.PARAGRAPH, text=text, lines=()) for text in source.hidden.paragraphs]
    ),
    "status": lambda _: Status.OK,
    "confidence": lambda _: None,
}
"""What builds them where the text stands in no line, but in the page's data."""
