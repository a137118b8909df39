"""Caption and credit lines to captions, each tied to its picture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from bodycopy.article import Caption
from bodycopy.assemble.boxes import Around, box_around
from bodycopy.assemble.caption_texts import caption_texts, credit_text, is_label, repeats_credit
from bodycopy.assemble.images import alt_text, image_url, is_small
from bodycopy.classify.by_role import lines_of
from bodycopy.page import Image, Line, Page, Role
from bodycopy.urls import absolute

_CREDIT_DISTANCE: Final = 2
"""A credit stands at most so many lines from its caption."""
_IMAGE_DISTANCE: Final = 3
"""A picture stands at most so many lines from its caption."""
_FRAMES: Final = frozenset({"article", "body", "figure", "main"})
"""Elements that hold too much for a picture in them to go with a caption for that alone, and the one made for both."""
_place = attrgetter("line")
_index = attrgetter("index")
_Places = dict[str | None, int]
"""By the URL of the picture, where the caption with some words stands among all."""


class _Draft:
    """A caption that is being put together."""

    __slots__ = ("credit", "line", "text")

    def __init__(self, line: Line, text: str, credit: str | None) -> None:
        self.line = line
        self.text = text
        self.credit = credit

    def takes(self, text: str, credit: str | None) -> bool:
        """Whether the next line is only the credit of this caption, or its text, which it has from now on."""
        if text:
            if self.text or credit is not None:
                return False
            self.text = text
            return True
        if self.credit is None or (self.text and self.credit == credit):
            self.credit = credit
            return True
        return bool(credit and self.text) and repeats_credit(credit or "", self.credit)


def captions(page: Page) -> tuple[Caption, ...]:
    """The page's captions in order; one that is repeated, for the full screen, counts once."""
    drafts = _drafts(page)
    if not drafts:
        return ()
    found: list[Caption] = []
    known: dict[str, _Places] = {}
    for draft in drafts:
        caption = _caption(page, draft)
        places = known.setdefault(draft.text or f"credit of {draft.credit}", {})
        place = _known_place(places, draft, caption)
        if place is None:
            places[caption.image_url] = len(found)
            found.append(caption)
        else:
            found[place] = _completed(found[place], caption)
            if caption.image_url is not None and places.pop(None, None) is not None:
                places[caption.image_url] = place
    return tuple(found)


def _known_place(places: _Places, draft: _Draft, caption: Caption) -> int | None:
    """Where the caption that this one repeats stands; None if it is none's repetition.

    Words of its own belong to one picture, but many pictures may be the same person's: there, only what the page hides
    is a repetition with a picture of its own.
    """
    if draft.text or caption.image_url is None or draft.line.context.hidden:
        return next(iter(places.values()), None)
    return places.get(caption.image_url, places.get(None))


def _caption(page: Page, draft: _Draft) -> Caption:
    url, alt = _picture(page, draft)
    return Caption(text=draft.text, credit=draft.credit, image_url=url, image_alt=alt)


def _completed(known: Caption, again: Caption) -> Caption:
    """The caption with what only its repetition says."""
    if known.image_url is None:
        known = known.model_copy(update={"image_url": again.image_url, "image_alt": again.image_alt})
    if known.credit is None and again.credit is not None:
        known = known.model_copy(update={"credit": again.credit})
    return known


def _picture(page: Page, draft: _Draft) -> tuple[str | None, str | None]:
    """The URL and the alternative text of the picture that a caption belongs to."""
    near = [image for image in _near(page.images, draft.line) if image_url(image)]  # the others are placeholders
    image = _image_of(page, near, draft.line)
    return (absolute(page, image_url(image)), alt_text(image)) if image else (None, None)


def _drafts(page: Page) -> list[_Draft]:
    drafts: list[_Draft] = []
    lines = [*lines_of(page, Role.CAPTION), *lines_of(page, Role.CREDIT)]
    for line in sorted(lines, key=_index):
        if line.role is Role.CAPTION:
            for caption in caption_texts(page, line):
                _add(page, drafts, line, caption.text, caption.credit)
        else:
            _add(page, drafts, line, "", credit_text(line))
    return drafts


def _add(page: Page, drafts: list[_Draft], line: Line, text: str, credit: str | None) -> None:
    """Add a caption, or give the last one its credit or its text; the label of a credit alone is neither."""
    if is_label(text or credit or ""):
        return
    last = drafts[-1] if drafts else None
    if last is None or not _is_of_same_picture(page, last.line, line) or not last.takes(text, credit):
        drafts.append(_Draft(line, text, credit))


def _is_of_same_picture(page: Page, before: Line, line: Line) -> bool:
    if line.index - before.index > _CREDIT_DISTANCE:
        return False
    figures = {box_around(page, box, "figure") for box in (before.box, line.box)} - {None}
    return len(figures) < 2


def _image_of(page: Page, candidates: Sequence[Image], line: Line) -> Image | None:
    """The picture in the smallest block around the caption, else the last one right before it."""
    around = Around(page, line.box)
    meets = [around.meets(image.box) for image in candidates]
    nearest = max(meets, default=0)  # a box is numbered after the one around it
    frame = _frame(page, line.box)
    in_figure = page.box_contexts[frame].tag == "figure"
    if nearest > frame or in_figure:
        inside = [image for image, box in zip(candidates, meets, strict=True) if box == nearest >= frame]
        return _nearest(_without_icons(inside), line)
    return _nearest(_without_icons([image for image in candidates if image.line <= line.index]), line)


def _frame(page: Page, box: int) -> int:
    """The box beyond which no picture goes with a caption for standing in the same one."""
    while box and page.box_contexts[box].tag not in _FRAMES:
        box = page.parents[box]
    return box


def _without_icons(images: list[Image]) -> list[Image]:
    """The pictures but for small ones, where there are others: some pages write `width="16" height="9"` of any."""
    return [image for image in images if not is_small(image)] or images


def _nearest(images: list[Image], line: Line) -> Image | None:
    """The image that the fewest lines stand between: the last one before the line rather than the first below it."""
    before = [image for image in images if image.line <= line.index]
    after = images[len(before)] if len(before) < len(images) else None
    if before and (after is None or line.index - before[-1].line <= after.line - line.index):
        return before[-1]
    return after


def _near(images: Sequence[Image], line: Line) -> Sequence[Image]:
    """The pictures at most a few lines away."""
    first = bisect_left(images, line.index - _IMAGE_DISTANCE, key=_place)
    last = bisect_right(images, line.index + _IMAGE_DISTANCE, key=_place)
    return images[first:last]
