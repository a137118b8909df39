"""What each step of bodycopy's own pipeline costs, by the public table of stages.

The stages of `bodycopy.PIPELINE` are timed by wrapping each: what they cost until the text is read, and what more until
all the rest of the article is read. Decode and a bare parse are timed by themselves. What remains of the time
until the first stage is segmenting and what the learned model says of all lines, which it is asked before it is known
of which lines the stages are; what remains of all is deciding on roles and building the article.
"""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from selectolax.lexbor import LexborHTMLParser

import bodycopy
from benchmarks import ours
from benchmarks.progress import counted
from benchmarks.results import Stage
from bodycopy.decode import decode

Result = TypeVar("Result")

DECODE, PARSE, SEGMENT, BUILD = "decode", "parse", "segment", "decide and build"


class Cost(NamedTuple):
    """CPU milliseconds by step of one page."""

    text: Mapping[str, float]
    """Until the text is read."""
    rest: Mapping[str, float]
    """From then until all the rest is read."""


def measure(pages: Sequence[bytes], passes: int) -> list[Stage]:
    """Mean CPU milliseconds a page of each step in the order of the pipeline; a page's time is the median of passes."""
    costs: list[list[Cost]] = [[] for _ in pages]
    for number in range(passes + 1):
        for taken, page in zip(costs, counted(pages, f"stages, pass {number} of {passes}"), strict=True):
            cost = cost_of(page)
            if number:  # the first pass warms up
                taken.append(cost)
    names = [DECODE, PARSE, SEGMENT, *_stage_names(), BUILD]
    return [
        Stage(
            name=name,
            text=statistics.fmean(statistics.median(cost.text.get(name, 0.0) for cost in taken) for taken in costs),
            rest=statistics.fmean(statistics.median(cost.rest.get(name, 0.0) for cost in taken) for taken in costs),
        )
        for name in names
    ]


def cost_of(page: bytes) -> Cost:
    """The cost of one page."""
    decoding, decoded = _timed(lambda: decode(page))
    parsing, _ = _timed(lambda: LexborHTMLParser(decoded.data, scripting=True))
    spent: defaultdict[str, float] = defaultdict(float)
    begun: list[float] = []
    pipeline = _wrapped(spent, begun)
    start = time.process_time()
    extracting, article = _timed(lambda: bodycopy.extract(page, pipeline=pipeline))
    reading, _ = _timed(lambda: article.text)
    text = dict(spent)
    spent.clear()
    reading_rest, _ = _timed(lambda: ours.read_everything(article))
    until_stages = (begun[0] - start) * 1000 if begun else extracting
    before = {DECODE: decoding, PARSE: parsing, SEGMENT: max(0.0, until_stages - decoding - parsing)}
    return Cost(
        text={**before, **text, BUILD: max(0.0, extracting + reading - until_stages - sum(text.values()))},
        rest={**spent, BUILD: max(0.0, reading_rest - sum(spent.values()))},
    )


def _stage_names() -> list[str]:
    return [stage.name for part in bodycopy.PIPELINE for stage in part]


def _wrapped(spent: defaultdict[str, float], begun: list[float]) -> bodycopy.Pipeline:
    """The pipeline, noting when a stage begins and adding up what each takes."""
    return bodycopy.Pipeline(*(tuple(_watched(stage, spent, begun) for stage in part) for part in bodycopy.PIPELINE))


def _watched(stage: bodycopy.Stage, spent: defaultdict[str, float], begun: list[float]) -> bodycopy.Stage:
    def look(page: bodycopy.Page, lines: Sequence[bodycopy.Line]) -> None:
        start = time.process_time()
        begun.append(start)
        stage.look(page, lines)
        spent[stage.name] += (time.process_time() - start) * 1000

    return stage._replace(look=look)


def _timed(call: Callable[[], Result]) -> tuple[float, Result]:
    start = time.process_time()
    result = call()
    return (time.process_time() - start) * 1000, result
