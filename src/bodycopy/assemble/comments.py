"""Comment lines to comments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bodycopy.article import Comment
from bodycopy.classify.folded import phrases_in
from bodycopy.dates import find_date
from bodycopy.lexicon.phrases import WITHIN, Phrase, find_phrases
from bodycopy.page import Line, Page, Role
from bodycopy.segment.tags import HEADINGS

_LONG: Final = 40
"""A line of this weighed length is something that a reader wrote."""
_LONGEST_SIGNATURE: Final = 80
_SENTENCE_ENDS: Final = frozenset(".!?…。！？؟۔।")
_SAYS: Final = (" says", " said", " sagt", " sagte", " dit", " a dit", " dice", " dijo", " disse", " schreef", " skrev")


class _Signature:
    """The short lines before a comment, which may say who wrote it and when."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.author: str | None = None
        self.date: str | None = None

    def add(self, line: Line, *, is_time: bool) -> None:
        """Read one more line: a date tells that the text before it, in this line or the last, is the author."""
        dated = find_date(line.text)
        if (dated or is_time) and self.date is None:
            start = dated.start if dated else 0
            before = line.text[:start] or (self.lines[-1].text if self.lines else "")
            self.author = _name(before)
            self.date = line.text[start:]
        self.lines.append(line)


def comments(page: Page) -> tuple[Comment, ...]:
    """What readers wrote; counts, forms and buttons are left out.

    Where a date stands above some comments, it divides them: the paragraphs below one are one comment, and what
    stands below none is the page's own.
    """
    times = {index for index, _ in page.times}
    found: list[Comment] = []
    signature = _Signature()
    last: Line | None = None
    previous = -1
    for line in [line for line in page.lines if line.role is Role.COMMENT]:
        if line.index > previous + 1:
            signature, last = _Signature(), None
        previous = line.index
        if _is_text(line, is_signed=last is not None or signature.date is not None):
            if last is not None and _is_next_paragraph(page, last, line):
                found[-1] = found[-1].model_copy(update={"text": f"{found[-1].text}\n{line.text}"})
            else:
                found.append(Comment(text=line.text, author=signature.author, date=signature.date))
            last = line if found[-1].date else None
            signature = _Signature()
        else:
            last = None
            signature.add(line, is_time=line.index in times)
    is_signed = any(comment.date for comment in found)
    return tuple(comment for comment in found if comment.date or not is_signed)


def _is_text(line: Line, *, is_signed: bool) -> bool:
    """Whether a reader wrote the line; a short one must read like a sentence and stand below a signature."""
    if _are_of_control(phrases_in(line)) or line.context.block.tag in HEADINGS:
        return False
    ends = line.text[-1] in _SENTENCE_ENDS
    if line.length < _LONG:
        return is_signed and ends
    return ends or len(line.text) > _LONGEST_SIGNATURE or find_date(line.text) is None


def _is_next_paragraph(page: Page, last: Line, line: Line) -> bool:
    if line.index != last.index + 1:
        return False
    return page.parents[line.box] == page.parents[last.box] if page.has_markup else not line.gap


def _is_control(text: str) -> bool:
    """Whether the text is part of the page's own comment form or list."""
    return _are_of_control(find_phrases(text))


def _are_of_control(phrases: Iterable[Phrase]) -> bool:
    return any(phrase.role is Role.COMMENT and phrase.kind != WITHIN for phrase in phrases)


def _name(text: str) -> str | None:
    name = text.strip(" ,:|·•–—-")
    for ending in _SAYS:
        name = name.removesuffix(ending)
    if not name or _is_control(name) or find_date(name):
        return None
    return name
