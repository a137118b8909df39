"""Writes README.md's figures, benchmarks/RESULTS.md, the page of planning and the charts, all from the results file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks import metadata_tables, planning, quality_tables, speed_tables
from benchmarks.places import fill
from benchmarks.results import Results
from benchmarks.tables import Table, markdown

README, DOCUMENT, CHARTS = Path("README.md"), Path("benchmarks", "RESULTS.md"), Path("benchmarks", "charts")

_IN_README = {"quality": ("kinds-wcxb-dev-html.svg",), "speed": ("accuracy-speed.svg",)}
"""The charts that stand in the README, by section."""

_TITLE = """\
# All measured figures

Written by `python -m benchmarks draw` from [benchmarks/results.json](results.json); do not edit.
`python -m benchmarks all` measures anew. The weights were fitted to part of the fixtures, of roles and of the corpora
whose names end in -dev, so bodycopy's figures on them are not the measure for unseen sites: those, cross-validated by
site, are in [benchmarks/fit/CARD.md](fit/CARD.md).
"""


Chart = tuple[str, str]
"""File name, and what the chart shows."""


def write_documents(results: Results, folder: Path) -> list[Path]:
    """Write all into a folder; returns what was written.

    A README and a page of planning that are there are filled in. Raises NoPlaceError for one without the marks,
    ImportError without altair.
    """
    charts = _write_charts(results, folder / CHARTS)
    document = folder / DOCUMENT
    document.write_text(_document(results, charts), "utf-8")
    written = [*(folder / CHARTS / name for name, _ in charts), document]
    readme = folder / README
    if readme.exists():
        for name, (sentence, tables) in _overviews(results).items():
            shown = [chart for chart in charts if chart[0] in _IN_README.get(name, ())]
            fill(name, "\n".join((_body(tables), *_images(shown, CHARTS), sentence)), readme)
        written.append(readme)
    page = folder / planning.PAGE
    reckoned = planning.tables(results.speed) if results.speed else []
    if reckoned and page.exists():
        fill(planning.PLACE, _body(reckoned), page)
        written.append(page)
    return written


def _write_charts(results: Results, folder: Path) -> list[Chart]:
    from benchmarks.charts import charts

    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.svg"):
        stale.unlink()
    drawn: list[Chart] = []
    for name, says, svg in charts(results):
        (folder / name).write_text(svg, "utf-8")
        drawn.append((name, says))
    return drawn


def _overviews(results: Results) -> dict[str, tuple[str, list[Table]]]:
    """What the README shows of each section: its sentence and its tables."""
    found: dict[str, tuple[str, list[Table]]] = {}
    if results.quality:
        found["quality"] = (results.quality.about.sentence(), quality_tables.overview_tables(results.quality.sets))
    if results.metadata:
        found["metadata"] = (results.metadata.about.sentence(), metadata_tables.overview_tables(results.metadata.sets))
    if results.speed:
        found["speed"] = (results.speed.about.sentence(), speed_tables.overview_tables(results.speed))
    return found


def _document(results: Results, charts: Sequence[Chart]) -> str:
    parts = [_TITLE, *_images(charts, Path(CHARTS.name))]
    if quality := results.quality:
        parts += ["## Quality\n", quality.about.sentence() + "\n", _body(quality_tables.quality_tables(quality.sets))]
    if metadata := results.metadata:
        tables = metadata_tables.metadata_tables(metadata.sets)
        parts += ["## Metadata\n", metadata.about.sentence() + "\n", _body(tables)]
    if speed := results.speed:
        parts += ["## Speed\n", speed.about.sentence() + "\n", _body(speed_tables.speed_tables(speed))]
    return "\n".join(parts)


def _body(tables: Sequence[Table]) -> str:
    return "\n".join(map(markdown, tables))


def _images(charts: Sequence[Chart], folder: Path) -> list[str]:
    return [f"![{says}]({(folder / name).as_posix()})\n" for name, says in charts]
