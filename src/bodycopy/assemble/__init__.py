"""Roles to the typed article: one file a part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from threading import RLock
from typing import Any, Final

from bodycopy.article import Article, Block, BlockKind, Encoding, Status
from bodycopy.assemble.blocks import body_blocks, body_text
from bodycopy.assemble.captions import captions
from bodycopy.assemble.comments import comments
from bodycopy.assemble.judgement import confidence_of, kind_confidence_of, kind_of
from bodycopy.assemble.lines import classified_lines
from bodycopy.assemble.page_data import data_text
from bodycopy.assemble.pictures import pictures
from bodycopy.assemble.promos import promos
from bodycopy.assemble.related import related_stories
from bodycopy.assemble.status import status_of
from bodycopy.classify.pipeline import PIPELINE, Pipeline, classify, find_body
from bodycopy.metadata import Metadata
from bodycopy.page import Page, Role

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
        page.body = [line.index for line in page.lines if line.role in (Role.BODY, Role.SUBHEADING)]
    else:
        find_body(page, pipeline)
    text = body_text(page)
    hidden = data_text(page, text, data)
    roles = _Roles(page, pipeline)
    of_roles: dict[str, Callable[[], Any]] = {name: partial(build, page) for name, build in _PARTS.items()}
    of_roles |= Metadata(page, data, fetched).builders()
    builders: dict[str, Callable[[], Any]] = {name: partial(roles.before, build) for name, build in of_roles.items()}
    builders |= {name: partial(roles.beside, partial(build, page)) for name, build in _OF_BODY.items()}
    builders["body_origin"] = lambda: None if hidden is None else hidden.origin
    if hidden is not None:
        text = "\n\n".join(hidden.paragraphs)
        builders["body"] = partial(_unseen_blocks, hidden.paragraphs)
        builders["status"] = lambda: Status.OK
        builders["confidence"] = lambda: None
    return Article.lazily(builders, text, url=page.url, encoding=encoding)


def _unseen_blocks(paragraphs: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(Block(kind=BlockKind.PARAGRAPH, text=text, lines=()) for text in paragraphs)


class _Roles:
    """The roles of a page's lines, found before the first part is built that reads them."""

    def __init__(self, page: Page, pipeline: Pipeline | None) -> None:
        self._page = page
        self._pipeline = pipeline if page.has_markup else None
        self._lock = RLock()

    def before(self, build: Callable[[], Any]) -> Any:
        """What is built, one part at a time: an article may be read from several threads."""
        with self._lock:
            if self._pipeline is not None:
                classify(self._page, self._pipeline)
                self._pipeline = None
            return build()

    def beside(self, build: Callable[[], Any]) -> Any:
        """What is built without the roles, though never while they are being found."""
        with self._lock:
            return build()
