"""How large an input must be to have nearly as many lines as a page may have: what costs most a byte."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bodycopy import Limits
from bodycopy.segment.guards import check
from bodycopy.segment.html import segment_html

_SAMPLE: Final = 60_000
_LEAST_LINES: Final = 400
"""An input with fewer lines in its sample costs by its bytes, not by its lines."""
_SHARE: Final = 0.995


def size_of_most_lines(make: Callable[[int], bytes | str]) -> int | None:
    """The size in bytes, told from a sample; None for an input that has few lines or is refused before it is parsed."""
    sample = make(_SAMPLE)
    data = sample.encode("utf-8", "replace") if isinstance(sample, str) else sample
    limits = Limits()
    if check(data, limits):
        return None
    lines = len(segment_html(data).texts)
    return round(_SAMPLE * _SHARE * limits.max_lines / lines) if lines >= _LEAST_LINES else None
