"""Context-sensitive: what most of the lines are that are laid out the same way, or stand in the same block."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final

from bodycopy.classify.layout import layout_of
from bodycopy.classify.signs import Findings, Sign, signs_for
from bodycopy.page import Line, Page, Role

_LEAST: Final = 3
_MOST: Final = 0.6
_FEW: Final = 3
_PARAGRAPH: Final = 110
"""A longer line that stands alone between blank lines, in characters, is a paragraph."""
_NOBODY: Final = ""
_LEVELS: Final = (-5.0, -3.0, -1.5, -0.5, 0.5, 1.5, 3.0, 5.0)
_REASONS: Final = {
    "group": "laid out alike",
    "block": "in its block",
    "around": "in the block around",
    "wider": "in its part of the page",
}


def groups(page: Page, lines: Sequence[Line]) -> None:
    """Add the role that most of each line's layout group, block and wider blocks are drafted as."""
    signs = signs_for(page)
    if not page.has_markup:
        _add_block_sizes(page, signs.findings(_describe_size))
        return
    layout = layout_of(page)
    above = page.parents
    containers = layout.containers
    parents = [above[box] for box in containers]
    keys: Iterable[Sequence[Hashable]] = (
        page.contexts,
        containers,
        parents,
        [above[box] for box in parents],
    )
    verdicts = [_verdicts(page, group) for group in keys]
    findings, pools = signs.findings(_describe), signs.findings(_describe_pool)
    for line, seen in zip(page.lines, zip(*verdicts, strict=True), strict=True):
        line.findings.append(findings[tuple(role for role, _ in seen)])
        for name, (_, level) in zip(_REASONS, seen, strict=True):
            line.findings.append(pools[name, level])


def _verdicts(page: Page, keys: Sequence[Hashable]) -> list[tuple[str, int]]:
    """Of each line, the role of most lines with the same key, if there is one, and how far body leads in them."""
    lines = page.lines
    most: dict[Hashable, tuple[int, Role]] = {}
    totals: dict[Hashable, int] = {}
    for (key, role), count in Counter(zip(keys, [line.draft for line in lines], strict=True)).items():
        totals[key] = totals.get(key, 0) + count
        if key not in most or count > most[key][0]:
            most[key] = count, role
    margins = dict.fromkeys(totals, 0.0)
    weights = dict.fromkeys(totals, 0)
    for line, key in zip(lines, keys, strict=True):
        margins[key] += line.margin * line.length
        weights[key] += line.length
    verdicts = {
        key: (
            role if totals[key] >= _LEAST and count >= _MOST * totals[key] else _NOBODY,
            bisect_right(_LEVELS, margins[key] / weights[key]),
        )
        for key, (count, role) in most.items()
    }
    return [verdicts[key] for key in keys]


def _describe_pool(key: tuple[str, int]) -> Iterator[Sign]:
    name, level = key
    yield f"pool.{name}.{level}", f"step {level} of {len(_LEVELS)} to body: the text {_REASONS[name]}"


def _describe(key: tuple[str, ...]) -> Iterator[Sign]:
    for (name, words), role in zip(_REASONS.items(), key, strict=True):
        if role:
            yield f"{name}.{role}", f"most lines {words}: {role}"


def _add_block_sizes(page: Page, findings: Findings) -> None:
    """Scraped text: how many lines stand between two blank lines."""
    sizes: dict[int, int] = {}
    for line in page.lines:
        sizes[line.box] = sizes.get(line.box, 0) + 1
    if len(sizes) < 2:
        return
    for line in page.lines:
        size = sizes[line.box]
        line.findings.append(findings["one" if size == 1 else "few" if size <= _FEW else "many"])
        if size == 1 and line.length > _PARAGRAPH:
            line.findings.append(findings["paragraph"])


def _describe_size(size: str) -> Iterator[Sign]:
    yield f"together.{size}", f"between blank lines: {size}"
