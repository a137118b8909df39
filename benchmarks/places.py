"""Places in documents that commands fill in, between two marks."""

from __future__ import annotations

from pathlib import Path


class NoPlaceError(ValueError):
    """A document has not one place for a section's figures."""


def fill(name: str, body: str, path: Path) -> None:
    """Replace what stands between `<!-- benchmarks:NAME -->` and `<!-- /benchmarks:NAME -->`. Raises NoPlaceError."""
    opening, closing = f"<!-- benchmarks:{name} -->", f"<!-- /benchmarks:{name} -->"
    text = path.read_text("utf-8")
    before, opened, rest = text.partition(opening)
    _, closed, after = rest.partition(closing)
    if not (opened and closed):
        raise NoPlaceError(f"{path.name} has no place for the figures: put the lines {opening} and {closing} into it")
    path.write_text(f"{before}{opening}\n\n{body.strip()}\n\n{closing}{after}", "utf-8")
