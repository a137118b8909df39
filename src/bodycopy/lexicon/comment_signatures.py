"""What programs write behind the name of a reader who comments."""

from __future__ import annotations

from functools import cache

from bodycopy.lexicon.files import read_lexicon


@cache
def _words(name: str) -> tuple[str, ...]:
    """The longest first: `a dit` before `dit`."""
    words = read_lexicon("comment_signatures.toml")[name]
    return tuple(sorted((word if _is_unspaced(word) else f" {word}" for word in words), key=len, reverse=True))


def without_saying(text: str) -> str:
    """The text without a verb at its end: `Ole says` gives `Ole`."""
    return _without(text, _words("says"))


def without_preposition(text: str) -> str:
    """The text without what leads from a name to a date: `Ole on` gives `Ole`, and `on` nothing."""
    return _without(f" {text}".rstrip(), _words("before_date")).lstrip()


def _without(text: str, ends: tuple[str, ...]) -> str:
    folded = text.lower()
    found = next((end for end in ends if folded.endswith(end)), "")
    return text[: len(text) - len(found)] if len(folded) == len(text) else text


def _is_unspaced(word: str) -> bool:
    return "\u3000" < word[0] < "\uac00"
