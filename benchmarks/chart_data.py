"""The rows that charts are drawn from: plain dictionaries out of the results file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks import ours
from benchmarks.quality_tables import set_title
from benchmarks.results import Extractor, Growth, Quality, Results, Roles, SetQuality, Speed, Text
from benchmarks.roles import MISSING, SCORED

Rows = list[dict[str, Any]]

_OTHER_ROLES = ("section", "navigation", "widget", "legal")


def accuracy_and_speed(results: Results) -> Rows:
    """F1 and CPU time of each extractor on each corpus that both were measured on."""
    if results.quality is None or results.speed is None:
        return []
    f1 = {
        (one.corpus, found.name): found.all.words.f1
        for one in results.quality.sets
        for found in one.extractors
        if found.all.words and len(one.extractors) > 1
    }
    return [
        {
            "corpus": f"{one.corpus}, {one.pages} pages timed",
            "extractor": timing.name,
            "ms": timing.mean,
            "f1": f1[one.corpus, timing.name].value,
            "low": f1[one.corpus, timing.name].low,
            "high": f1[one.corpus, timing.name].high,
            "own": timing.name == ours.NAME,
        }
        for one in results.speed.sets
        for timing in one.timings
        if (one.corpus, timing.name) in f1
    ]


def by_kind(one: SetQuality) -> Rows:
    """F1 of each extractor on each kind of page."""
    return _parts((found, found.kinds) for found in one.extractors)


def by_language(one: SetQuality) -> Rows:
    """F1 of each extractor on each language."""
    return _parts((found, found.languages) for found in one.extractors)


def confusion(roles: Roles) -> Rows:
    """The share of each labelled role's lines that was taken for each role."""
    order = [*SCORED, *_OTHER_ROLES]
    return [
        {"labelled": role, "taken": taken, "share": lines / sum(counts.values()), "lines": lines}
        for role in order
        if (counts := roles.confusion.get(role))
        for taken, lines in counts.items()
        if taken in {*order, MISSING}
    ]


def reliability(quality: Quality) -> Rows:
    """Mean confidence and share right of each class of lines."""
    return [
        {"set": set_title(one), "confidence": found.confidence, "right": found.right, "lines": found.lines}
        for one in quality.sets
        if one.roles
        for found in one.roles.calibration
    ]


def cost_against_size(curves: Iterable[Growth]) -> Rows:
    """The points of each curve."""
    return [
        {"extractor": f"{curve.name}, exponent {curve.exponent:.2f}", "kb": size / 1000, "ms": milliseconds}
        for curve in curves
        if curve.exponent is not None
        for size, milliseconds in zip(curve.sizes, curve.times, strict=True)
    ]


def stage_costs(speed: Speed) -> Rows:
    """The mean of each step, in order, for the text and for all the rest."""
    return [
        {"stage": stage.name, "ms": milliseconds, "part": part, "rest": rest}
        for stage in speed.stages
        for rest, (part, milliseconds) in enumerate((("for the text", stage.text), ("for all the rest", stage.rest)))
    ]


def _parts(extractors: Iterable[tuple[Extractor, Mapping[str, Text]]]) -> Rows:
    return [
        {"extractor": found.name, "part": f"{name} ({text.pages})", "f1": text.words.f1.value}
        for found, parts in extractors
        for name, text in parts.items()
        if text.words
    ]
