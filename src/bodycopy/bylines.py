"""By-lines as they stand in text."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from bodycopy.lexicon.agencies import agency

_LONGEST: Final = 160
_PARTICLES = "de|van|von|der|den|da|di|dos|del|della|la|le|bin|ibn|al|el|y|e|zu|ter|ten"
_NAME = rf"(?:\p{{Lu}}[\p{{L}}'’.\-]*)(?:\s+(?:(?:{_PARTICLES})\s+)*\p{{Lu}}[\p{{L}}'’.\-]*){{0,4}}"
_OPENINGS = (
    "by|written by|reported by|posted by|published by|story by|words by|von|par|por|di|door|af|av|tekst|text|texte|texto"
    "|testo|yazan|oleh|autor|author|текст|автор|por:|от"
)
_OPENING = regex.compile(rf"^\W*(?:{_OPENINGS})\s*[:：]?\s+", regex.IGNORECASE)
_NAMED = regex.compile(_NAME)
_UNSPACED = regex.compile(
    r"^[【\[（(]?(?:文|記者|作者|编辑|編輯|기자|كتب|كتبت|كتبه|بقلم|تحرير)\s*[:：／/ ]|(?:記者|기자)\W?$|^[（【]\S{2,8}記者?[】）]$"
)
_SPLIT = regex.compile(r"\s*(?:,|;|&|\||/|·|•|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bog\b|\boch\b|\ben\b|\bи\b|\bve\b|、)\s*")
_WHOLE_NAME = regex.compile(rf"^{_NAME}$")
_STOP = regex.compile(
    r"\s*(?:@|\d|\||published|updated|posted|follow|email|\bon\b|\bin\b|\bfor\b|\bat\b|–|—|•|\(|special to).*$", regex.IGNORECASE
)
_JOBS = frozenset(
    "reporter editor writer correspondent staff senior contributor columnist columnista redakteur redaktion journalist desk"
    " news team editorial contributing associate managing chief political business sports features redacción redaction"
    " redazione producer digital admin author guest service newsroom".split()
)


class Signature(NamedTuple):
    """Who a by-line says wrote the text."""

    authors: tuple[str, ...]
    agency: str | None


def opens_as_byline(text: str) -> bool:
    """Whether a short line opens like "By Jane Doe" in one of the usual languages."""
    if len(text) > _LONGEST:
        return False
    opening = _OPENING.match(text)
    if opening is not None and _NAMED.match(text, opening.end()):
        return True
    return _UNSPACED.search(text) is not None


def read_byline(text: str) -> Signature:
    """The names and the agency in a by-line; jobs, places, dates and addresses are left out."""
    opening = _OPENING.match(text)
    rest = text[opening.end() :] if opening else text
    authors: list[str] = []
    found_agency: str | None = None
    for part in _SPLIT.split(rest):
        name = part.strip(" .:")
        if known := agency(name):
            found_agency = found_agency or known
            continue
        name = _STOP.sub("", name).strip(" .:")
        if is_name(name):
            authors.append(name)
        elif authors:
            break
    return Signature(tuple(dict.fromkeys(authors)), found_agency)


def is_name(text: str) -> bool:
    """Whether the text looks like the name of a person: two to five capitalised words, none of them a job."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 50:
        return False
    return _WHOLE_NAME.match(text) is not None and _JOBS.isdisjoint(word.lower() for word in words)
