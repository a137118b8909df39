"""The table in SECURITY.md: the worst of each class of hostile input."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.about import about
from benchmarks.places import fill
from tests.hostile.inputs import GROUPS

SECURITY: Final = Path(__file__).parents[2] / "SECURITY.md"
PLACE: Final = "hostile"
MOST_LINES: Final = "most lines"
"""What the table calls the size at which an input has nearly as many lines as a page may have."""
_HEADER: Final = (
    "| class | inputs | size | worst CPU s | with JSON | peak MB | the slowest | its outcome |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |\n"
)


class Row(NamedTuple):
    """What one input cost."""

    name: str
    seconds: float
    """Of CPU, to the article and its Markdown."""
    with_json: float
    peak: int
    """Megabytes above the start."""
    status: str
    detail: str

    @property
    def line(self) -> str:
        outcome = f"{self.status}: {self.detail}" if self.detail else self.status
        return f"| {_in_cell(self.name)} | {self.seconds:.2f} | {self.with_json:.2f} | {self.peak} | {outcome} |"


def _in_cell(name: str) -> str:
    return name.replace("|", "\\|")


def table(found: list[tuple[str, Row]]) -> str:
    """A row for each class and size."""
    lines = []
    for group, members in GROUPS.items():
        for size in dict.fromkeys(size for size, _ in found):
            rows = [row for of_size, row in found if of_size == size and row.name in members]
            if not rows:
                continue
            worst = max(rows, key=lambda row: row.seconds)
            lines.append(
                f"| {group} | {len(rows)} | {size} | {worst.seconds:.2f} "
                f"| {max(row.with_json for row in rows):.2f} | {max(row.peak for row in rows)} "
                f"| `{_in_cell(worst.name)}` | {worst.status} |"
            )
    return _HEADER + "\n".join(lines)


def written(found: list[tuple[str, Row]]) -> None:
    """Write the table into SECURITY.md, with the machine that the seconds are of."""
    fill(PLACE, f"{table(found)}\n\n{about(()).sentence()}", SECURITY)
