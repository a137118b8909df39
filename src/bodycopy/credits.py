"""Picture credits as they stand in text: alone in a line, or at the end of a caption."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import regex

from bodycopy.lexicon.credits import credit_labels, credit_sources

_LONGEST_CREDIT: Final = 90
_LONGEST_LINE: Final = 4000
_TRIMMED: Final = " \t|/,;:–—-"
_PIPED = regex.compile(
    r"\s*\|\s*("
    r"(?:[\p{Lu}\d][\p{Lu}\d&.'’\-]*|/|&)(?:\s+(?:[\p{Lu}\d][\p{Lu}\d&.'’\-]*(?![\p{Ll}])|/|&))*"  # a run in capitals
    r"|[^|]{2,80}$"
    r")\s*"
)
_IN_PARENTHESES = regex.compile(r"\s*[(\[（［【]([^()\[\]（）]{2,90})[)\]）］】]\s*[.]?$")
_AFTER_SIGN = regex.compile(r"\s*((?:©|\(c\)|copyright)\s*[^|.!?]{2,80}|[／＝=][^。]{2,40}(?:撮影|提供|写真))$", regex.IGNORECASE)
_LAST_SENTENCE = regex.compile(r"(?<=[.!?”\"’)。])\s*([^.!?。]{2,90})$")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_DIVIDERS = regex.compile(r"\s*(?:/|\||,| via | VIA | - | – | for | / Via )\s*")


class CaptionText(NamedTuple):
    """A caption, with its credit where it has one."""

    text: str
    credit: str | None


@cache
def _label_pattern() -> regex.Pattern[str]:
    labels = "|".join(regex.escape(label) for label in sorted(credit_labels(), key=len, reverse=True))
    return regex.compile(rf"(?:^|(?<=[\s.!?(”\"。）)]))(?:{labels})\s*[:：/／]\s*([^:]{{2,80}})$", regex.IGNORECASE)


def _names_a_source(text: str) -> bool:
    folded = text.lower().strip(" .()[]©")
    sources = credit_sources()
    return folded in sources or any(part.strip(" .()[]©") in sources for part in _DIVIDERS.split(folded))


def is_credit(text: str) -> bool:
    """Whether the text is a picture credit and nothing else."""
    if len(text) > _LONGEST_CREDIT:
        return False
    inner = text.strip(" ()[]（）［］.")
    if _names_a_source(inner):
        return True
    label = _label_pattern().match(inner)
    if label is not None and label.start() == 0:
        return len(inner.split()) <= 12
    folded = inner.lower()
    if any(folded.startswith(label + " ") for label in ("photo by", "photos by", "photograph by", "image by", "photo courtesy of", "courtesy of")):
        return len(inner.split()) <= 10
    return text.startswith("©") and not _YEAR.search(text) and len(inner.split()) <= 8


def _credit_start(text: str) -> tuple[int, str] | None:
    """Where a credit at the end of the text begins, and the credit."""
    if match := _IN_PARENTHESES.search(text):
        inner = match.group(1)
        if is_credit(inner) or _label_pattern().match(inner) or _names_a_source(inner):
            return match.start(), inner
    if match := _AFTER_SIGN.search(text):
        if not _YEAR.search(match.group(1)):
            return match.start(), match.group(1).lstrip("／＝=")
    if match := _label_pattern().search(text):
        if match.start() > 0:
            return match.start(), match.group(1)
    if match := _LAST_SENTENCE.search(text):
        if is_credit(match.group(1)):
            return match.start(), match.group(1)
    return None


def split_captions(text: str) -> list[CaptionText]:
    """The captions that one line holds, each with its credit.

    `A view. | AGENCY / VIA X Another view. | AGENCY / VIA X` gives two.
    """
    text = text[:_LONGEST_LINE]
    captions: list[CaptionText] = []
    start = 0
    for match in _PIPED.finditer(text):
        if match.start() > start:
            captions.append(CaptionText(text[start : match.start()].strip(), match.group(1).strip(_TRIMMED)))
        start = match.end()
    rest = text[start:].strip()
    if rest:
        captions.append(_split_last(rest))
    return captions


def _split_last(text: str) -> CaptionText:
    if is_credit(text):
        return CaptionText("", bare_credit(text))
    found = _credit_start(text)
    if found is None:
        return CaptionText(text, None)
    start, credit = found
    return CaptionText(text[:start].strip(_TRIMMED), credit.strip(_TRIMMED + "()©."))


def bare_credit(credit: str) -> str:
    """The credit without its label: `Photo: Jane Doe` gives `Jane Doe`."""
    inner = credit.strip(" ()[]（）.©")
    label = _label_pattern().match(inner)
    return (label.group(1) if label else inner).strip(_TRIMMED)


def ends_in_credit(text: str) -> bool:
    """Whether a longer text ends in a picture credit: what captions do and paragraphs don't."""
    return any(caption.text and caption.credit for caption in split_captions(text))
