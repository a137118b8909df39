"""Floors: the figures that a change must not fall below, kept in floors.toml.

A figure has a path such as ("quality", "aed-dev", "html", "text", "all", "word_f1"), and its floor stands under the
same path in the file. A floor is a number or, after it was lowered, a table with the number (`floor`), the number it
had been (`was`) and the reason (`because`). Floors rise with the figures and are lowered only with a reason.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).resolve().parent / "floors.toml"

MARGIN = 0.003
"""How far below a measured share its floor is put."""

RATIO_MARGIN = 0.3
"""How far below a measured ratio of times its floor is put, as a share of it: times vary from run to run."""

RATIO = "ratio"
"""The measure that is a ratio of times; all others are shares."""

HEAD = """\
# What a change must not fall below. Written by `python -m benchmarks quality --update-floors` (and `speed`), which
# raises floors; to lower one takes `--allow-regression "REASON"`. Checked by `--check`.
"""

FigurePath = tuple[str, ...]
Figures = Mapping[FigurePath, float]


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a figure may be."""

    value: float
    was: float | None = None
    because: str | None = None


class Fall(NamedTuple):
    """A figure below its floor; None where a measured set no longer gives the figure."""

    path: FigurePath
    floor: Floor
    figure: float | None


class Update(NamedTuple):
    """Floors after an update, with the paths of those that changed and the falls for which no reason was given."""

    floors: dict[FigurePath, Floor]
    raised: list[FigurePath]
    lowered: list[FigurePath]
    kept: list[Fall]


def below(floors: Mapping[FigurePath, Floor], figures: Figures) -> list[Fall]:
    """The floors of measured sets that the figures fall below."""
    measured = {scope(path) for path in figures}
    falls = (Fall(path, floor, figures.get(path)) for path, floor in floors.items() if scope(path) in measured)
    return [fall for fall in falls if fall.figure is None or fall.figure < fall.floor.value]


def unmeasured(floors: Iterable[FigurePath], figures: Figures, command: str) -> dict[FigurePath, int]:
    """How many floors of a command belong to a set that was not measured, by the set's scope."""
    measured = {scope(path) for path in figures}
    counts: dict[FigurePath, int] = {}
    for path in floors:
        if path[0] == command and scope(path) not in measured:
            counts[scope(path)] = counts.get(scope(path), 0) + 1
    return counts


def scope(path: FigurePath) -> FigurePath:
    """What is measured or skipped as one: the command, the corpus, and the view or the peer."""
    return path[:3]


def update(floors: Mapping[FigurePath, Floor], figures: Figures, reason: str | None) -> Update:
    """Raise floors to the figures less a margin. Floors above their figure are lowered only when a reason is given."""
    result = dict(floors)
    raised: list[FigurePath] = []
    lowered: list[FigurePath] = []
    for path, figure in figures.items():
        old, new = floors.get(path), _floor_for(path, figure)
        if old is None or new > old.value:
            still_below = old is not None and old.was is not None and new < old.was
            result[path] = Floor(new, old.was, old.because) if old and still_below else Floor(new)
            raised.append(path)
    falls = below(floors, figures)
    for path, old, fallen in falls if reason else []:
        if fallen is None:
            del result[path]
        else:
            result[path] = Floor(_floor_for(path, fallen), was=old.value, because=reason)
        lowered.append(path)
    return Update(result, raised, lowered, kept=[] if reason else falls)


def load(path: Path) -> dict[FigurePath, Floor]:
    """The floors of a file; none where there is no file."""
    if not path.exists():
        return {}
    return dict(_flat((), tomllib.loads(path.read_text("utf-8"))))


def save(floors: Mapping[FigurePath, Floor], path: Path) -> None:
    """Write floors as TOML, sorted by their paths."""
    lines = [HEAD.rstrip()]
    table: FigurePath = ()
    for figure_path, floor in sorted(floors.items(), key=lambda item: item[0]):
        if figure_path[:-1] != table:
            table = figure_path[:-1]
            lines += ["", f"[{'.'.join(map(_key, table))}]"]
        lines.append(f"{_key(figure_path[-1])} = {_toml(floor)}")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _floor_for(path: FigurePath, figure: float) -> float:
    if path[-1] == RATIO:
        return math.floor(figure * (1 - RATIO_MARGIN) * 10) / 10
    return max(0.0, math.floor((figure - MARGIN) * 1000) / 1000)


def _flat(prefix: FigurePath, node: dict[str, Any]) -> Iterable[tuple[FigurePath, Floor]]:
    for key, value in node.items():
        path = (*prefix, key)
        if not isinstance(value, dict):
            yield path, Floor(float(value))
        elif "floor" in value:
            yield path, Floor(float(value["floor"]), value["was"], value["because"])
        else:
            yield from _flat(path, value)


def _toml(floor: Floor) -> str:
    if floor.because is None:
        return f"{floor.value}"
    return f"{{ floor = {floor.value}, was = {floor.was}, because = {json.dumps(floor.because, ensure_ascii=False)} }}"


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else json.dumps(name)
