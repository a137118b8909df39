"""How sure the role of a line is: its scores, cooled down by what was measured on pages not seen."""

from __future__ import annotations

import json
from functools import cache

from bodycopy.classify.signs import VIEWS
from bodycopy.errors import ModelError
from bodycopy.lexicon.files import package_file
from bodycopy.page import Page


def temperature_of(page: Page) -> float:
    """The temperature of the page's view, with markup or without, by `python -m benchmarks.fit.calibrate`."""
    return _temperatures()[VIEWS[page.has_markup]]


@cache
def _temperatures() -> dict[str, float]:
    try:
        data = json.loads(package_file("assemble", "calibration.json").read_text(encoding="utf-8"))
        return {view: float(data[view]) for view in VIEWS}
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"the temperatures of confidence can't be read: {error!r}") from error
