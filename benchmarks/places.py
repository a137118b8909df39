"""Places in documents that commands fill in, between two marks."""

from __future__ import annotations

from pathlib import Path


class NoPlaceError(ValueError):
    """A document has not one place for a section's figures."""


def fill(name: str, body: str, path: Path) -> None:
    """Replace what stands between `<!-- benchmarks:NAME -->` and `<!-- /benchmarks:NAME -->`. Raises NoPlaceError."""
    opening, closing = _marks(name)
    before, _, after = _parts(name, path)
    path.write_text(f"{before}{opening}\n\n{body.strip()}\n\n{closing}{after}", "utf-8")


def filled(name: str, path: Path) -> str:
    """What stands there now. Raises NoPlaceError."""
    return _parts(name, path)[1]


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- benchmarks:{name} -->", f"<!-- /benchmarks:{name} -->"


def _parts(name: str, path: Path) -> tuple[str, str, str]:
    """The text before the place, in it, and behind it."""
    opening, closing = _marks(name)
    before, opened, rest = path.read_text("utf-8").partition(opening)
    within, closed, after = rest.partition(closing)
    if not (opened and closed):
        raise NoPlaceError(f"{path.name} has no place for the figures: put the lines {opening} and {closing} into it")
    return before, within, after
