"""By-lines as they stand in text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

import regex

from bodycopy.lexicon.agencies import agency
from bodycopy.lexicon.bylines import byline_words
from bodycopy.lexicon.months import month_number
from bodycopy.lexicon.patterns import either
from bodycopy.lexicon.weekdays import weekday_number
from bodycopy.memo import remembered

_LONGEST: Final = 160
_LONGEST_NAME: Final = 50
_LEAST_WORDS_OF_A_NAME: Final = 2
_MOST_WORDS: Final = 5
_LONGEST_JOINER_IN_NAMES: Final = 2
_LONGEST_STOP_IN_NAMES: Final = 4
"""In capitals, a word of so few letters may be a part of a name, whatever it is in lower case: `Ana Y Doe`."""
_SHORTEST_WEEKDAY: Final = 5
"""A shorter one, as `Sun`, may be the last part of a name."""
_MOST_WORDS_OF_A_JOB: Final = 3
_MOST_WORDS_OF_A_SENTENCE: Final = 14
"""A text of more words that ends like a sentence is no by-line, whatever it opens with."""
_LONGEST_SIGNED: Final = 40
"""The longest by-line, in characters after its opening, that names nobody by two words: `By Reuters, Ostermoor`."""
_SENTENCE_ENDS: Final = (".", "!", "?", "…", "。")
_MARKDOWN: Final = "[*_"
"""What stands before a name in scraped text that is Markdown: `By [Jane Doe](/author/jane-doe)`."""
_NOT_OF_WORDS: Final = "—–-(（[〔【 "
"""What may stand before an opening."""
_BRACKETS: Final = ")）】]"
_DIVIDER: Final = "\n"
BULLETS: Final = "|•·⋅●ㆍ"
"""What divides the parts of a by-line, and stands in no name."""
_DIVIDERS: Final = str.maketrans(dict.fromkeys(f",;&/／、｜=＝[]【】{BULLETS}", _DIVIDER))
_BETWEEN_PARTS: Final = frozenset(f",;/{BULLETS}")
"""What no name of an organisation has in it."""
_TRIMMED: Final = " .:,：()（）"
_WORD = r"(?:[dl]['’])?\p{Lu}[\p{L}\p{M}'’.\-]*"
_CASELESS_NAME = regex.compile(
    r"[\p{Han}々]{3,5}"
    r"|[\p{Han}々]{1,4}[ \u3000][\p{Han}々\p{Hiragana}\p{Katakana}]{1,5}"
    r"|[\p{Katakana}ー]{2,10}(?:[・＝ ][\p{Katakana}ー]{2,10}){1,3}"
    r"|\p{Hangul}{3,4}|\p{Hangul}{1,2} \p{Hangul}{2}"
    r"|[\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Thai}\p{M}'’.\-]{2,20}"
    r"(?: [\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Thai}\p{M}'’.\-]{2,20}){1,4}"
)
_FREE_NAME = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}'’.\- ]{2,48}")
_FIRST = re.compile(r"[^\w\s]{0,3}\s?([^\W\d_]+)")
_CASELESS = regex.compile(r"[\p{Lo}--\p{Latin}]", regex.V1)
_SHORT_HAN_NAME = regex.compile(r"\p{Han}{2,4}")
"""A name where an opening says that one follows: elsewhere two characters may be any word."""
_HANGUL_NAME = regex.compile(r"\p{Hangul}{3}")
_BEHIND_OPENINGS: Final = " :：/／"
_BRACKET = re.compile(r"\(([^()]{2,20})\)\s*$")
_PLACE = regex.compile(r"\p{Hangul}{2,8}[=＝](?=\p{Hangul})")
"""Where a reporter is, before the name: `워싱턴=홍길동 특파원`."""
_CUT = re.compile(r"[@\d(（|–—]|\s-\s")
_IN_NAMES: Final = re.compile(r"(?:[dl]')?[A-Z][A-Za-z'.\-]*")
_NOTHING: Final = "\0"
"""What no line has in it."""
_GLUED_OPENING: Final = "By"
"""The opening that pages set apart by its style alone: `ByJane Doe`."""
_GLUED = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")
"""Where a page put a date right behind a name: `Jane DoeMay 4`."""


class Signature(NamedTuple):
    """Who a by-line says wrote the text."""

    authors: tuple[str, ...]
    agency: str | None


NOBODY: Final = Signature((), None)


@cache
def _opening(first: str) -> regex.Pattern[str]:
    """What by-lines open with that has this first word; all there is if it is empty, which takes longer to match."""
    lists = (byline_words(name) for name in ("openings", "labels", "titles"))
    openings, labels, titles = (either(words if not first else _beginning(words, first)) for words in lists)
    return regex.compile(
        rf"[^\w\s]{{0,3}}\s?(?:(?:{openings})(?:\s|\s?[:：]\s?)|(?:{labels})\s?[:：/／=＝|｜]\s?|(?P<title>{titles})\s?[:：]?\s?(?:[-–]\s)?"
        rf"|(?-i:{_GLUED_OPENING}(?=\p{{Lu}}\p{{Ll}}+[\s.])))",
        regex.IGNORECASE,
    )


def _beginning(words: Iterable[str], first: str) -> list[str]:
    return [text for text in words if (match := _FIRST.match(text)) and match[1] == first] or [_NOTHING]


@cache
def _first_words() -> frozenset[str]:
    """The words that an opening may begin with: a cheap test before the pattern."""
    matches = (_FIRST.match(words) for name in ("openings", "labels", "titles") for words in byline_words(name))
    return frozenset(match[1] for match in matches if match)


@cache
def _titles() -> tuple[str, ...]:
    """The longest first: one may end like another."""
    return tuple(sorted(byline_words("titles"), key=len, reverse=True))


@cache
def _photographs() -> regex.Pattern[str]:
    words, glued = byline_words("photographs"), byline_words("glued_photographs")
    return regex.compile(rf"(?<![^\W\d_])(?:{either(words)})|{either(glued)}")


@cache
def _parts_of_photographs(is_ascii: bool) -> tuple[str, ...]:
    """What all words have in them that stand before the name of a photographer, or those of them that are in ASCII."""
    return tuple(part for part in byline_words("parts_of_photographs") if part.isascii() or not is_ascii)


@cache
def _source() -> regex.Pattern[str]:
    """A source with its label, before the label of an author: `来源：新华社 作者：`."""
    sources = either(byline_words("sources"))
    return regex.compile(rf"(?:{sources})\s?[:：]\s?(?P<name>[^\s:：]{{1,20}})\s+(?=\S{{1,6}}[:：])")


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(byline_words("bodies"))


@cache
def _no_names() -> frozenset[str]:
    """The words that no name of a person has."""
    return byline_words("jobs") | byline_words("others")


@cache
def _name() -> regex.Pattern[str]:
    return regex.compile(rf"{_WORD}(?:\s(?:(?:{either(byline_words('particles'))})\s){{0,3}}{_WORD}){{0,4}}")


def _parts(text: str) -> Iterator[str]:
    """The parts of a by-line between commas and the like, and between words such as "and"."""
    joiners, capitals = byline_words("joiners"), _capital_joiners()
    for part in text.translate(_DIVIDERS).split(_DIVIDER):
        words = part.split()
        start = 0
        for position, word in enumerate(words):
            if word in joiners or (word in capitals and _joins_in_capitals(word, part)):
                yield " ".join(words[start:position])
                start = position + 1
        yield " ".join(words[start:])


@cache
def _capital_joiners() -> frozenset[str]:
    return frozenset(form for word in byline_words("joiners_in_capitals") for form in (word.upper(), word.title()))


def _joins_in_capitals(word: str, part: str) -> bool:
    return len(word) > _LONGEST_JOINER_IN_NAMES or part.isupper()


def opens_as_byline(text: str) -> bool:
    """Whether a short line opens like "By Jane Doe" in one of the usual languages."""
    if len(text) > _LONGEST:
        return False
    text = _behind_source(text)[0]
    opening = _opening_of(text)
    if opening is None:
        text = _without_address(text) if "@" in text else text
        return len(text) <= _LONGEST_SIGNED and text.rstrip(_BRACKETS).endswith(_titles())
    rest = _without_photographer(text[opening.end() :]).strip().lstrip(_MARKDOWN)
    if opening["title"]:
        return _CASELESS_NAME.match(rest) is not None and len(rest.split()) <= _MOST_WORDS
    if _CASELESS.match(rest):
        return len(rest.split()) <= _MOST_WORDS and not rest.endswith(_SENTENCE_ENDS)
    words = opening.group().lstrip(_NOT_OF_WORDS).strip(_BEHIND_OPENINGS).lower()
    is_whole = words in byline_words("before_whole_names")
    return words not in byline_words("behind_texts") and _goes_on_as_byline(rest, is_whole=is_whole)


def _behind_source(text: str) -> tuple[str, str | None]:
    """A by-line without the source that stands before it, and the agency that this is."""
    if text.isascii() or not text.startswith(_words_for_sources()):
        return text, None  # a cheap test before the pattern
    source = _source().match(text)
    return (text[source.end() :], agency(source["name"])) if source else (text, None)


@cache
def _words_for_sources() -> tuple[str, ...]:
    return tuple(byline_words("sources"))


def _without_address(text: str) -> str:
    return " ".join(word for word in text.replace("(", " ").split() if "@" not in word)


def names_with_job(text: str) -> bool:
    """Whether a short line is a name and a job: "Jane Doe, senior reporter", "Jane Doe, editor-in-chief"."""
    name, comma, rest = text.partition(",")
    if not comma:
        return False
    words = rest.lower().replace("-", " ").split()
    return 0 < len(words) <= _MOST_WORDS_OF_A_JOB and words[0] in byline_words("jobs") and is_name(name)


def _opening_of(text: str) -> regex.Match[str] | None:
    first = _FIRST.match(text)
    if first is None:
        return None
    word = first[1].lower()
    is_known = word in _first_words() or first[1].startswith(_GLUED_OPENING)
    if not is_known and (word.isascii() or not word.startswith(_titles())):
        return None
    return _opened(text, word if word in _first_words() else "")


@lru_cache(maxsize=1 << 8)
def _opened(text: str, first: str) -> regex.Match[str] | None:
    """The opening of a text whose first word is that of one; such texts are asked about several times."""
    return _opening(first).match(text)


def _goes_on_as_byline(rest: str, *, is_whole: bool) -> bool:
    """Whether the text after the opening is names, and after them nothing that goes on like a sentence.

    Behind some openings the name must be whole: `Interview: Jane Doe`, but not `Interview: Ostermoor`.
    """
    name = _name().match(rest)
    if name is None:
        return False
    is_sentence = rest.endswith(_SENTENCE_ENDS)
    if is_sentence and len(rest.split()) > _MOST_WORDS_OF_A_SENTENCE:
        return False
    is_one_word = " " not in name[0] and not agency(name[0])
    if is_one_word and (is_whole or len(rest) > _LONGEST_SIGNED or is_sentence or month_number(name[0])):
        return False
    after = rest[name.end() :].split(None, 1)
    if not after or not after[0][0].isalpha() or "@" in after[0]:
        return True
    word = after[0].strip(_TRIMMED).lower()
    if after[1:] and after[1][0].isdigit() and (word in byline_words("before_dates") or _is_weekday(word, 1)):
        return True
    return any(word in byline_words(words) for words in ("joiners", "stops", "jobs"))


@remembered(1 << 10)
def read_byline(text: str) -> Signature:
    """The names and the agency in a by-line; jobs, places, dates and addresses are left out."""
    text, found_agency = _behind_source(text[: 2 * _LONGEST].strip())
    opening = _opening_of(text)
    before = opening or _PLACE.match(text)
    rest = _without_photographer(text[before.end() :] if before else text)
    authors: list[str] = []
    for part in _parts(rest):
        bare = part.strip(_TRIMMED)
        if bare.lower() in byline_words("suffixes") or _is_photographer(part):
            continue
        name, source = _name_and_agency(bare)
        found_agency = found_agency or source
        names = _names_in(name, opening)
        if names and not (authors and (is_no_second_name(name) or (name.isupper() and not authors[0].isupper()))):
            authors += names
        elif authors and name:
            break
    return Signature(tuple(dict.fromkeys(authors)), found_agency)


def _names_in(name: str, opening: regex.Match[str] | None) -> list[str]:
    """The names in a part of a by-line: mostly one; of scripts without capitals, the opening tells how to read it."""
    if name.isascii():
        return [name] if is_name(name) else []
    words = name.split()
    if opening is not None and opening.group().strip(_BEHIND_OPENINGS) in byline_words("apart"):
        if all(map(_SHORT_HAN_NAME.fullmatch, words)):
            return words
    elif len(words) > 1 and all(map(_HANGUL_NAME.fullmatch, words)):
        return words
    is_short = opening is not None and not opening.group().isascii() and _SHORT_HAN_NAME.fullmatch(name) is not None
    return [name] if is_name(name) or (is_short and not name.endswith(tuple(byline_words("endings")))) else []


def is_no_second_name(name: str) -> bool:
    """Whether what stands behind a name is no other person's but a paper, a job or a city."""
    folded = name.lower()
    return folded.rpartition(" ")[2] in byline_words("no_second_names") or folded in byline_words("cities")


def _without_photographer(text: str) -> str:
    """A by-line up to where it names the photographer: `Jane Doe, Fotos von John Roe`."""
    lowered = text.lower()
    if not any(map(lowered.__contains__, _parts_of_photographs(text.isascii()))):
        return text  # a cheap test before the pattern
    found = _photographs().search(lowered)
    return text[: found.start()] if found and len(lowered) == len(text) and found.start() else text


def _is_photographer(part: str) -> bool:
    """Whether what a part of a by-line has in brackets says so: `Jane Doe (Fotos)`."""
    bracket = _BRACKET.search(part) if "(" in part else None
    return bracket is not None and bracket[1].lower() in byline_words("photographers")


def _name_and_agency(text: str) -> tuple[str, str | None]:
    """What is left of a part of a by-line without jobs, dates and the rest, and the agency that it names or ends in."""
    words = _words_of_name(text)
    source = None
    for start in range(len(words)):
        source = agency(" ".join(words[start:]))
        if source is not None:
            words = words[:start]
            break
    words = _without_jobs(_without_capitals(_without_house(words)))
    name = " ".join(words).strip(_TRIMMED)
    return ("", agency(name)) if source is None and agency(name) else (name, source)


def _words_of_name(text: str) -> list[str]:
    """The words up to where the name ends: before a date, an address, a bracket, a word like "for"."""
    cut = _CUT.search(text)
    words = (text[: cut.start()] if cut else text).split()
    if cut and cut[0] == "@" and not text[: cut.start()].endswith(" "):
        words = words[:-1]
    if cut and cut[0].isdigit():
        words = _without_date(words)
    elif len(words) > _LEAST_WORDS_OF_A_NAME and _is_weekday(words[-1], _SHORTEST_WEEKDAY):
        words = words[:-1]
    stops, ends = byline_words("stops"), _ends_of_names()
    for position, word in enumerate(words):
        folded = word.lower() if word[-1].isalpha() else word.strip(_TRIMMED).lower()
        if folded in ends and _ends_name(folded, words, position, text):
            return words[:position]
        if word[1:].islower():
            continue
        *before, last = _GLUED.split(word)
        if before and last.strip(_TRIMMED).lower() in stops:
            return [*words[:position], "".join(before)]
    return words


def _without_date(words: list[str]) -> list[str]:
    """The words before the number in a date, without the month, the day of the week and a word like "on"."""
    *before, last = _GLUED.split(words[-1].strip(".")) if words else [""]
    if month_number(last):
        words = [*words[:-1], "".join(before)] if before else words[:-1]
    while len(words) > 1 and _ends_before_date(words):
        words = words[:-1]
    return words


def _ends_before_date(words: list[str]) -> bool:
    if words[-1].lower() in byline_words("before_dates"):
        return True
    return len(words) > _LEAST_WORDS_OF_A_NAME and _is_weekday(words[-1], 1)


def _is_weekday(word: str, least: int) -> bool:
    bare = word.strip(_TRIMMED)
    return len(bare) >= least and weekday_number(bare) is not None


@cache
def _ends_of_names() -> frozenset[str]:
    return byline_words("stops") | byline_words("before_stops")


def _ends_name(folded: str, words: list[str], position: int, text: str) -> bool:
    """Whether a name ends before a word that may end one."""
    is_behind_name, stops = position >= _LEAST_WORDS_OF_A_NAME, byline_words("stops")
    if folded not in stops:
        return is_behind_name and any(word.strip(_TRIMMED).lower() in stops for word in words[position + 1 :][:1])
    is_sure = words[position][0].islower() or len(folded) > _LONGEST_STOP_IN_NAMES
    return is_sure or (is_behind_name and text.isupper())


def _without_capitals(words: list[str]) -> list[str]:
    """The words without several in capitals behind a name in mixed case: `Jane Doe THE GAZETTE`.

    One alone may be the family's name: `Jean Pierre DUPONT`.
    """
    end = len(words)
    while end and words[end - 1].isupper():
        end -= 1
    return words[:end] if end >= _LEAST_WORDS_OF_A_NAME and len(words) - end > 1 else words


@cache
def _last_words_of_houses() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in byline_words("houses"))


def _without_house(words: list[str]) -> list[str]:
    """The words without a broadcaster's name behind a name: `Jane Doe BBC News`."""
    if len(words) <= _LEAST_WORDS_OF_A_NAME or words[-1].lower() not in _last_words_of_houses():
        return words
    houses = byline_words("houses")
    starts = range(_LEAST_WORDS_OF_A_NAME, len(words))
    return words[: next((at for at in starts if " ".join(words[at:]).lower() in houses), len(words))]


def _without_jobs(words: list[str]) -> list[str]:
    jobs, titles = byline_words("jobs"), byline_words("titles")
    folded = [word.lower() for word in words]
    start = next((i for i, word in enumerate(folded) if word not in jobs and word not in titles), len(words))
    end = next((i for i in range(start, len(words)) if folded[i] in jobs), len(words))
    if end < len(words) and end - start > _LEAST_WORDS_OF_A_NAME and folded[end - 1] in byline_words("beats"):
        end -= 1
    words = words[start:end]
    if words and words[-1].endswith(_titles()):
        title = next(title for title in _titles() if words[-1].endswith(title))
        words = [*words[:-1], words[-1].removesuffix(title)]
    return [word for word in words if word]


@remembered(1 << 12)
def is_name(text: str) -> bool:
    """Whether the text looks like the name of a person: two to five capitalised words, none of them a job.

    In scripts without capitals: a few characters in the usual shapes of names.
    """
    if len(text) > _LONGEST_NAME:
        return False
    words = text.split()
    if not _no_names().isdisjoint(text.lower().split()):
        return False
    if not text.isascii() and _CASELESS_NAME.fullmatch(text):
        return agency(text) is None and not text.endswith((*byline_words("endings"), *_titles()))
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    return _are_capitalised(text.split(" ")) if text.isascii() else _name().fullmatch(text) is not None


def _are_capitalised(words: list[str]) -> bool:
    """Whether ASCII words are a name as `_name` has it, which takes ten times as long."""
    particles = byline_words("particles")
    capitalised = [_IN_NAMES.fullmatch(word) is not None for word in words]
    return (
        capitalised[0]
        and capitalised[-1]
        and all(is_capitalised or word in particles for word, is_capitalised in zip(words, capitalised, strict=True))
    )


def may_be_name(text: str) -> bool:
    """Whether what a page declares as the name of a person may be one: words of letters, none of them a job's."""
    words = text.split()
    return (
        len(words) <= _MOST_WORDS
        and _FREE_NAME.fullmatch(text) is not None
        and _no_names().isdisjoint(text.lower().split())
    )


@remembered(1 << 10)
def read_body(text: str) -> str | None:
    """The organisation or desk that a by-line names instead of people: `By Ostermoor Staff`, `Von der IN-Redaktion`."""
    if not text.rstrip(_TRIMMED).lower().endswith(_bodies()):
        return None  # a cheap test before the pattern
    opening = _opening_of(text)
    name = text[opening.end() if opening else 0 :].strip(_TRIMMED)
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS or len(name) > _LONGEST_NAME or not name[0].isupper():
        return None
    if not _BETWEEN_PARTS.isdisjoint(name) or len(_without_house(words)) < len(words):
        return None
    last = words[-1].lower()
    return name if last in byline_words("bodies") or last.rpartition("-")[2] in byline_words("bodies") else None
