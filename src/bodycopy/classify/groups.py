"""Context-sensitive: what most of the lines are that are laid out the same way, or stand in the same block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Final

from bodycopy.classify.layout import layout_of
from bodycopy.classify.signs import signs_for
from bodycopy.page import Page, Role

_LEAST: Final = 3
_MOST: Final = 0.6
_FEW: Final = 3


def groups(page: Page) -> None:
    """Add the role that most others of each line's layout group, block and wider block are drafted as."""
    if not page.has_markup:
        _add_block_sizes(page)
        return
    layout = layout_of(page)
    lines = page.lines
    boxes = page.boxes
    containers = [layout.container(page, line) for line in lines]
    _add(page, "group", "laid out alike", [line.context for line in lines])
    _add(page, "block", "in one block", containers)
    _add(page, "wide", "in one wider block", [boxes[box].parent for box in containers])
    _add(page, "wider", "in one part of the page", [boxes[boxes[box].parent].parent for box in containers])


def _add(page: Page, name: str, words: str, keys: Iterable[Hashable]) -> None:
    signs = signs_for(page)
    keys = list(keys)
    tallies: dict[Hashable, Counter[Role]] = {}
    for line, key in zip(page.lines, keys, strict=True):
        tallies.setdefault(key, Counter())[line.draft] += 1
    verdicts = {key: _verdict(tally) for key, tally in tallies.items()}
    for line, key in zip(page.lines, keys, strict=True):
        role = verdicts[key]
        if role is not None:
            line.evidence.append(signs(f"{name}.{role}", f"most lines {words}: {role}"))


def _verdict(tally: Counter[Role]) -> Role | None:
    total = tally.total()
    role, count = tally.most_common(1)[0]
    return role if total >= _LEAST and count >= _MOST * total else None


def _add_block_sizes(page: Page) -> None:
    """Scraped text: how many lines stand between two blank lines."""
    signs = signs_for(page)
    sizes = Counter(line.box for line in page.lines)
    if len(sizes) < 2:
        return
    for line in page.lines:
        size = sizes[line.box]
        name = "one" if size == 1 else "few" if size <= _FEW else "many"
        line.evidence.append(signs(f"together.{name}", f"{size} lines without a blank line"))
