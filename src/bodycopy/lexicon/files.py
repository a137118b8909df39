"""Reads the package's own data files."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from bodycopy.errors import LexiconError, ModelError


def package_file(*names: str) -> Traversable:
    """A file or folder of the package."""
    return files("bodycopy").joinpath(*names)


def read_toml(file: Traversable) -> dict[str, Any]:
    """The tables of one file; raises `LexiconError` if it is no TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError(f"{file.name}: {error}") from error


def read_json(file: Traversable, name: str) -> Any:
    """The content of one file of weights; raises `ModelError`, which calls it by its name, if it is no JSON."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{name} can't be read: {error}") from error


def read_lexicon(name: str) -> dict[str, Any]:
    """The tables of one file of the lexicon."""
    return read_toml(package_file("lexicon", name))
