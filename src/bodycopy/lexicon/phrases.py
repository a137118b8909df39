"""What phrases say of the line that they stand in.

Phrases are looked up by their first word in a dictionary, so that a line costs a few look-ups however many phrases and
languages there are. Scripts that are written without spaces are searched by their first two characters instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import Final, NamedTuple

from bodycopy.errors import LexiconError
from bodycopy.lexicon.files import read_toml
from bodycopy.package_data import package_file
from bodycopy.page import Role

WHOLE: Final = 0
START: Final = 1
WITHIN: Final = 2
_KINDS: Final = {"whole": WHOLE, "start": START, "within": WITHIN}
_PUNCTUATION: Final = dict.fromkeys(',.;!?[]{}<>|•·*→←›‹#_~/“”"»«…、。「」『』【】！？，؛،؟', " ")
_ALIKE: Final = {"’": "'", "‘": "'", "`": "'", "＝": "=", "：": ":", "（": "(", "）": ")", "ı": "i"}
_FOLDED: Final = _PUNCTUATION | _ALIKE | {"\u0307": ""}  # lower() of the Turkish capital I leaves a dot
_FOLDED_ASCII: Final = bytes(ord(_FOLDED.get(chr(code), chr(code))) for code in range(128)) + bytes(range(128, 256))
_DASHES: Final = frozenset({"-", "–", "—"})
"""What may stand before and behind a label, as in `- Advertisement -`."""
_ENDS: Final = _DASHES | {":"}
_SET_APART: Final = ":()="
"""Punctuation that phrases are told by: a word of its own."""
_UNSPACED: Final = re.compile("[^\0-\u0dff\uac00-\ud7af]")
"""Thai, Lao, Khmer, kana, ideographs; not Hangul. Said by what they are not: ready in a third of the time."""
_PREFIX: Final = 2


class Phrase(NamedTuple):
    """A phrase as it is compared: folded, with the role that it speaks for and where it must stand."""

    text: str
    kind: int
    role: Role
    words: str
    """The phrase as the file has it."""

    @property
    def leads(self) -> bool:
        """Whether the line is the phrase, or opens with it."""
        return self.kind != WITHIN


class _Index(NamedTuple):
    """Phrases by what a line must show before they are compared at all."""

    opening: dict[str, dict[str, tuple[Phrase, ...]]]
    """Whole and start phrases, by their first word and their second; those of one word stand by every second word, and
    by none."""
    within: dict[str, tuple[Phrase, ...]]
    """Phrases that may stand anywhere, by their longest word: the rarest, mostly."""
    unspaced: dict[str, tuple[Phrase, ...]]
    """Phrases of scripts without spaces, by their first characters."""


def fold(text: str) -> str:
    """Lower case, punctuation as spaces, one space between words; `:`, `(`, `)` and `=` are words of their own.

    A colon at the end is dropped, so that `Read more:` is the same as `Read more`; so are dashes around the text, as in
    `- Advertisement -`.
    """
    words = _with_marks_folded(text).split()
    _trim(words)
    return " ".join(words)


def _trim(words: list[str]) -> None:
    """Drop what stands around a text."""
    if len(words) > 1 and words[-1] == ":":
        words.pop()
    while len(words) > 2 and words[-1] in _DASHES and words[0] in _DASHES:
        del words[-1], words[0]


def words_of_all(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text folded, in two goes: one for those in ASCII, one for the others."""
    plain = iter(_words_together([text for text in texts if text.isascii()]))
    others = iter(_words_together([text for text in texts if not text.isascii()]))
    return [next(plain if text.isascii() else others) for text in texts]


def _words_together(texts: Sequence[str]) -> list[list[str]]:
    words_of_texts = _split_together(texts)
    for words in words_of_texts:
        if words and words[-1] in _ENDS:  # of few texts
            _trim(words)
    return words_of_texts


def _split_together(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text folded, with what stands around them."""
    lines = _with_marks_folded("\n".join(texts)).split("\n")
    if len(lines) != len(texts):
        return [_fold(text).split() for text in texts]  # none, or one with a line break in it
    return list(map(str.split, lines))


def _fold(text: str) -> str:
    return " ".join(_with_marks_folded(text).split())


def _with_marks_folded(text: str) -> str:
    folded = text.lower()
    if folded.isascii():
        folded = folded.encode("ascii").translate(_FOLDED_ASCII).decode("ascii")
    else:
        for mark, plain in _FOLDED.items():
            if mark in folded:  # to look for each of them takes less time than to translate each character
                folded = folded.replace(mark, plain)
    for mark in _SET_APART:
        if mark in folded:
            folded = folded.replace(mark, f" {mark} ")
    return folded


def _is_unspaced(text: str) -> bool:
    return _UNSPACED.search(text) is not None


@cache
def _index() -> _Index:
    index = _Index({}, {}, {})
    for file in sorted(package_file("lexicon", "phrases").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            for phrase in _phrases_of(read_toml(file), file.name):
                _add(index, phrase)
    return index


def _add(index: _Index, phrase: Phrase) -> None:
    if not phrase.text.isascii() and _is_unspaced(phrase.text):
        _add_to(index.unspaced, phrase.text[:_PREFIX], phrase)
    elif phrase.kind == WITHIN:
        _add_to(index.within, max(phrase.text.split(), key=len), phrase)
    else:
        _add_opening(index.opening, phrase)


def _add_to(table: dict[str, tuple[Phrase, ...]], key: str, phrase: Phrase) -> None:
    table[key] = (*table.get(key, ()), phrase)


def _add_opening(table: dict[str, dict[str, tuple[Phrase, ...]]], phrase: Phrase) -> None:
    first, *others = phrase.text.split()
    by_second = table.setdefault(first, {"": ()})
    if others:
        by_second[others[0]] = (*by_second.get(others[0], by_second[""]), phrase)
    else:
        table[first] = {second: (*phrases, phrase) for second, phrases in by_second.items()}


def _phrases_of(tables: dict[str, dict[str, list[str]]], name: str) -> list[Phrase]:
    listed: list[tuple[int, Role, str]] = []
    for role, groups in tables.items():
        if role not in frozenset(Role) or not groups.keys() <= _KINDS.keys():
            raise LexiconError(f"{name}: [{role}] must be a role with the keys {', '.join(_KINDS)}")
        for group, texts in groups.items():
            listed += zip(repeat(_KINDS[group]), repeat(Role(role)), texts)
    words_of_texts = _split_together([text for _, _, text in listed])  # at once takes a third of the time
    for (kind, _, _), words in zip(listed, words_of_texts, strict=True):
        if kind == WHOLE:
            _trim(words)
    return [
        Phrase(" ".join(words), kind, role, text)
        for (kind, role, text), words in zip(listed, words_of_texts, strict=True)
        if words
    ]


def find_phrases(text: str) -> list[Phrase]:
    """The phrases of all languages that match a line, of every role the strongest one."""
    folded = fold(text)
    return find_folded(folded, folded.split())


def find_folded(folded: str, words: list[str]) -> list[Phrase]:
    """The same for a line that is folded already, with its words."""
    if not words:
        return []
    index = _index()
    found: list[Phrase] = []
    if by_second := index.opening.get(words[0]):
        phrases = by_second.get(words[1]) if len(words) > 1 else None
        found = [phrase for phrase in phrases or by_second[""] if _opens(phrase, folded)]
    if told := index.within.keys() & words:
        found += _within(index, told, words, folded)
    if not folded.isascii() and _is_unspaced(folded):
        found += _unspaced(index, folded)
    return _strongest(found) if len(found) > 1 else found


def _opens(phrase: Phrase, folded: str) -> bool:
    text = phrase.text
    if phrase.kind == WHOLE:
        return folded == text
    return folded.startswith(text) and folded[len(text) : len(text) + 1] in ("", " ")


def _within(index: _Index, told: set[str], words: list[str], folded: str) -> list[Phrase]:
    padded = f" {folded} "
    return [
        phrase
        for word in sorted(told, key=words.index)
        for phrase in index.within[word]
        if f" {phrase.text} " in padded
    ]


def _unspaced(index: _Index, folded: str) -> list[Phrase]:
    return [
        phrase
        for position in range(len(folded) - 1)
        for phrase in index.unspaced.get(folded[position : position + _PREFIX], ())
        if folded.startswith(phrase.text, position)
        and (phrase.kind == WITHIN or (position == 0 and (phrase.kind == START or folded == phrase.text)))
    ]


def _strongest(found: list[Phrase]) -> list[Phrase]:
    best: dict[Role, Phrase] = {}
    for phrase in found:
        if phrase.role not in best or phrase.kind < best[phrase.role].kind:
            best[phrase.role] = phrase
    return list(best.values())
