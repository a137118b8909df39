"""How many of a line's words come again in the text of the article: most of a headline's do, few of another story's.

A word is cut to its first letters, since headlines and texts inflect it differently; where words are not divided by
spaces, each two neighbouring characters are one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_WORD: Final = re.compile(r"\w{4,}")
"""Shorter words are mostly of grammar, and stand in any text."""
_STEM: Final = 6
_UNSPACED: Final = re.compile("[^\0-\u0dff\ud7b0-\U0010ffff]")
"""Thai, Lao, Khmer, kana, ideographs, and Hangul, whose words carry their endings with them. Said by what they are not,
the pattern is ready in a third of the time."""
_NO_WORD: Final = re.compile(r"\W+")
_LEAST_WORDS: Final = 2


def echoes(texts: Sequence[str], body: Sequence[int]) -> list[float]:
    """Of each line, the share of its words that stand in another line of the text, 0 to 1; 0 of a line of one word."""
    words = [_words(text) for text in texts]
    counts = Counter(word for number in body for word in words[number])
    in_body = set(body)
    return [_share(own, counts, least=2 if number in in_body else 1) for number, own in enumerate(words)]


def _share(words: frozenset[str], counts: Counter[str], least: int) -> float:
    if len(words) < _LEAST_WORDS:
        return 0.0
    return sum(counts[word] >= least for word in words) / len(words)


def _words(text: str) -> frozenset[str]:
    text = text.lower()
    if _UNSPACED.search(text):
        text = _NO_WORD.sub("", text)
        return frozenset(map("".join, pairwise(text)))
    return frozenset(word[:_STEM] for word in _WORD.findall(text))
