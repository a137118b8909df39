"""Which lines of a page are body: alignment of the lines with the reference text, by word 4-grams in page order."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_N = 4


def words(text: str) -> list[str]:
    """The words of a text in lower case; in scripts without spaces, each character is one."""
    return _WORD.findall(_UNSPACED.sub(r" \g<0> ", text).lower())


def body_shares(lines: Sequence[str], reference: str) -> list[float]:
    """For each line, the share (0 to 1) of its words that the reference holds in the same order.

    A word counts when one of the 4-grams around it stands in the reference. 4-grams run over the page's whole word
    stream, then once more over the words of the lines that are body so far with one other line put in between, so
    that short lines (subheadings, list items) are judged with their neighbours.
    """
    shingles, unigrams = _shingles(words(reference)), set(words(reference))
    line_words = [words(line) for line in lines]
    shares = _stream_shares(line_words, shingles)
    _judge_with_neighbours(line_words, shares, shingles)
    _judge_with_neighbours(line_words, shares, shingles, backwards=True)
    return [
        share if share or len(line) >= _N or not line else _whole(line, unigrams, shingles, shares, i)
        for i, (line, share) in enumerate(zip(line_words, shares, strict=True))
    ]


def _whole(
    line: list[str], unigrams: set[str], shingles: set[tuple[str, ...]], shares: list[float], index: int
) -> float:
    """A faint share for a short line between body lines whose words all stand in the reference."""
    around = shares[max(0, index - 1) : index] + shares[index + 1 : index + 2]
    return 0.3 if around and min(around) >= 0.5 and all(word in unigrams for word in line) else 0.0


def _shingles(stream: list[str]) -> set[tuple[str, ...]]:
    size = min(_N, len(stream)) or 1
    return set(zip(*(stream[i:] for i in range(size)), strict=False))


def _covered(stream: list[str], shingles: set[tuple[str, ...]]) -> list[bool]:
    covered = [False] * len(stream)
    for i, shingle in enumerate(zip(*(stream[i:] for i in range(_N)), strict=False)):
        if shingle in shingles:
            covered[i : i + _N] = [True] * _N
    return covered


def _stream_shares(line_words: list[list[str]], shingles: set[tuple[str, ...]]) -> list[float]:
    covered = _covered([word for line in line_words for word in line], shingles)
    shares, at = [], 0
    for line in line_words:
        shares.append(sum(covered[at : at + len(line)]) / len(line) if line else 0.0)
        at += len(line)
    return shares


def _judge_with_neighbours(
    line_words: list[list[str]], shares: list[float], shingles: set[tuple[str, ...]], *, backwards: bool = False
) -> None:
    """Raise the shares of lines that continue the body line before them (after them, if `backwards`)."""
    context: list[str] = []
    order = range(len(line_words))
    for i in reversed(order) if backwards else order:
        line = line_words[i]
        if shares[i] < 0.5 and line and context:
            stream = line + context if backwards else context + line
            covered = _covered(stream, shingles)
            own = covered[: len(line)] if backwards else covered[len(context) :]
            shares[i] = max(shares[i], sum(own) / len(line))
        if shares[i] >= 0.5:
            context = (line + context)[: _N - 1] if backwards else (context + line)[-(_N - 1) :]
