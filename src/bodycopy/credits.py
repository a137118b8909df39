"""Picture credits as they stand in text: alone in a line, or at the end of a caption."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

import regex

from bodycopy.lexicon.agencies import agency
from bodycopy.lexicon.bylines import byline_words
from bodycopy.lexicon.credits import credit_words
from bodycopy.lexicon.patterns import either

LONGEST_CREDIT: Final = 90
_LONGEST_UNSPACED: Final = 24
_MOST_WORDS: Final = 9
_MOST_WORDS_OF_A_NAME: Final = 5
_MOST_WORDS_OF_A_CASELESS_NAME: Final = 3
_LONGEST_UNSPACED_NAME: Final = 12
_LEAST_WORDS_OF_A_CAPTION: Final = 4
_SHORTEST_CAPTION: Final = 30
_LONGEST_LINE: Final = 4000
_TAIL: Final = 160
"""How far from its end, in characters, a caption is searched for a credit."""
_TRIMMED: Final = " \t|/,;:：／＝=–—-"
_SENTENCE_ENDS: Final = (".", "!", "?", "…")
_BRACKETS: Final = " ()[]（）［］【】."
_NO_NAMES = regex.compile(r"[.!?…।][\s\u00a0]|[。！？(\[（［【]")
"""What names have not between them: where a sentence ends, and where a bracket opens."""
_YEAR = regex.compile(r"(?:19|20)\d\d")
_LEGAL = regex.compile(rf"{_YEAR.pattern}|copyright|theme", regex.IGNORECASE)
_DIVIDERS = regex.compile(r"[/|,／、;]|\s(?:via|Via|VIA|for|on|-|–|—|\+)\s")
_CASELESS_DIVIDERS = regex.compile(r"[/|,／、;،]")
"""In scripts without capitals, what stands before a dash is rather the caption than a name."""
_APART: Final = str.maketrans(dict.fromkeys("/|,.:;()[]@-'&*\"", " "))
_WORDS = regex.compile(r"[\p{L}\p{M}\d&'’.\-]+")
_CAPITALISED = regex.compile(r"[@#©]?[\p{Lu}\p{Lo}\d]|@|\S+\.(?:com|org|net|de|fr)\b")
_CASELESS = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Arabic}\p{Hebrew}\p{Thai}\p{Devanagari}\p{Bengali}]"
)
_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*(?:\s\p{Lu}[\p{L}\p{M}.'’\-]*){1,2}"
_WHOLE_NAME = regex.compile(_NAME)
_NAME_AND_HOUSE = regex.compile(rf"{_NAME}/[\p{{Lu}}\d][\p{{L}}\p{{M}}\d.&'’\-]*(?:\s[\p{{L}}\d.&'’\-]+){{0,2}}")
_BRACKETED = regex.compile(r"[(\[（［【]([^()\[\]（）［］【】]{2,90})[)\]）］】]\s?[.。]?$")
_CLOSING: Final = (")", "]", "）", "］", "】")
_OPENING: Final = ("(", "[", "（", "［", "【")
_CLOSED: Final = (*_SENTENCE_ENDS, "”", '"', "»", "’", "'", "。", "」")
"""What a sentence ends in before a credit that is no part of it."""
_SIGNS: Final = frozenset("©ⓒ＝=／")
_SIGNED = regex.compile(r"[©ⓒ]\s?([^|.!?©ⓒ]{2,80}\.?)$")
_DASHED = regex.compile(r"(?:(?<=[.!?…”\"»’])\s?[-–—/／]|\s[-–—/／])\s?(?P<credit>[^-–—]{2,60})$")
_NEW_SENTENCE = regex.compile(r"[.!?…][\s\u00a0]\S")
_UNSPACED_SIGN = regex.compile(r"[／＝=]([^。／＝=]{2,40})$")
_SENTENCE_END = regex.compile(r"[.!?…।”\"’»)][\s\u00a0]?(?=[\p{Lu}\p{Lo}\d©@])|[。」』]")
_CAPITALS = regex.compile(r"\p{Lu}{2}")
_NUMBER = regex.compile(r"\d{3}")
_CAPITAL_RUN = regex.compile(
    r"\s?((?:[\p{Lu}\d][\p{Lu}\p{M}\d&.'’\-]*(?!\p{Ll})|/|&)(?:\s(?:[\p{Lu}\d][\p{Lu}\p{M}\d&.'’\-]*(?!\p{Ll})|/|&))*)(?=\s|$)"
)


_GIVER = r"(?=(?:the\s)?(?-i:[@\p{Lu}\p{Lo}\d]))"
"""After an opener a name, not the prose that follows `foto de` as well."""


class CaptionText(NamedTuple):
    """A caption, with its credit where it has one."""

    text: str
    credit: str | None


@cache
def _label() -> regex.Pattern[str]:
    labels, openers = either(credit_words("labels")), either(credit_words("openers"))
    return regex.compile(
        rf"(?:(?:{labels})\s?[:：/／=＝©ⓒ]|[©ⓒ]|(?:{openers})\s{_GIVER})\s?(?P<credit>[^:：]{{2,80}})$",
        regex.IGNORECASE,
    )


@cache
def _label_within() -> regex.Pattern[str]:
    labels, openers = either(credit_words("labels")), either(credit_words("openers"))
    return regex.compile(
        rf"(?<=[\s.!?(”\"。）)|/;,\-–—])(?:(?:{labels})\s?(?:[:：／＝]|(?<=\p{{Hangul}})=)|(?:{openers})\s{_GIVER})\s?(?P<credit>[^:：]{{2,80}})$",
        regex.IGNORECASE,
    )


@cache
def _before_source() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{either(credit_words('before_sources'))})\s(?P<credit>.{{2,80}})", regex.IGNORECASE)


@cache
def _reporter_took() -> regex.Pattern[str]:
    """A reporter and the word for what he did: `新华社记者 王小明 摄`, `記者王小明／攝影`."""
    titles, words = either(byline_words("titles")), either(credit_words("endings") | credit_words("labels"))
    return regex.compile(rf"\p{{Han}}{{0,6}}(?:{titles})\s?\p{{Han}}{{2,4}}[\s／/](?:{words})")


@cache
def _hints() -> frozenset[str]:
    """The first words of all that makes a credit: a cheap test before the patterns."""
    phrases = credit_words("labels") | credit_words("openers") | credit_words("sources")
    return frozenset(words[0] for phrase in phrases if (words := phrase.translate(_APART).split()))


def is_credit(text: str) -> bool:
    """Whether the text is a picture credit and nothing else."""
    if len(text) > LONGEST_CREDIT:
        return False
    if text.isascii() and "/" not in text and _hints().isdisjoint(text.lower().translate(_APART).split()):
        return False
    inner = text.strip(_BRACKETS)
    label = _label().match(inner)
    if label is not None:
        return not (inner.startswith(("©", "ⓒ")) and _LEGAL.search(inner)) and _reads_as_giver(label["credit"])
    if "/" not in inner and inner[:3].lower() == "by ":
        return False
    if _names_a_source(inner) or _without_word(inner) is not None:
        return True
    if not inner.isascii() and _CASELESS.match(inner) and _reporter_took().fullmatch(inner):
        return True
    return _NAME_AND_HOUSE.fullmatch(inner) is not None


def _without_word(text: str) -> str | None:
    """The source behind a word for the picture, without a colon between them: `Foto ANP`."""
    match = _before_source().fullmatch(text)
    return match["credit"] if match and _names_a_source(match["credit"]) else None


def _names_a_source(text: str) -> bool:
    """Whether one part of the text is a known source, and the others are names."""
    sources = credit_words("sources")
    folded = text.lower().strip(_BRACKETS + "©ⓒ")
    if folded in sources:
        return True
    is_caseless = not text.isascii() and _CASELESS.search(text) is not None
    if is_caseless and _NO_NAMES.search(text):
        return False
    dividers = _CASELESS_DIVIDERS if is_caseless else _DIVIDERS
    parts = [part.strip(_BRACKETS + "©ⓒ ") for part in dividers.split(text)]
    return (
        len(parts) > 1
        and any(part.lower() in sources for part in parts)
        and all(part.lower() in sources or _reads_as_names(part) for part in parts if part)
    )


def _reads_as_names(part: str) -> bool:
    words = part.split()
    if _CASELESS.match(part):
        return _may_be_caseless_names(words)
    if len(words) > _MOST_WORDS_OF_A_NAME:
        return False
    connectors = credit_words("connectors")
    return len(words) == 1 or all(word in connectors or _CAPITALISED.match(word) for word in words)


def _may_be_caseless_names(words: list[str]) -> bool:
    """Whether words of a script without capitals, which can't tell them from a caption, are as few as in names."""
    return len(words) <= _MOST_WORDS_OF_A_CASELESS_NAME and (len(words) > 1 or len(words[0]) <= _LONGEST_UNSPACED_NAME)


def _reads_as_giver(text: str) -> bool:
    """Whether the text after a label names who made or gave a picture, and does not go on like a sentence."""
    inner = text.strip(_BRACKETS)
    if _CASELESS.match(inner):
        return len(inner) <= _LONGEST_UNSPACED and "。" not in inner
    if inner.lower() in credit_words("givers"):
        return True
    words = inner.split()
    if not words or len(words) > _MOST_WORDS or "?" in inner or "!" in inner:
        return False
    connectors, givers, sources = credit_words("connectors"), credit_words("givers"), credit_words("sources")
    plain = [
        word
        for word in _WORDS.findall(inner)
        if not _CAPITALISED.match(word) and word not in connectors and word not in givers and word not in sources
    ]
    return len(words) == 1 or len(plain) * 4 <= len(words)


def _credit_start(text: str) -> tuple[int, str] | None:
    """Where a credit at the end of the text begins, and the credit."""
    offset = max(0, len(text) - _TAIL)
    tail = text[offset:]
    for find in _finders(tail):
        found = find(tail)
        if found is not None and offset + found[0] > 0:
            return offset + found[0], found[1]
    return None


def _finders(tail: str) -> list[Callable[[str], tuple[int, str] | None]]:
    """The searches that can find anything in the text: a cheap test for most paragraphs."""
    finders: list[Callable[[str], tuple[int, str] | None]] = []
    if tail.rstrip(" .。").endswith(_CLOSING):
        finders.append(_in_brackets)
    if not _SIGNS.isdisjoint(tail):
        finders.append(_after_sign)
    hinted = not _hints().isdisjoint(tail.lower().translate(_APART).split()) or (
        not tail.isascii() and _CASELESS.search(tail) is not None
    )
    if hinted:
        finders.append(_after_label)
    if hinted or "/" in tail:
        finders.append(_after_sentence)
    return finders


def _in_brackets(tail: str) -> tuple[int, str] | None:
    match = _BRACKETED.search(tail)
    if match is None:
        return None
    inner = match[1].strip()
    is_name = _WHOLE_NAME.fullmatch(inner) and tail[: match.start()].rstrip().endswith(_SENTENCE_ENDS)
    if is_name or is_credit(inner) or inner.lower() in credit_words("givers") or _ends_as_credit(inner):
        return match.start(), bare_credit(inner)
    return None


def _after_sign(tail: str) -> tuple[int, str] | None:
    match = _SIGNED.search(tail)
    if match is not None and not _YEAR.search(match[1]) and _reads_as_giver(match[1]):
        return match.start(), match[1]
    match = _UNSPACED_SIGN.search(tail)
    if match is not None and (_ends_as_credit(match[1]) or _names_a_source(match[1])):
        return match.start(), match[1]
    return None


def _after_label(tail: str) -> tuple[int, str] | None:
    match = _label_within().search(tail)
    if match is not None and _reads_as_giver(match["credit"]):
        return match.start(), match["credit"]
    return None


def _after_sentence(tail: str) -> tuple[int, str] | None:
    for match in _SENTENCE_END.finditer(tail):
        rest = tail[match.end() :]
        if is_credit(rest):
            return match.end(), bare_credit(rest)
    return None


def _after_dash(text: str) -> tuple[int, str] | None:
    start = max(0, len(text) - _TAIL)
    match = _DASHED.search(text, start)
    if match is None or match.start() == 0 or not _names_a_source(match["credit"]):
        return None
    # Where a sentence ends before, what stands right before the dash may be a part of the credit.
    if match[0][0].isspace() and _NEW_SENTENCE.search(text, start, match.start()):
        return None
    return match.start(), match["credit"]


def _ends_as_credit(text: str) -> bool:
    return len(text) <= _LONGEST_UNSPACED and text.endswith(tuple(credit_words("endings")))


def split_captions(text: str) -> list[CaptionText]:
    """The captions that one line holds, each with its credit.

    `A view. | AGENCY / VIA X Another view. | AGENCY / VIA X` gives two.
    """
    return _captions(text, dashes=True)


def _captions(text: str, *, dashes: bool) -> list[CaptionText]:
    text = text[:_LONGEST_LINE]
    captions: list[CaptionText] = []
    start = 0
    pipe = text.find("|")
    while pipe >= 0:
        credit = _piped_credit(text, start, pipe)
        if credit is not None:
            captions.append(CaptionText(text[start:pipe].strip(), bare_credit(credit)))
            start = pipe + 1 + len(credit)
        pipe = text.find("|", max(start, pipe + 1))
    rest = text[start:].strip()
    if rest:
        captions.append(_split_last(rest, dashes=dashes))
    return captions


def _piped_credit(text: str, start: int, pipe: int) -> str | None:
    """The credit after a stroke, with the space around it; None if what stands there is none."""
    if len(text[start:pipe].split()) < _LEAST_WORDS_OF_A_CAPTION:
        return None
    end = text.find("|", pipe + 1)
    last = text[pipe + 1 :] if end < 0 else ""
    if 0 < len(last.strip()) <= LONGEST_CREDIT and (is_credit(last.strip()) or _reads_as_house(last)):
        return last
    run = _CAPITAL_RUN.match(text, pipe + 1)
    if run is None:
        return None
    credit = run[0]
    after = text[run.end() :].lstrip()
    if after and after[0].islower():
        # The run went on into the next caption: `AGENCY A boat leaves`.
        credit = credit.rstrip().rpartition(" ")[0]
    if 0 < len(text[pipe + 1 + len(credit) : end if end >= 0 else None].split()) < _LEAST_WORDS_OF_A_CAPTION:
        return None
    return credit if _CAPITALS.search(credit) and not _NUMBER.search(credit) else None


def _reads_as_house(text: str) -> bool:
    """Whether the text has a divider or capitals, as the names of agencies do: `Jane Doe/THE TIMES`, `HANDOUT`."""
    words = text.split()
    if _NUMBER.search(text):
        return False
    return len(words) <= _MOST_WORDS and (
        text.isupper() or ("/" in text and all(map(_reads_as_names, text.split("/"))))
    )


def _split_last(text: str, *, dashes: bool) -> CaptionText:
    if is_credit(text):
        return CaptionText("", bare_credit(text))
    found = _credit_start(text) or (_after_dash(text) if dashes else None)
    if found is None:
        return CaptionText(text, None)
    start, credit = found
    return CaptionText(text[:start].strip(_TRIMMED), _unwrapped(credit.strip(_TRIMMED + "©.")))


def bare_credit(credit: str) -> str:
    """The credit without its label: `Photo: Jane Doe` gives `Jane Doe`."""
    inner = _unwrapped(credit.strip(" .©ⓒ"))
    label = _label().match(inner)
    return (label["credit"] if label else _without_word(inner) or inner).strip(_TRIMMED + "©ⓒ")


def _unwrapped(text: str) -> str:
    """The text without brackets around it, and without one at an end whose other half stood elsewhere.

    Those that close in it what they open in it stay: `Jane Doe (Harbour News)`.
    """
    opened, closed = sum(map(text.count, _OPENING)), sum(map(text.count, _CLOSING))
    is_wrapped = opened == closed == 1 and text.startswith(_OPENING) and text.endswith(_CLOSING)
    if text.startswith(_OPENING) and (is_wrapped or opened > closed):
        text = text[1:]
    if text.endswith(_CLOSING) and (is_wrapped or closed > opened):
        text = text[:-1]
    return text.strip(_TRIMMED + "©ⓒ.")


def credit_is_apart(text: str) -> bool:
    """Whether what the text ends in is a picture credit by itself, in brackets or behind the end of a sentence."""
    found = _credit_start(text)
    if found is None:
        return False
    before, rest = text[: found[0]].rstrip(), text[found[0] :].strip()
    if len(before) < _SHORTEST_CAPTION or agency(rest.strip(_BRACKETS)):
        return False  # all of it may be credits, or an article's last paragraph with the agency that signs it
    return (rest.startswith(_OPENING) or before.endswith(_CLOSED)) and is_credit(rest)


def ends_in_credit(text: str) -> bool:
    """Whether a longer text ends in a picture credit: what captions do and paragraphs don't.

    Of an agency behind a dash this can't be said: the last paragraph of an article may end in it.
    """
    return any(caption.text and caption.credit for caption in _captions(text, dashes=False))
