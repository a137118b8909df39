"""Context-sensitive: what most of the lines are that are laid out the same way, or stand in the same block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, TypeVar

from bodycopy.classify.layout import layout_of
from bodycopy.classify.signs import Findings, Sign, signs_for
from bodycopy.page import Line, Page

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
_Key = TypeVar("_Key", bound=Hashable)
_Verdict = tuple[str, int]
"""What is said of a group of lines: the role of most lines, if there is one, and how far body leads in them."""


class _Group:
    """The drafts of lines that belong together."""

    __slots__ = ("drafts", "length", "margin")

    def __init__(self) -> None:
        self.drafts: list[str] = []
        """Of each line, the role that it is drafted as."""
        self.margin: float = 0.0
        """By how much body leads, in log-odds times characters."""
        self.length: int = 0


_Groups = dict[_Key, _Group]


def _grouped(
    keys: Sequence[_Key], drafts: Sequence[str], margins: Sequence[float], lengths: Sequence[int]
) -> _Groups[_Key]:
    """The groups of lines, from each line's key, draft, weighed margin and length."""
    found: _Groups[_Key] = {}
    for key, draft, margin, length in zip(keys, drafts, margins, lengths, strict=True):
        group = found.get(key)
        if group is None:
            group = found[key] = _Group()
        group.drafts.append(draft)
        group.margin += margin
        group.length += length
    return found


def _joined(groups: _Groups[int], wider: Sequence[int]) -> _Groups[int]:
    """Wider groups, from the key of the group that each group is a part of."""
    found: _Groups[int] = {}
    for key, group in groups.items():
        outer = found.get(wider[key])
        if outer is None:
            outer = found[wider[key]] = _Group()
        outer.drafts += group.drafts
        outer.margin += group.margin
        outer.length += group.length
    return found


def _verdicts(groups: _Groups[_Key]) -> dict[_Key, _Verdict]:
    """The verdict on each group."""
    return {
        key: (_role_of_most(group.drafts), bisect_right(_LEVELS, group.margin / group.length))
        for key, group in groups.items()
    }


def _role_of_most(drafts: list[str]) -> str:
    if len(drafts) < _LEAST:
        return _NOBODY
    role = max(set(drafts), key=drafts.count)
    return role if drafts.count(role) >= _MOST * len(drafts) else _NOBODY


def groups(page: Page, lines: Sequence[Line]) -> None:
    """Add the role that most of each line's layout group, block and wider blocks are drafted as."""
    signs = signs_for(page)
    if not page.has_markup:
        _add_block_sizes(page, signs.findings(_describe_size))
        return
    findings = signs.findings(_describe)
    containers = layout_of(page).containers
    drafts = [line.draft for line in lines]
    margins = [line.margin * line.length for line in lines]
    alike = _verdicts(_grouped(page.contexts, drafts, margins, page.lengths))
    blocks = _verdicts_on_blocks(_grouped(containers, drafts, margins, page.lengths), page.parents)
    for line, context, container in zip(lines, page.contexts, containers, strict=True):
        line.findings.append(findings[alike[context], blocks[container]])


def _verdicts_on_blocks(own: _Groups[int], parents: Sequence[int]) -> dict[int, tuple[_Verdict, ...]]:
    """Of each block, the verdicts on it, on the block around it, and on the one around that."""
    around = _joined(own, parents)
    wider = _joined(around, parents)
    by_around, by_wider = _verdicts(around), _verdicts(wider)
    return {
        box: (verdict, by_around[parents[box]], by_wider[parents[parents[box]]])
        for box, verdict in _verdicts(own).items()
    }


def _describe(key: tuple[_Verdict, tuple[_Verdict, ...]]) -> Iterator[Sign]:
    """The signs of the verdicts on a group and on three blocks."""
    alike, blocks = key
    verdicts = (alike, *blocks)
    for (name, words), (role, _) in zip(_REASONS.items(), verdicts, strict=True):
        if role:
            yield f"{name}.{role}", f"most lines {words}: {role}"
    for (name, words), (_, level) in zip(_REASONS.items(), verdicts, strict=True):
        yield f"pool.{name}.{level}", f"step {level} of {len(_LEVELS)} to body: the text {words}"


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
