"""Context-free: how sure the learned model is of the lines next to a line, and where it stands among the sure ones.

They read the model's log-odds only, which are there before any line is drafted: what stands right before the first sure
paragraph is a standfirst or a by-line rather than text, what stands between two of them is text rather than not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from bodycopy.classify.logits import body_logits
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page

_STEPS: Final = (-3.0, -1.0, 0.0, 1.0, 2.5)
_EDGE: Final = len(_STEPS) + 1
_SURE: Final = 2.5
_LEAST_LENGTH: Final = 40
"""Shorter lines may be sure to be body, and say little about where the text begins and ends."""
_DISTANCES: Final = (1, 2, 3, 5, 9, 20)
_LENGTHS: Final = (20, 40, 80, 160)
_NOTE: Final = "sure lines"

_Zone = tuple[str, int]
"""Before, among or behind the sure lines, and how far off, in steps."""
_Around = tuple[int, int, int, int, bool, bool]
"""The steps of two lines before and two behind, and whether the ones next to it are laid out as the line is."""


class _Sure(NamedTuple):
    """What is reckoned once a page."""

    steps: Sequence[int]
    """Of each line, how sure the model is of it; with two edges before and behind."""
    span: tuple[int, int] | None
    """The first and the last sure line; None where there is none."""


def among(page: Page, lines: Sequence[Line]) -> None:
    """Add the model's word on the lines next to each line, and its zone among the sure lines."""
    signs = signs_for(page)
    near, zones = signs.findings(_describe_near), signs.findings(_describe_zone)
    steps, span = page.once(_NOTE, _reckon)
    contexts = page.contexts
    last = len(page.texts) - 1
    for line in lines:
        index = line.index
        second_before, before, _, behind, second_behind = steps[index : index + 5]
        context = line.context
        like_before = index > 0 and contexts[index - 1] is context
        like_behind = index < last and contexts[index + 1] is context
        line.findings.append(near[second_before, before, behind, second_behind, like_before, like_behind])
        line.findings.append(zones[*_zone(index, span), bisect_right(_LENGTHS, line.length)])


def _reckon(page: Page) -> _Sure:
    logits = body_logits(page)
    edges = [_EDGE, _EDGE]
    steps = [*edges, *[bisect_right(_STEPS, logit) for logit in logits], *edges]
    sure = [
        index
        for index, (logit, length) in enumerate(zip(logits, page.lengths, strict=True))
        if logit >= _SURE and length >= _LEAST_LENGTH
    ]
    return _Sure(steps, (sure[0], sure[-1]) if sure else None)


def _zone(index: int, span: tuple[int, int] | None) -> _Zone:
    if span is None:
        return "none", 0
    first, last = span
    if index < first:
        return "before", bisect_right(_DISTANCES, first - index)
    if index > last:
        return "behind", bisect_right(_DISTANCES, index - last)
    return "among", 0


def _describe_near(around: _Around) -> Iterator[Sign]:
    second_before, before, behind, second_behind, like_before, like_behind = around
    yield f"beside.before.{before}", f"behind a line {_said(before)}"
    yield f"beside.behind.{behind}", f"before a line {_said(behind)}"
    yield f"beside.{before}.{behind}", f"between a line {_said(before)} and one {_said(behind)}"
    yield f"beside.second_before.{second_before}", f"two lines behind one {_said(second_before)}"
    yield f"beside.second_behind.{second_behind}", f"two lines before one {_said(second_behind)}"
    alike = f"{like_before:d}{like_behind:d}"
    yield (
        f"beside.{before}.{behind}.alike.{alike}",
        f"{'laid out like' if like_before or like_behind else 'laid out unlike'} the lines next to it",
    )


def _said(step: int) -> str:
    return "beyond the page" if step == _EDGE else f"of step {step} of {len(_STEPS)} to body"


def _describe_zone(key: tuple[str, int, int]) -> Iterator[Sign]:
    where, distance, length = key
    yield f"sure.{where}.{distance}", f"{where} the lines that the learned model is sure of"
    yield (
        f"sure.{where}.{distance}.length.{length}",
        f"{where} the lines that the learned model is sure of, length step {length}",
    )
