"""How a page's blocks hold its lines and its prose: reckoned once, read by the context-sensitive classifiers."""

from __future__ import annotations

from bodycopy.classify.prose import prose_length
from bodycopy.page import Context, Page

_NOTE = "layout"
_NO_LINE = 1 << 60


class Layout:
    """Lines and prose by block element instance and by context."""

    __slots__ = ("by_context", "containers", "direct", "first", "last", "lines", "prose", "total")

    def __init__(self, page: Page) -> None:
        count = len(page.boxes)
        self.first = [_NO_LINE] * count
        """Of each box, the number of the first line in it or below it; a huge number where there is none."""
        self.last = [-1] * count
        """Of each box, the number of the last line in it or below it; -1 where there is none."""
        self.direct = [0] * count
        """Of each box, how many lines stand in it and in no box inside it."""
        self.prose = [0] * count
        """Of each box, the prose in it and below it, in characters."""
        self.lines: list[int] = []
        """Of each line, its own prose."""
        self.by_context: dict[Context, int] = {}
        """Of each context, the prose in it and below it."""
        self._read_lines(page)
        self._sum_boxes(page)
        self._sum_contexts()
        self.total = self.prose[0] if count else 0
        boxes, direct = page.boxes, self.direct
        self.containers = [line.box if direct[line.box] > 1 else boxes[line.box].parent for line in page.lines]
        """Of each line, the box that holds it and its like: its own if it has several lines, else the one around."""

    def _read_lines(self, page: Page) -> None:
        first, last, direct, prose, by_context = self.first, self.last, self.direct, self.prose, self.by_context
        for line in page.lines:
            length = prose_length(line)
            self.lines.append(length)
            box = line.box
            first[box] = min(first[box], line.index)
            last[box] = line.index
            direct[box] += 1
            prose[box] += length
            by_context[line.context] = by_context.get(line.context, 0) + length

    def _sum_boxes(self, page: Page) -> None:
        # Boxes are numbered in document order: every box stands behind the one around it.
        first, last, prose = self.first, self.last, self.prose
        for box in range(len(page.boxes) - 1, 0, -1):
            parent = page.boxes[box].parent
            prose[parent] += prose[box]
            if first[box] < first[parent]:
                first[parent] = first[box]
            if last[box] > last[parent]:
                last[parent] = last[box]

    def _sum_contexts(self) -> None:
        by_context = self.by_context
        pending: dict[int, list[Context]] = {}
        for context in by_context:
            pending.setdefault(context.depth, []).append(context)
        for depth in range(max(pending, default=0), 0, -1):
            for context in pending.get(depth, ()):
                parent = context.parent
                if parent is None:
                    continue
                if parent not in by_context:
                    by_context[parent] = 0
                    pending.setdefault(depth - 1, []).append(parent)
                by_context[parent] += by_context[context]


def layout_of(page: Page) -> Layout:
    """The page's layout, reckoned at the first call."""
    found = page.notes.get(_NOTE)
    if found is None:
        found = page.notes[_NOTE] = Layout(page)
    assert isinstance(found, Layout)
    return found
