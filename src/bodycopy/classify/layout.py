"""How a page's blocks hold its lines and its prose: reckoned once, read by several classifiers."""

from __future__ import annotations

from bodycopy.classify.prose import SHORTEST, prose_length
from bodycopy.page import Context, Page

_PROSE = "prose"
_LAYOUT = "layout"
_NO_LINE = 1 << 60


class Prose:
    """The prose of lines, and of the contexts that hold it."""

    __slots__ = ("by_context", "lines", "total")

    def __init__(self, page: Page) -> None:
        texts, contexts, link_chars = page.texts, page.contexts, page.link_chars
        self.lines = lines = [0] * len(texts)
        """Of each line, its own prose, in characters."""
        sums: dict[Context, int] = {}
        for number, length in enumerate(page.lengths):
            if length >= SHORTEST:  # few lines of most pages
                amount = prose_length(texts[number], length, link_chars[number])
                if amount:
                    lines[number] = amount
                    context = contexts[number]
                    sums[context] = sums.get(context, 0) + amount
        self.total = sum(sums.values())
        self.by_context = _with_those_around(sums)
        """Of each context that holds prose, the prose in it and below it."""


def _with_those_around(sums: dict[Context, int]) -> dict[Context, int]:
    """To each context and all around it, the sum of what stands in it and below it."""
    totals: dict[Context, int] = {}
    for context, amount in sums.items():
        here: Context | None = context
        while here is not None:
            totals[here] = totals.get(here, 0) + amount
            here = here.parent
    return totals


class Layout:
    """Lines and prose by block element instance."""

    __slots__ = ("containers", "direct", "first", "last", "prose")

    def __init__(self, page: Page) -> None:
        count = len(page.parents)
        self.first = [_NO_LINE] * count
        """Of each box, the number of the first line in it or below it; a huge number where there is none."""
        self.last = [-1] * count
        """Of each box, the number of the last line in it or below it; -1 where there is none."""
        self.direct = [0] * count
        """Of each box, how many lines stand in it and in no box inside it."""
        self.prose = [0] * count
        """Of each box, the prose in it and below it, in characters."""
        self._read_lines(page)
        self._sum_boxes(page.parents)
        direct, parents = self.direct, page.parents
        self.containers = [box if direct[box] > 1 else parents[box] for box in page.line_boxes]
        """Of each line, the box that holds it and its like: its own if it has several lines, else the one around."""

    def _read_lines(self, page: Page) -> None:
        first, last, direct, prose = self.first, self.last, self.direct, self.prose
        for index, (box, amount) in enumerate(zip(page.line_boxes, prose_of(page).lines, strict=True)):
            if index < first[box]:
                first[box] = index
            last[box] = index
            direct[box] += 1
            prose[box] += amount

    def _sum_boxes(self, parents: list[int]) -> None:
        # Boxes are numbered in document order: every box stands behind the one around it.
        first, last, prose = self.first, self.last, self.prose
        for box in range(len(parents) - 1, 0, -1):
            parent = parents[box]
            prose[parent] += prose[box]
            if first[box] < first[parent]:
                first[parent] = first[box]
            if last[box] > last[parent]:
                last[parent] = last[box]


def prose_of(page: Page) -> Prose:
    """The page's prose, reckoned at the first call."""
    return page.once(_PROSE, Prose)


def layout_of(page: Page) -> Layout:
    """The page's layout, reckoned at the first call."""
    return page.once(_LAYOUT, Layout)
