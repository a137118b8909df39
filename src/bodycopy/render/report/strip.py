"""The page at a glance: a strip with a band for each line, as high as the line is long, in its role's colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bodycopy.article import ClassifiedLine
from bodycopy.render.report.markup import Markup, element

_LEAST: Final = 24
"""How many characters a short line counts as, so that it can be seen and hit."""
_MOST: Final = 600


def strip(lines: Sequence[ClassifiedLine]) -> Markup:
    """The strip as a picture; each band leads to its line."""
    bands = []
    top = 0
    for line in lines:
        height = min(max(len(line.text), _LEAST), _MOST)
        rect = element("rect", {"y": f"{top}", "width": "10", "height": f"{height}", "class": f"role-{line.role}"})
        bands.append(element("a", {"href": f"#line-{line.index}", "tabindex": "-1"}, rect))
        top += height
    box = {"class": "strip", "viewBox": f"0 0 10 {max(top, 1)}", "preserveAspectRatio": "none", "aria-hidden": "true"}
    return element("svg", box, *bands)
