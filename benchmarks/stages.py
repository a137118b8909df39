"""What each step of bodycopy's own pipeline costs, by the public table of stages.

The stages of `bodycopy.PIPELINE` are timed by wrapping each; what comes before the first and after the last is decode,
parse, segment and assemble. Decode and the bare parse are timed by themselves, and segment is what remains.
"""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import bodycopy
from bodycopy.decode import decode
from selectolax.lexbor import LexborHTMLParser

from benchmarks import ours
from benchmarks.progress import counted
from benchmarks.results import Stage

_BEFORE = "decode, parse, segment"
DECODE, PARSE, SEGMENT, ASSEMBLE, TEXT, REST = "decode", "parse", "segment", "assemble", "render text", "read the rest"


def measure(pages: Sequence[bytes], passes: int) -> list[Stage]:
    """Mean CPU milliseconds a page of each step in the order of the pipeline; a page's time is the median of passes."""
    times: defaultdict[str, list[list[float]]] = defaultdict(lambda: [[] for _ in pages])
    for number in range(passes + 1):  # the first pass warms up and is not counted
        for index, page in enumerate(counted(pages, f"stages, pass {number} of {passes}")):
            for name, milliseconds in _steps(page):
                if number:
                    times[name][index].append(milliseconds)
    means = {name: statistics.fmean(map(statistics.median, taken)) for name, taken in times.items() if any(taken)}
    return [Stage(name=name, mean=mean) for name, mean in means.items()]


def _steps(page: bytes) -> Iterator[tuple[str, float]]:
    """The steps of one page with their CPU milliseconds."""
    decoding, decoded = _timed(lambda: decode(page))
    parsing, _ = _timed(lambda: LexborHTMLParser(decoded.text))
    marks: list[tuple[str, float]] = []
    start = time.process_time()
    article = bodycopy.extract(page, pipeline=tuple(_marked(stage, marks) for stage in bodycopy.PIPELINE))
    end = time.process_time()
    yield DECODE, decoding
    yield PARSE, parsing
    if marks:
        before = (marks[0][1] - start) * 1000
        yield SEGMENT, max(0.0, before - decoding - parsing)
        for (_, began), (name, ended) in zip(marks, marks[1:], strict=False):
            yield name, (ended - began) * 1000
        yield ASSEMBLE, (end - marks[-1][1]) * 1000
    yield TEXT, _timed(lambda: article.text)[0]
    yield REST, _timed(lambda: ours.read_everything(article))[0]


def _marked(stage: bodycopy.Stage, marks: list[tuple[str, float]]) -> bodycopy.Stage:
    """The stage, noting when the first begins and when each ends."""

    def run(page: bodycopy.Page) -> None:
        if not marks:
            marks.append((_BEFORE, time.process_time()))
        stage.run(page)
        marks.append((stage.name, time.process_time()))

    return bodycopy.Stage(stage.name, run)


def _timed(call: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    result = call()
    return (time.process_time() - start) * 1000, result
