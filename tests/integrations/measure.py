"""Measures what each integration adds to bare `extract`, on one core, against the real engines. Needs Linux.

    pip install -e '.[dev,integrations,engines]'
    python -m tests.integrations.measure --readme

What is taken is CPU time, of the engine and all its processes. Every integration cleans the fixture pages, a few copies
of them and then many. The pages that the second run has more give the time of a page; what the first run takes besides
its pages is start-up. Bare `extract` is timed before and after, so that what else the machine does slows both, and the
overhead is the ratio of the two: the median of some rounds, with the least and the greatest. A page fails that is not
there in the end, or is there twice, or whose text is not that of bare `extract`.
"""

from __future__ import annotations

import ctypes
import gzip
import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import click
import pyarrow as pa
import pyarrow.parquet as pq

import bodycopy
from benchmarks.places import fill, filled
from benchmarks.tables import Table, markdown, plain
from bodycopy.integrations import recipes
from bodycopy.integrations.arrow import articles
from bodycopy.integrations.record import record
from tests.integrations.pages import FixturePage, bare, pages
from tests.integrations.site import serving
from tests.integrations.warcs import write_warcs

README: Final = Path(next(iter(recipes.__path__))).parent / "README.md"
RECIPES: Final = README.parent / "recipes"
PLACE: Final = "integrations"
_SAME_CODE: Final = os.pathsep.join((str(Path(bodycopy.__file__).parents[1]), os.getcwd()))
_ONE_CORE: Final = {"PYTHONPATH": _SAME_CODE, "POLARS_MAX_THREADS": "1", "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0"}

_PR_SET_CHILD_SUBREAPER: Final = 36
_PATIENCE: Final = 60.0
"""Seconds that an engine's processes have to end when its program has ended."""

_HEADER: Final = (
    "integration",
    "version tried",
    "pages",
    "failures",
    "start-up, CPU s",
    "pages a CPU second",
    "CPU over bare `extract`",
)

Texts = Counter[str]
"""The texts that came out, with how many times each came."""


class _Watch(threading.Thread):
    """Looks several times a second at how much CPU time each process below this one has taken.

    What the system adds up for children leaves out those whose parent ignores how they end, as engines' servers do.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._seen: dict[tuple[int, int], int] = {}
        """By process and when it started, the clock ticks that it had taken when it was last seen."""
        self._lock = threading.Lock()

    def run(self) -> None:
        while True:
            self.look()
            time.sleep(_EVERY)

    def look(self) -> None:
        """Look at all processes now."""
        found = dict(_processes())
        with self._lock:
            for process, (_, started, ticks) in found.items():
                if _descends(process, found):
                    self._seen[process, started] = ticks

    def seconds(self) -> float:
        """The CPU seconds of all processes that were seen."""
        self.look()
        with self._lock:
            return sum(self._seen.values()) / _TICKS


def _processes() -> Iterator[tuple[int, tuple[int, int, int]]]:
    """Of each process, its parent, when it started, and the ticks of CPU time that it took: see proc_pid_stat(5)."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        yield int(file.parent.name), (int(fields[1]), int(fields[19]), int(fields[11]) + int(fields[12]))


def _descends(process: int, found: Mapping[int, tuple[int, int, int]]) -> bool:
    own = os.getpid()
    while process in found:
        process = found[process][0]
        if process == own:
            return True
    return False


_EVERY: Final = 0.1
"""Seconds between two looks."""
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_watch: Final = _Watch()


def _expected(copies: int) -> Texts:
    return Counter({bare(page.name).text: copies for page in pages()})


def _expected_of_crawl(copies: int) -> Texts:
    """The same for pages of a server on this machine: a page's URL tells of its kind."""
    return Counter({bare(page.name, f"http://127.0.0.1/plain/{page.name}?0").text: copies for page in pages()})


@dataclass(frozen=True, slots=True)
class Integration:
    """One way to run bodycopy."""

    name: str
    packages: tuple[str, ...]
    run: Callable[[Path, int], Texts]
    """Cleans so many copies of the pages in a folder that is made for it."""
    prepare: Callable[[Path, int], None] = lambda folder, copies: None
    """Writes the pages to the folder before the clock starts."""
    clock: Callable[[], float] = _watch.seconds
    """The CPU seconds that count."""
    expected: Callable[[int], Texts] = _expected
    """What is to come out of so many copies."""
    scale: int = 1
    """How many times as many copies the second run has: more where the CPU time of start-up varies by seconds."""


class Round(NamedTuple):
    """One measurement of one integration, in CPU seconds."""

    start: float
    """Those of the small run that its pages don't take."""
    page: float
    bare: float
    """A page of bare `extract`, before and after."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one integration."""

    integration: Integration
    pages: int
    failed: int
    """In the worst round."""
    rounds: list[Round]

    @property
    def start(self) -> float:
        """CPU seconds for start-up."""
        return max(0.0, median(one.start for one in self.rounds))

    @property
    def page(self) -> float:
        """CPU seconds a page."""
        return median(one.page for one in self.rounds)

    @property
    def overheads(self) -> list[float]:
        """What a page costs more than one of bare `extract`, as a share of that, in ascending order."""
        return sorted(one.page / one.bare - 1 for one in self.rounds)


def copies_of(copies: int) -> Iterator[FixturePage]:
    for _ in range(copies):
        yield from pages()


def texts_only(folder: Path, copies: int) -> Texts:
    return Counter(bodycopy.extract(page.body, url=page.url).text for page in copies_of(copies))


def records(folder: Path, copies: int) -> Texts:
    return Counter(record(bodycopy.extract(page.body, url=page.url))["text"] for page in copies_of(copies))


def arrow_function(folder: Path, copies: int) -> Texts:
    batch = pa.RecordBatch.from_pydict(_columns(copies))
    return Counter(articles(batch).column("text").to_pylist())


def write_parquet(folder: Path, copies: int) -> None:
    pq.write_table(pa.table(_columns(copies)), folder / "pages.parquet")


def write_archives(folder: Path, copies: int) -> None:
    write_warcs(folder / "warcs", copies)


def parquet_recipe(name: str, **environment: str) -> Callable[[Path, int], Texts]:
    """A recipe that reads one Parquet file and writes another, or a folder of them."""

    def run(folder: Path, copies: int) -> Texts:
        target = folder / "articles.parquet"
        _run(RECIPES / f"{name}.py", folder / "pages.parquet", target, **environment)
        return Counter(pq.read_table(target, columns=["text"]).column("text").to_pylist())

    return run


def datatrove(*options: str) -> Callable[[Path, int], Texts]:
    """The recipe for datatrove: from WARC files to compressed JSON Lines, by one worker."""

    def run(folder: Path, copies: int) -> Texts:
        target = folder / "out"
        _run(RECIPES / "clean_warcs.py", folder / "warcs", target, "--tasks", "4", "--workers", "1", *options)
        rows = (row for file in (target / "articles").glob("*.jsonl.gz") for row in _zipped_rows(file))
        return Counter(row.get("text", "") for row in rows)  # its writer leaves out what is empty

    return run


def scrapy(way: str) -> Callable[[Path, int], Texts]:
    """A crawl of a server on this machine, through the item pipeline."""

    def run(folder: Path, copies: int) -> Texts:
        with serving() as site:
            urls = [site.url(f"/plain/{page.name}?{number}") for number, page in enumerate(copies_of(copies))]
            (folder / "urls").write_text("\n".join(urls), "utf-8")
            _run("-m", "tests.integrations.crawl_many", way, folder / "urls", folder / "items.jsonl")
        lines = (folder / "items.jsonl").read_text("utf-8").splitlines()
        return Counter(json.loads(line)["text"] for line in lines)

    return run


BARE: Final = Integration("bare `extract`, text", (), texts_only, clock=time.process_time)
INTEGRATIONS: Final = (
    BARE,
    Integration("bare `extract`, record", (), records, clock=time.process_time),
    Integration("Arrow function", ("pyarrow",), arrow_function, clock=time.process_time),
    Integration("Polars recipe", ("polars",), parquet_recipe("clean_with_polars"), write_parquet),
    Integration("DuckDB recipe", ("duckdb",), parquet_recipe("clean_with_duckdb"), write_parquet),
    Integration(
        "Spark recipe, local[1]",
        ("pyspark",),
        parquet_recipe(
            "clean_with_spark", PYSPARK_PYTHON=sys.executable, PYSPARK_SUBMIT_ARGS="--master local[1] pyspark-shell"
        ),
        write_parquet,
        scale=8,
    ),
    Integration("Ray Data recipe", ("ray",), parquet_recipe("clean_with_ray"), write_parquet, scale=8),
    Integration("datatrove, local", ("datatrove", "fastwarc"), datatrove(), write_archives),
    Integration("datatrove, Ray", ("datatrove", "ray"), datatrove("--executor", "ray"), write_archives, scale=8),
    Integration("Scrapy", ("scrapy",), scrapy("scrapy"), expected=_expected_of_crawl),
    Integration("scrapy-poet", ("scrapy-poet", "web-poet"), scrapy("poet"), expected=_expected_of_crawl),
)


def measure(integration: Integration, small: int, large: int, rounds: int) -> Measured:
    """Run one integration on a small and on a large number of copies of the pages, in some rounds."""
    copies = large * integration.scale
    taken, failed = [], []
    for _ in range(rounds):
        before, _ = _timed(BARE, large)
        few, _ = _timed(integration, small)
        many, texts = _timed(integration, copies)
        after, _ = _timed(BARE, large)
        page = (many - few) / ((copies - small) * len(pages()))
        taken.append(Round(few - page * small * len(pages()), page, (before + after) / (2 * large * len(pages()))))
        expected = integration.expected(copies)
        failed.append(max((expected - texts).total(), (texts - expected).total()))
    return Measured(integration, copies * len(pages()), max(failed), taken)


def _timed(integration: Integration, copies: int) -> tuple[float, Texts]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        integration.prepare(folder, copies)
        began = integration.clock()
        texts = integration.run(folder, copies)
        return integration.clock() - began, texts


def table(measured: list[Measured]) -> Table:
    """What was measured."""
    rows = [
        (
            one.integration.name,
            ", ".join(f"{package} {version(package)}" for package in one.integration.packages),
            f"{one.pages:,}",
            str(one.failed),
            f"{one.start:.1f}",
            f"{1 / one.page:.0f}",
            _range(one.overheads),
        )
        for one in measured
    ]
    return Table(
        "The fixture pages through each integration, one worker",
        _HEADER,
        rows,
        (
            "Overhead: median of the rounds, in brackets the least and the greatest; that of bare `extract` over "
            "itself shows how exact it is. Most of it is building all fields, which the second row does too.",
            "Records have all fields, `lines` among them; datatrove's documents are without these, but count roles.",
        ),
    )


def with_rows_of(written: str, made: Table) -> Table:
    """The table with the rows that another has, as Markdown, of integrations that were not measured now, in order."""
    rows = {one.name: row for one in INTEGRATIONS for row in _rows_of(written) if row[0] == one.name}
    rows |= {row[0]: row for row in made.rows}
    return replace(made, rows=[rows[one.name] for one in INTEGRATIONS if one.name in rows])


def _rows_of(written: str) -> list[tuple[str, ...]]:
    lines = [line for line in written.splitlines() if line.startswith("| ")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def _range(overheads: list[float]) -> str:
    return f"{median(overheads):+.0%} ({overheads[0]:+.0%} to {overheads[-1]:+.0%})"


def _zipped_rows(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _columns(copies: int) -> dict[str, list[Any]]:
    chosen = list(copies_of(copies))
    return {"url": [page.url for page in chosen], "html": [page.body for page in chosen]}


def _run(*arguments: str | Path, **environment: str) -> None:
    command = [sys.executable, *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **_ONE_CORE, **environment})
    _await_orphans()


def _adopt_orphans() -> None:
    """Make the processes that engines leave behind children of this one, so that their CPU time is known (Linux)."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _await_orphans() -> None:
    """Wait until they have ended. Raises TimeoutError."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            ended, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not ended:
            time.sleep(0.05)
    raise TimeoutError("an engine left a process running")


@click.command()
@click.option("--small", type=click.IntRange(min=1), default=1, show_default=True, help="Copies of the first run.")
@click.option("--large", type=click.IntRange(min=2), default=11, show_default=True, help="Copies of the second run.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True, help="Times all is measured.")
@click.option("--only", multiple=True, metavar="NAME", help="Only integrations whose name begins so (repeatable).")
@click.option("--readme", "into_readme", is_flag=True, help="Write what was measured into the README.")
def main(small: int, large: int, rounds: int, only: tuple[str, ...], into_readme: bool) -> None:
    """Measure what each integration adds to bare `extract`."""
    if small >= large:
        raise click.UsageError("--large must be more than --small")
    chosen = [integration for integration in INTEGRATIONS if not only or integration.name.startswith(only)]
    if not chosen:
        raise click.UsageError(f"no integration begins with {', '.join(only)}")
    _adopt_orphans()
    _watch.start()
    measured = []
    for integration in chosen:
        click.echo(f"{integration.name} …", err=True)
        measured.append(measure(integration, small, large, rounds))
    made = table(measured)
    click.echo(plain(made))
    if into_readme:
        fill(PLACE, markdown(with_rows_of(filled(PLACE, README), made)), README)


if __name__ == "__main__":
    main(prog_name="python -m tests.integrations.measure")
