"""How sure the role of a line is: its scores, cooled down by what was measured on pages not seen."""

from __future__ import annotations

from functools import cache

from bodycopy.errors import ModelError
from bodycopy.package_data import VIEWS, package_file, read_json, view_of
from bodycopy.page import Page


def temperature_of(page: Page) -> float:
    """The temperature of the page's view, with markup or without, by `python -m benchmarks.fit.calibrate`."""
    return _temperatures()[view_of(page)]


@cache
def _temperatures() -> dict[str, float]:
    data = read_json(package_file("assemble", "calibration.json"), "the temperatures of confidence")
    try:
        return {view: float(data[view]) for view in VIEWS}
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"the temperatures of confidence are damaged: {error!r}") from error
