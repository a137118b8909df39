"""Context-sensitive: what most of the lines are that are laid out the same way, or stand in the same block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final

from bodycopy.classify.layout import layout_of
from bodycopy.classify.signs import Findings, Sign, signs_for
from bodycopy.page import Page, Role

_LEAST: Final = 3
_MOST: Final = 0.6
_FEW: Final = 3
_NOBODY: Final = ""
_LEVELS: Final = (-5.0, -3.0, -1.5, -0.5, 0.5, 1.5, 3.0, 5.0)
_REASONS: Final = {
    "group": "laid out alike",
    "block": "in its block",
    "around": "in the block around",
    "wider": "in its part of the page",
}


def groups(page: Page) -> None:
    """Add the role that most of each line's layout group, block and wider blocks are drafted as."""
    signs = signs_for(page)
    if not page.has_markup:
        _add_block_sizes(page, signs.findings(_describe_size))
        return
    layout = layout_of(page)
    boxes = page.boxes
    containers = [layout.container(page, line) for line in page.lines]
    parents = [boxes[box].parent for box in containers]
    keys: Iterable[Sequence[Hashable]] = (
        [line.context for line in page.lines],
        containers,
        parents,
        [boxes[box].parent for box in parents],
    )
    verdicts = [_verdicts(page, group) for group in keys]
    findings, pools = signs.findings(_describe), signs.findings(_describe_pool)
    for line, seen in zip(page.lines, zip(*verdicts, strict=True), strict=True):
        line.findings.append(findings[tuple(role for role, _ in seen)])
        for name, (_, level) in zip(_REASONS, seen, strict=True):
            line.findings.append(pools[name, level])


def _verdicts(page: Page, keys: Sequence[Hashable]) -> list[tuple[str, int]]:
    """Of each line, the role of most lines with the same key, if there is one, and how far body leads in them."""
    tallies: dict[Hashable, dict[Role, int]] = {}
    margins: dict[Hashable, float] = {}
    weights: dict[Hashable, int] = {}
    for line, key in zip(page.lines, keys, strict=True):
        tally = tallies.get(key)
        if tally is None:
            tally = tallies[key] = {}
        tally[line.draft] = tally.get(line.draft, 0) + 1
        margins[key] = margins.get(key, 0.0) + line.margin * line.length
        weights[key] = weights.get(key, 0) + line.length
    verdicts = {
        key: (_verdict(tally), bisect_right(_LEVELS, margins[key] / weights[key])) for key, tally in tallies.items()
    }
    return [verdicts[key] for key in keys]


def _verdict(tally: dict[Role, int]) -> str:
    total = sum(tally.values())
    role = max(tally, key=tally.__getitem__)
    return role if total >= _LEAST and tally[role] >= _MOST * total else _NOBODY


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


def _describe_size(size: str) -> Iterator[Sign]:
    yield f"together.{size}", f"{size} lines without a blank line"
