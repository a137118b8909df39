"""Reads the package's own data files. What it takes to find them is loaded with the first: importing is quicker so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bodycopy.errors import ModelError
from bodycopy.page import Page

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

VIEWS: Final = ("text", "html")
"""What files of weights have tables for: pages as scraped text, and pages with markup."""


def view_of(page: Page) -> str:
    """The view that the page is of."""
    return "html" if page.has_markup else "text"


def package_file(*names: str) -> Traversable:
    """A file or folder of the package."""
    from importlib.resources import files

    return files("bodycopy").joinpath(*names)


def read_json(file: Traversable, name: str) -> Any:
    """The content of one file of weights; raises `ModelError`, which calls it by its name, if it is no JSON."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{name} can't be read: {error}") from error
