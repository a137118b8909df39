"""Context-free: how sure the learned model is of the lines next to a line, and how far off the lines are it is sure of.

They read the model's log-odds only, which are there before any line is drafted: what stands right before the first sure
paragraph is a standfirst or a by-line rather than text, what stands between two of them is text rather than not. Only
what is near counts, so that a second article further down changes nothing for the first.
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
_FAR: Final = len(_DISTANCES)
_STEP_OF: Final = [bisect_right(_DISTANCES, distance) for distance in range(_DISTANCES[-1] + 1)]
"""0 is the line itself."""
_LENGTHS: Final = (20, 40, 80, 160)
_NOTE: Final = "sure lines"

_Around = tuple[int, int, int, int, bool, bool]
"""The steps of two lines before and two behind, and whether the ones next to it are laid out as the line is."""


class _Sure(NamedTuple):
    """What is reckoned once a page."""

    steps: Sequence[int]
    """Of each line, how sure the model is of it; with two edges before and behind."""
    back: Sequence[int]
    """Of each line, how far before it the next sure line stands, in steps; 0 for a sure line."""
    ahead: Sequence[int]
    """The same behind it."""


def among(page: Page, lines: Sequence[Line]) -> None:
    """Add the model's word on the lines next to each line, and how far off the next sure lines are."""
    signs = signs_for(page)
    near, sure = signs.findings(_describe_near), signs.findings(_describe_sure)
    steps, back, ahead = page.once(_NOTE, _reckon)
    contexts = page.contexts
    last = len(page.texts) - 1
    for line in lines:
        index = line.index
        second_before, before, _, behind, second_behind = steps[index : index + 5]
        context = line.context
        like_before = index > 0 and contexts[index - 1] is context
        like_behind = index < last and contexts[index + 1] is context
        line.findings.append(near[second_before, before, behind, second_behind, like_before, like_behind])
        line.findings.append(sure[back[index], ahead[index], bisect_right(_LENGTHS, line.length)])


def _reckon(page: Page) -> _Sure:
    logits = body_logits(page)
    edges = [_EDGE, _EDGE]
    steps = [*edges, *[bisect_right(_STEPS, logit) for logit in logits], *edges]
    sure = [logit >= _SURE and length >= _LEAST_LENGTH for logit, length in zip(logits, page.lengths, strict=True)]
    return _Sure(steps, _distances(sure), _distances(sure[::-1])[::-1])


def _distances(sure: Sequence[bool]) -> list[int]:
    """Of each line, how far back the last sure one is, in steps."""
    found = []
    distance = _DISTANCES[-1]
    for is_sure in sure:
        distance = 0 if is_sure else distance + 1
        found.append(_STEP_OF[distance] if distance < len(_STEP_OF) else _FAR)
    return found


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


def _describe_sure(key: tuple[int, int, int]) -> Iterator[Sign]:
    back, ahead, length = key
    where = f"{_off(back)} behind and {_off(ahead)} before lines that the learned model is sure of"
    yield f"sure.back.{back}", f"{_off(back)} behind a line that the learned model is sure of"
    yield f"sure.ahead.{ahead}", f"{_off(ahead)} before a line that the learned model is sure of"
    yield f"sure.{back}.{ahead}", where
    yield f"sure.{back}.{ahead}.length.{length}", f"{where}, length step {length}"


def _off(step: int) -> str:
    return "far" if step == _FAR else f"step {step}"
