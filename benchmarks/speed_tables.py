"""The speed results as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.results import Growth, SetSpeed, Speed, Timing
from benchmarks.speed import PATIENCE
from benchmarks.tables import NOTHING, Table, with_bounds, without_empty_columns

_HEADER = (
    "extractor", "reads", "median ms", "mean ms", "p99 ms", "× bodycopy", "pages/s", "peak MB", "failed",
)  # fmt: skip

_NOTE = (
    f"CPU milliseconds a page, of fewer passes where these took more than {PATIENCE / 1000:.0f} seconds; × bodycopy is "
    "the ratio of the means, in brackets its 95 % bootstrap interval over pages. Extractors that read text had it "
    "decoded for them outside of their time. Failed: pages on which it raised an exception; the time until then counts."
)
_MEMORY_NOTE = " Peak MB is the resident memory of a process of its own that reads these pages."


def speed_tables(speed: Speed) -> list[Table]:
    """All tables: by corpus, by size of page, by stage, by growth, and cold starts."""
    return list(_tables(speed))


def overview_tables(speed: Speed) -> list[Table]:
    """The tables that sum all up."""
    return [_set_table(one) for one in speed.sets]


def _tables(speed: Speed) -> Iterator[Table]:
    for one in speed.sets:
        yield _set_table(one)
        yield _size_table(one)
    if speed.stages:
        yield _stage_table(speed)
    if speed.growth:
        yield _growth_table(speed)
    if speed.cold_starts:
        yield _cold_table(speed)


def _set_table(one: SetSpeed) -> Table:
    title = f"CPU time, {one.corpus}, {one.pages} pages, median of {one.passes} passes"
    note = _NOTE if all(timing.peak_mb is None for timing in one.timings) else _NOTE + _MEMORY_NOTE
    return without_empty_columns(Table(title, _HEADER, [_row(timing) for timing in one.timings], (note,)))


def _row(timing: Timing) -> tuple[str, ...]:
    return (
        timing.label,
        timing.reads,
        f"{timing.median:.2f}",
        f"{timing.mean:.2f}",
        f"{timing.p99:.2f}",
        with_bounds(timing.ratio, 2),
        f"{timing.pages_a_second:.0f}",
        NOTHING if timing.peak_mb is None else f"{timing.peak_mb:.0f}",
        str(timing.failed),
    )


def _size_table(one: SetSpeed) -> Table:
    header = ("extractor", *(f"{name} ({pages})" for name, pages in one.pages_by_size.items()))
    rows = [
        (timing.label, *(f"{timing.by_size[name]:.2f}" for name in one.pages_by_size)) for timing in one.timings
    ]  # fmt: skip
    return Table(f"Mean CPU milliseconds by size of page, {one.corpus}", header, rows)


def _stage_table(speed: Speed) -> Table:
    text, rest = sum(stage.text for stage in speed.stages), sum(stage.rest for stage in speed.stages)
    rows = [
        (stage.name, f"{stage.text:.3f}", _percent(stage.text, text), f"{stage.rest:.3f}") for stage in speed.stages
    ]
    return Table(
        f"What bodycopy spends its time on, {speed.stages_corpus}",
        ("step", "text ms", "% of text", "all the rest ms"),
        [*rows, ("together", f"{text:.3f}", _percent(text, text), f"{rest:.3f}")],
        ("Mean CPU milliseconds until the text is read, and from then until all the rest of the article is read. "
         "“parse” is a bare parse; “segment” is the rest until the first stage, with what the learned model says of "
         "all lines; “decide and build” is all else.",),
    )  # fmt: skip


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f}" if whole else NOTHING


def _growth_table(speed: Speed) -> Table:
    sizes = max((curve.sizes for curve in speed.growth), key=len)
    rows = [(curve.name, *_cells(curve.times, len(sizes)), _exponent(curve)) for curve in speed.growth]
    header = ("extractor", *(f"{size / 1000:,.0f} KB" for size in sizes), "exponent")
    note = (
        "CPU milliseconds for a fixture repeated, with as many bytes of scripts and attributes for each line as large "
        "pages have. The exponent is fitted to the logarithms. – : it failed, or a smaller page took "
        "more than 5 seconds."
    )
    return Table("Cost against size", header, rows, (note,))


def _exponent(curve: Growth) -> str:
    return NOTHING if curve.exponent is None else f"{curve.exponent:.2f}"


def _cells(times: Sequence[float], number: int) -> tuple[str, ...]:
    return (*(f"{time:.1f}" for time in times), *(NOTHING for _ in range(number - len(times))))


def _cold_table(speed: Speed) -> Table:
    rows = [(start.label, f"{start.imported:.0f}", f"{start.first_page:.0f}") for start in speed.cold_starts]
    note = "CPU milliseconds in a process of its own, after the interpreter has started; median of 5 starts."
    return Table("Cold start", ("extractor", "load", "load and first page"), rows, (note,))
