"""Reading the files of a public set, so that what is absent or damaged becomes a sentence."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.corpora.page import CorpusError, Page

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Checkout:
    """A public set as somebody has it on disk."""

    title: str
    home: str
    """Where it is to be had."""
    folder: Path

    def __post_init__(self) -> None:
        """Raises CorpusError where there is no such folder."""
        if not self.folder.is_dir():
            raise self.error("is not there")

    def part(self, *names: str) -> Path:
        """A file or folder of the set that must be there."""
        path = self.folder.joinpath(*names)
        if not path.exists():
            raise self.error(f"has no {Path(*names)}")
        return path

    def json(self, path: Path) -> Any:
        """A file of JSON."""
        try:
            return json.loads(path.read_bytes())
        except (OSError, ValueError) as error:
            raise self.error(f"holds {self._name(path)}, which is not readable as JSON ({error})") from error

    def html(self, path: Path) -> bytes:
        """A page, unpacked if its name ends in .gz."""
        try:
            data = path.read_bytes()
            return gzip.decompress(data) if path.suffix == ".gz" else data
        except (OSError, EOFError, zlib.error) as error:
            raise self.error(f"lacks {self._name(path)}, or it is not whole ({error})") from error

    def text(self, path: Path) -> str:
        """A text; bytes that are no UTF-8 are replaced."""
        try:
            return path.read_text("utf-8", errors="replace")
        except OSError as error:
            raise self.error(f"lacks {self._name(path)} ({error})") from error

    def page(self, make: Callable[[Row], Page], row: Row, name: str) -> Page:
        """One page made of one row; a row of another shape is a sentence."""
        try:
            return make(row)
        except (KeyError, TypeError, AttributeError) as error:
            what = f"{type(error).__name__}: {error}"
            raise self.error(f"has another form than expected at {name} ({what})") from error

    def error(self, what: str) -> CorpusError:
        """What is wrong with it, and where a whole one is to be had."""
        return CorpusError(f"{self.title} in {self.folder} {what}. It is to be had at {self.home}.")

    def _name(self, path: Path) -> Path:
        return path.relative_to(self.folder)


def text(value: Any) -> str | None:
    """A text of a row, None where it has none. Raises TypeError for anything else."""
    if value is None or isinstance(value, str):
        return value or None
    raise TypeError(f"a text is expected, not {value!r:.40}")


def texts(value: Any) -> tuple[str, ...]:
    """The texts of a row's list, none where it has no list. Raises TypeError for anything else."""
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise TypeError(f"a list of texts is expected, not {value!r:.40}")
