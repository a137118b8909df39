"""Context-sensitive: what most of the lines are that are laid out the same way, or stand in the same block."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

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


class _Groups(NamedTuple, Generic[_Key]):
    """The drafts of groups of lines, summed up by the groups' keys."""

    counts: Mapping[_Key, int]
    """How many lines there are in the group."""
    roles: Mapping[tuple[_Key, str], int]
    """How many of them are drafted as the role."""
    margins: Mapping[_Key, float]
    """By how much body leads, in log-odds times characters."""
    lengths: Mapping[_Key, int]

    @classmethod
    def of_lines(
        cls, keys: Sequence[_Key], drafts: Sequence[str], margins: Sequence[float], lengths: Sequence[int]
    ) -> _Groups[_Key]:
        """The groups of lines, from each line's key, draft, weighed margin and length."""
        sums = dict.fromkeys(keys, 0.0)
        whole = dict.fromkeys(keys, 0)
        for key, margin, length in zip(keys, margins, lengths, strict=True):
            sums[key] += margin
            whole[key] += length
        return cls(Counter(keys), Counter(zip(keys, drafts, strict=True)), sums, whole)

    def joined(self, wider: Mapping[_Key, _Key]) -> _Groups[_Key]:
        """Wider groups, from the key of the group that each group is a part of."""
        roles: dict[tuple[_Key, str], int] = {}
        for (key, role), count in self.roles.items():
            joined = wider[key], role
            roles[joined] = roles.get(joined, 0) + count
        counts = dict.fromkeys(wider.values(), 0)
        margins = dict.fromkeys(counts, 0.0)
        lengths = dict.fromkeys(counts, 0)
        for key, outer in wider.items():
            counts[outer] += self.counts[key]
            margins[outer] += self.margins[key]
            lengths[outer] += self.lengths[key]
        return _Groups(counts, roles, margins, lengths)

    def verdicts(self) -> dict[_Key, _Verdict]:
        """The verdict on each group."""
        counts, lengths = self.counts, self.lengths
        roles = {
            key: role
            for (key, role), count in self.roles.items()
            if counts[key] >= _LEAST and count >= _MOST * counts[key]
        }
        return {
            key: (roles.get(key, _NOBODY), bisect_right(_LEVELS, margin / lengths[key]))
            for key, margin in self.margins.items()
        }


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
    alike = _Groups.of_lines(page.contexts, drafts, margins, page.lengths).verdicts()
    blocks = _verdicts_on_blocks(_Groups.of_lines(containers, drafts, margins, page.lengths), page.parents)
    for line, context, container in zip(lines, page.contexts, containers, strict=True):
        line.findings.append(findings[alike[context], *blocks[container]])


def _verdicts_on_blocks(own: _Groups[int], parents: Sequence[int]) -> dict[int, tuple[_Verdict, ...]]:
    """Of each block, the verdicts on it, on the block around it, and on the one around that."""
    around = own.joined({box: parents[box] for box in own.counts})
    wider = around.joined({box: parents[box] for box in around.counts})
    by_around, by_wider = around.verdicts(), wider.verdicts()
    return {
        box: (verdict, by_around[parents[box]], by_wider[parents[parents[box]]])
        for box, verdict in own.verdicts().items()
    }


def _describe(verdicts: tuple[_Verdict, ...]) -> Iterator[Sign]:
    """The signs of the verdicts on a group and on three blocks."""
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
