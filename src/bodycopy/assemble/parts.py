"""The table of an article's parts beside its text; loaded when the first of them is read.

A program that reads nothing but texts never loads what makes captions, related stories or metadata.
"""

from __future__ import annotations

from typing import Any, Final

from bodycopy.article import Block, BlockKind, Status
from bodycopy.assemble.blocks import body_blocks
from bodycopy.assemble.captions import captions
from bodycopy.assemble.comments import comments
from bodycopy.assemble.judgement import confidence_of, kind_confidence_of, kind_of
from bodycopy.assemble.lines import classified_lines
from bodycopy.assemble.page_data import DataText
from bodycopy.assemble.pictures import pictures
from bodycopy.assemble.promos import promos
from bodycopy.assemble.related import related_stories
from bodycopy.assemble.status import status_of
from bodycopy.classify.pipeline import Pipeline, classify
from bodycopy.metadata.fields import ALL_FIELDS, Metadata
from bodycopy.page import Page

_OF_ROLES: Final = {
    "body": body_blocks,
    "status": status_of,
    "captions": captions,
    "images": pictures,
    "promos": promos,
    "related": related_stories,
    "comments": comments,
    "lines": classified_lines,
}
"""What reads the roles of lines; so does the metadata."""
_OF_BODY: Final = {
    "kind": kind_of,
    "kind_confidence": kind_confidence_of,
    "confidence": confidence_of,
}
"""What reads no more of a page than which lines its text is made of."""


class Parts:
    """The parts of one article; the roles of lines are found before the first part that reads them.

    Args:
        page: with its body found.
        metadata: of the page.
        hidden: the text, where it stands in no line, but in the page's data.
        pipeline: what finds the other roles; None where the lines have them.
    """

    def __init__(self, page: Page, metadata: Metadata, hidden: DataText | None, pipeline: Pipeline | None) -> None:
        self._page = page
        self._metadata = metadata
        self._known = {"body_origin": None} if hidden is None else _unseen(hidden)
        self._pipeline = pipeline

    def part(self, name: str) -> Any:
        """The part that an `Article` has under this name."""
        if name in self._known:
            return self._known[name]
        if name in _OF_BODY:
            return _OF_BODY[name](self._page)
        if self._pipeline is not None:
            classify(self._page, self._pipeline)
            self._pipeline = None
        return self._metadata.field(name) if name in ALL_FIELDS else _OF_ROLES[name](self._page)


def _unseen(hidden: DataText) -> dict[str, Any]:
    """What is known beforehand of an article whose text stands in no line."""
    body = tuple([Block(kind=BlockKind.PARAGRAPH, text=text, lines=()) for text in hidden.paragraphs])
    return {"body": body, "body_origin": hidden.origin, "status": Status.OK, "confidence": None}
