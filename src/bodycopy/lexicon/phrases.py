"""What phrases say of the line that they stand in.

Phrases are looked up by their first word in a dictionary, so that a line costs a few look-ups however many phrases and
languages there are. Scripts that are written without spaces are searched by their first two characters instead.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from bodycopy.errors import LexiconError
from bodycopy.lexicon.files import package_file, read_toml
from bodycopy.page import Role

WHOLE: Final = 0
START: Final = 1
WITHIN: Final = 2
_KINDS: Final = {"whole": WHOLE, "start": START, "within": WITHIN}
_FOLDED: Final = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "“": " ", "”": " ", '"': " ", "»": " ", "«": " ", "…": " "}
    | {"=": " = ", "＝": " = ", "\u0307": None, "ı": "i"}  # lower() leaves a dot above on the Turkish capital I
    | {":": " : ", "：": " : ", "(": " ( ", ")": " ) ", "（": " ( ", "）": " ) "}
    | dict.fromkeys(",.;!?[]{}<>|•·*→›#_~/、。「」『』【】！？，؛،؟", " ")
)
_FIRST_UNSPACED: Final = "\u0e00"  # Thai, then Lao, Khmer, kana, ideographs; Hangul is spaced
_PREFIX: Final = 2


class Phrase(NamedTuple):
    """A phrase as it is compared: folded, with the role that it speaks for and where it must stand."""

    text: str
    kind: int
    role: Role
    words: str
    """The phrase as the file has it."""


class _Index(NamedTuple):
    by_word: dict[str, tuple[Phrase, ...]]
    by_prefix: dict[str, tuple[Phrase, ...]]


def fold(text: str) -> str:
    """Lower case, punctuation as spaces, one space between words; colons and parentheses are words of their own.

    A colon at the end is dropped, so that `Read more:` is the same as `Read more`.
    """
    folded = " ".join(text.lower().translate(_FOLDED).split())
    return folded.removesuffix(" :")


def _is_unspaced(text: str) -> bool:
    return any(char >= _FIRST_UNSPACED and not "\uac00" <= char <= "\ud7af" for char in text)


@cache
def _index() -> _Index:
    by_word: dict[str, list[Phrase]] = {}
    by_prefix: dict[str, list[Phrase]] = {}
    for file in sorted(package_file("lexicon", "phrases").iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml"):
            continue
        for phrase in _phrases_of(read_toml(file), file.name):
            if _is_unspaced(phrase.text):
                by_prefix.setdefault(phrase.text[:_PREFIX], []).append(phrase)
            else:
                by_word.setdefault(phrase.text.split(" ", 1)[0], []).append(phrase)
    return _Index(
        {word: tuple(phrases) for word, phrases in by_word.items()},
        {prefix: tuple(phrases) for prefix, phrases in by_prefix.items()},
    )


def _phrases_of(tables: dict[str, dict[str, list[str]]], name: str) -> list[Phrase]:
    phrases = []
    for role, groups in tables.items():
        if role not in frozenset(Role) or not groups.keys() <= _KINDS.keys():
            raise LexiconError(f"{name}: [{role}] must be a role with the keys {', '.join(_KINDS)}")
        for group, texts in groups.items():
            kind = _KINDS[group]
            for text in texts:
                folded = " ".join(text.lower().translate(_FOLDED).split())
                if kind == WHOLE:
                    folded = folded.removesuffix(" :")
                if folded:
                    phrases.append(Phrase(folded, kind, Role(role), text))
    return phrases


def find_phrases(text: str) -> list[Phrase]:
    """The phrases of all languages that match a line, of every role the strongest one."""
    folded = fold(text)
    by_word, by_prefix = _index()
    best: dict[Role, Phrase] = {}
    position = 0
    for word in folded.split():
        for phrase in by_word.get(word, ()):
            if _matches(phrase, folded, position):
                _keep_best(best, phrase)
        position += len(word) + 1
    if not folded.isascii() and _is_unspaced(folded):
        for position in range(len(folded) - 1):
            for phrase in by_prefix.get(folded[position : position + _PREFIX], ()):
                if _matches_unspaced(phrase, folded, position):
                    _keep_best(best, phrase)
    return list(best.values())


def _keep_best(best: dict[Role, Phrase], phrase: Phrase) -> None:
    if phrase.role not in best or phrase.kind < best[phrase.role].kind:
        best[phrase.role] = phrase


def _matches(phrase: Phrase, folded: str, position: int) -> bool:
    if phrase.kind == WHOLE:
        return position == 0 and folded == phrase.text
    if phrase.kind == START and position:
        return False
    end = position + len(phrase.text)
    return folded.startswith(phrase.text, position) and (end == len(folded) or folded[end] == " ")


def _matches_unspaced(phrase: Phrase, folded: str, position: int) -> bool:
    if phrase.kind == WHOLE:
        return position == 0 and folded == phrase.text
    if phrase.kind == START and position:
        return False
    return folded.startswith(phrase.text, position)
