"""How large an input must be to have nearly as many lines as a page may have: what costs most a byte."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import bodycopy
from bodycopy import Limits, Status

_SAMPLE: Final = 60_000
_LEAST_LINES: Final = 400
"""An input with fewer lines in its sample costs by its bytes, not by its lines."""
_SHARE: Final = 0.995


def size_of_most_lines(make: Callable[[int], bytes | str]) -> int | None:
    """The size in bytes, told from a sample; None for an input that has few lines or is over another limit as it is."""
    sample = bodycopy.extract(make(_SAMPLE))
    if sample.status is Status.OVER_LIMIT or len(sample.lines) < _LEAST_LINES:
        return None
    return round(_SAMPLE * _SHARE * Limits().max_lines / len(sample.lines))
