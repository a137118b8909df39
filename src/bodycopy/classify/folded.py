"""The folded text of a line, reckoned once for the classifiers that compare words."""

from __future__ import annotations

from bodycopy.lexicon.phrases import fold
from bodycopy.page import Line


def folded_text(line: Line) -> str:
    """The line's text as phrases are compared: see `bodycopy.lexicon.phrases.fold`."""
    if line.folded is None:
        line.folded = fold(line.text)
    return line.folded
