"""Context-sensitive: how much of the page's prose a line's blocks hold, and the lines that are laid out alike.

Where the prose is, the body is, most of the time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, TypeVar

from bodycopy.classify.layout import layout_of, prose_of
from bodycopy.classify.shapes import shapes_of
from bodycopy.classify.signs import Sign, signs_for
from bodycopy.page import Line, Page

_Key = TypeVar("_Key", bound=Hashable)
_SHARES: Final = (0.02, 0.1, 0.3, 0.6, 0.95)
_TOTALS: Final = (400, 1500, 4000)
_COUNTS: Final = (1, 2, 4, 8)


def masses(page: Page, lines: Sequence[Line]) -> None:
    """Add what the blocks around each line weigh."""
    if not page.has_markup or not lines:
        return
    signs = signs_for(page)
    masses, groups = signs.findings(_describe_mass), signs.findings(_describe_group)
    layout, amounts = layout_of(page), prose_of(page).lines
    parents, prose, containers = page.parents, layout.prose, layout.containers
    total = prose[0] or 1
    richness = bisect_right(_TOTALS, prose[0])
    blocks = [context.block for context in page.contexts]
    own, alike = _sums(containers, amounts), _sums(blocks, amounts)
    heaviest, heaviest_alike = max(own.values()) or 1, max(alike.values()) or 1
    by_container = {
        container: masses[
            bisect_right(_SHARES, amount / heaviest),
            bisect_right(_SHARES, prose[container] / total),
            bisect_right(_SHARES, prose[parents[container]] / total),
            richness,
        ]
        for container, amount in own.items()
    }
    by_block = {
        block: (bisect_right(_SHARES, alike[block] / heaviest_alike), bisect_right(_COUNTS, count))
        for block, count in Counter(blocks).items()
    }
    for line, container, block, shape in zip(lines, containers, blocks, shapes_of(page), strict=True):
        line.findings += by_container[container], groups[by_block[block], shape]


def _sums(keys: Sequence[_Key], amounts: Sequence[int]) -> dict[_Key, int]:
    """Of each key, the sum of the amounts that stand by it."""
    sums = dict.fromkeys(keys, 0)
    for key, amount in zip(keys, amounts, strict=True):
        if amount:
            sums[key] += amount
    return sums


def _describe_mass(key: tuple[int, int, int, int]) -> Iterator[Sign]:
    own, whole, around, richness = key
    yield f"mass.own.{own}.{richness}", f"its block weighs {own} of 5 of the heaviest one"
    yield f"mass.whole.{whole}.{around}", f"its block holds {whole} of 5 of the prose, the one around {around}"
    yield f"mass.{own}.{around}", f"its block weighs {own} of 5, the one around holds {around} of 5"


def _describe_group(key: tuple[tuple[int, int], str]) -> Iterator[Sign]:
    (weight, count), shape = key
    yield f"alike.{weight}.{shape}", f"lines laid out alike weigh {weight} of 5 of the heaviest ones"
    yield f"alike.count.{count}.{shape}", f"one of {count} of 4 laid out alike"
