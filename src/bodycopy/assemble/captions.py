"""Caption and credit lines to captions, each tied to its picture."""

from __future__ import annotations

from typing import Final

from bodycopy.article import Caption
from bodycopy.assemble.images import alt_text, image_url
from bodycopy.assemble.urls import absolute
from bodycopy.credits import bare_credit, split_captions
from bodycopy.page import Image, Line, Page, Role

_CREDIT_DISTANCE: Final = 2
_IMAGE_DISTANCE: Final = 3


class _Draft:
    """A caption that is being put together."""

    __slots__ = ("credit", "line", "text")

    def __init__(self, line: Line, text: str, credit: str | None) -> None:
        self.line = line
        self.text = text
        self.credit = credit


def captions(page: Page) -> tuple[Caption, ...]:
    """The page's captions in order; one that is repeated, for the full screen, counts once."""
    drafts = _drafts(page)
    found: dict[str, Caption] = {}
    for draft in drafts:
        image = _image_of(page, draft.line)
        caption = Caption(
            text=draft.text,
            credit=draft.credit,
            image_url=absolute(page, image_url(image)) if image else None,
            image_alt=alt_text(image) if image else None,
        )
        known = found.get(draft.text or f"credit of {draft.credit}")
        if known is None or (known.credit is None and caption.credit):
            found[draft.text or f"credit of {draft.credit}"] = caption
    return tuple(found.values())


def _drafts(page: Page) -> list[_Draft]:
    drafts: list[_Draft] = []
    for line in page.lines:
        if line.role is Role.CAPTION:
            for caption in split_captions(line.text):
                _add(drafts, line, caption.text, caption.credit)
        elif line.role is Role.CREDIT:
            _add(drafts, line, "", bare_credit(line.text))
    return drafts


def _add(drafts: list[_Draft], line: Line, text: str, credit: str | None) -> None:
    last = drafts[-1] if drafts else None
    near = last is not None and line.index - last.line.index <= _CREDIT_DISTANCE
    if last is not None and near and not text and last.credit is None:
        last.credit = credit
    elif last is not None and near and text and not last.text and credit is None:
        last.text = text
    else:
        drafts.append(_Draft(line, text, credit))


def _image_of(page: Page, line: Line) -> Image | None:
    """The picture in the smallest block around the caption, else the last one right before it."""
    candidates = [image for image in page.images if abs(image.line - line.index) <= _IMAGE_DISTANCE]
    box = line.box
    while candidates:
        inside = [image for image in candidates if _is_within(page, image.box, box)]
        if inside:
            return min(inside, key=lambda image: abs(image.line - line.index))
        if box == 0 or page.boxes[box].context.tag in ("figure", "article", "body"):
            break
        box = page.boxes[box].parent
    before = [image for image in candidates if image.line <= line.index]
    return before[-1] if before else None


def _is_within(page: Page, box: int, outer: int) -> bool:
    while box > outer:
        box = page.boxes[box].parent
    return box == outer
