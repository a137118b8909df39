"""One caption line to the captions in it, each with its credit."""

from __future__ import annotations

from typing import Final

from bodycopy.credits import LONGEST_CREDIT, CaptionText, bare_credit, split_captions
from bodycopy.lexicon.caption_ends import opening_words, without_buttons, without_opening
from bodycopy.lexicon.class_words import class_words
from bodycopy.lexicon.credits import credit_words
from bodycopy.lexicon.phrases import fold
from bodycopy.page import Line, Page, Role

_AROUND_LABEL: Final = " \t:：-–—"


def caption_texts(page: Page, line: Line) -> list[CaptionText]:
    """The captions of a line: the credit is what the markup sets apart as one, or what reads like one."""
    text = without_buttons(line.text)
    credit = _marked_credit(page, line, text)
    if credit is None:
        return split_captions(text)
    captions = split_captions(without_opening(text[: -len(credit)]))
    last = captions[-1] if captions else CaptionText("", None)
    # What a photographer's name is put to says more than the agency's alone.
    return [*captions[:-1], last if last.credit else last._replace(credit=bare_credit(credit))]


def credit_text(line: Line) -> str:
    """The credit of a line that is nothing else."""
    return bare_credit(without_buttons(line.text))


def is_label(text: str) -> bool:
    """Whether the text is only what opens a credit: `Photo:`."""
    return text.strip(_AROUND_LABEL).lower() in credit_words("labels")


def repeats_credit(credit: str, known: str) -> bool:
    """Whether a credit says nothing that the known one doesn't: `Copyright AP` of `AP/Jane Doe`."""
    return set(fold(credit).split()) <= {*fold(known).split(), *opening_words()}


def _marked_credit(page: Page, line: Line, text: str) -> str | None:
    """The end of the line's text from the first element on that is named as a credit."""
    for before, names in page.caption_parts.get(line.index, ()):
        credit = text[len(before) :].strip()
        if (
            text.startswith(before)
            and any(word.role is Role.CREDIT for word in class_words(names))
            and len(credit) <= LONGEST_CREDIT
            and any(map(str.isalpha, credit))
        ):
            return credit
    return None
