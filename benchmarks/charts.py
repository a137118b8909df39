"""The charts, as SVG, drawn with altair and vl-convert from the results file. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import altair as alt

from benchmarks import chart_data
from benchmarks.chart_data import Rows
from benchmarks.labels import Plot
from benchmarks.quality_tables import set_title
from benchmarks.results import Results, SetQuality

_OWN, _PEER = "#c2410c", "#64748b"
_FONT = "Helvetica, Arial, sans-serif"
_SHADES: Final = "blues"
_LIGHT_UNTIL = 0.6
"""The share above which text on a shaded cell is white."""
_LOWEST_F1 = 0.2
_CELL = 34
_WIDTH, _HEIGHT = 420, 320
_LOG = alt.Scale(type="log", nice=False, padding=20)
_PADDING = {"left": 32, "top": 5, "right": 64, "bottom": 5}
"""The edges leave room for readers' fonts: widths of names, legends and titles are reckoned with the one of this
machine, and a narrow chart is as wide as its title."""
_LEGEND = alt.Legend(symbolType="stroke", symbolStrokeWidth=3)
_LOG_AXIS = alt.Axis(tickCount=6, gridOpacity=0.4)


def charts(results: Results) -> Iterator[tuple[str, str, str]]:
    """Each chart that there are figures for: its file name, what it shows in a sentence, and its SVG."""
    for name, says, chart in _charts(results):
        if chart is not None:
            yield f"{name}.svg", says, _svg(chart, says)


def _charts(results: Results) -> Iterator[tuple[str, str, alt.TopLevelMixin | None]]:
    if results.quality and results.speed:
        yield "accuracy-speed", "Word F1 against CPU time a page.", _accuracy_speed(results)
    for one in results.quality.sets if results.quality else ():
        yield from _set_charts(one)
    if results.quality:
        rows = chart_data.reliability(results.quality)
        yield "reliability", "How often lines of a confidence are right.", _reliability(rows)
    if results.speed:
        yield (
            "cost-size",
            "CPU time against size of page.",
            _cost_size(chart_data.cost_against_size(results.speed.growth)),
        )
        yield "stages", "What bodycopy spends its time on.", _stages(chart_data.stage_costs(results.speed))


def _set_charts(one: SetQuality) -> Iterator[tuple[str, str, alt.TopLevelMixin | None]]:
    title, name = set_title(one), f"{one.corpus}-{one.view}"
    yield f"kinds-{name}", f"Word F1 by kind of page, {title}.", _heat_map(chart_data.by_kind(one), "kind of page")
    yield f"languages-{name}", f"Word F1 by language, {title}.", _heat_map(chart_data.by_language(one), "language")
    if one.roles:
        yield (
            f"confusion-{name}",
            f"Which roles are taken for which, {title}: lines, shaded by their share of the row.",
            _confusion(chart_data.confusion(one.roles)),
        )


def _svg(chart: alt.TopLevelMixin, title: str) -> str:
    import vl_convert

    lines = title.replace(": ", ":\n").split("\n")
    titled = chart.properties(title=alt.TitleParams(lines, anchor="start", offset=12), padding=_PADDING)
    styled = titled.configure(font=_FONT, background="white").configure_view(strokeOpacity=0)
    return str(vl_convert.vegalite_to_svg(styled.configure_legend(labelLimit=0).to_dict()))


def _accuracy_speed(results: Results) -> alt.TopLevelMixin | None:
    rows = chart_data.accuracy_and_speed(results)
    if not rows:
        return None
    corpora = list(dict.fromkeys(row["corpus"] for row in rows))
    scatters = (_scatter([row for row in rows if row["corpus"] == corpus], corpus) for corpus in corpora)
    return alt.concat(*scatters, columns=2)


def _scatter(rows: Rows, title: str) -> alt.LayerChart:
    plot = Plot.around([row["ms"] for row in rows], min(row["low"] for row in rows), _WIDTH, _HEIGHT)
    labels = plot.labels([(row["ms"], row["f1"], row["extractor"]) for row in rows])
    placed = [{**row, **label._asdict()} for row, label in zip(rows, labels, strict=True)]
    base = alt.Chart(alt.Data(values=placed), title=title, width=_WIDTH, height=_HEIGHT)
    base = base.encode(color=alt.condition("datum.own", alt.value(_OWN), alt.value(_PEER)))
    x_scale = alt.Scale(type="log", nice=False, domain=list(plot.x))
    y_scale = alt.Scale(domain=list(plot.y), zero=False, nice=False)
    ms = alt.X("ms:Q", title="mean CPU ms a page (log)", scale=x_scale, axis=_LOG_AXIS)
    f1 = alt.Y("f1:Q", title="word F1", scale=y_scale)
    bounds = base.mark_rule(opacity=0.35).encode(x=ms, y=alt.Y("low:Q", title="word F1", scale=y_scale), y2="high:Q")
    leaders = base.mark_rule(opacity=0.35, strokeWidth=0.7).encode(x=ms, y=f1, x2="time:Q", y2="share:Q")
    points = base.mark_circle(size=60, opacity=1).encode(x=ms, y=f1)
    names = base.encode(x=alt.X("time:Q", scale=x_scale), y=alt.Y("share:Q", scale=y_scale), text="extractor:N")
    right = names.transform_filter("!datum.on_left").mark_text(align="left", baseline="middle", fontSize=10)
    left = names.transform_filter("datum.on_left").mark_text(align="right", baseline="middle", fontSize=10)
    return bounds + leaders + points + right + left


def _heat_map(rows: Rows, what: str) -> alt.TopLevelMixin | None:
    if len({row["part"] for row in rows}) < 2:
        return None
    extractors = list(dict.fromkeys(row["extractor"] for row in rows))
    base = alt.Chart(alt.Data(values=rows), width=alt.Step(62), height=alt.Step(24)).encode(
        x=alt.X("part:N", title=f"{what} (number of pages)", axis=alt.Axis(labelAngle=-35)),
        y=alt.Y("extractor:N", title=None, sort=extractors),
    )
    scale = alt.Scale(scheme=_SHADES, domain=[_LOWEST_F1, 1], clamp=True)
    cells = base.mark_rect().encode(color=alt.Color("f1:Q", scale=scale, legend=None))
    dark = f"datum.f1 > {_LOWEST_F1 + _LIGHT_UNTIL * (1 - _LOWEST_F1)}"
    return cells + _cell_text(base, "f1:Q", ".2f", dark)


def _confusion(rows: Rows) -> alt.TopLevelMixin:
    labelled = list(dict.fromkeys(row["labelled"] for row in rows))
    taken = [*labelled, *dict.fromkeys(row["taken"] for row in rows if row["taken"] not in labelled)]
    base = alt.Chart(alt.Data(values=rows), width=alt.Step(_CELL), height=alt.Step(_CELL * 0.7)).encode(
        x=alt.X("taken:N", title="taken for", sort=taken, axis=alt.Axis(labelAngle=-45)),
        y=alt.Y("labelled:N", title="labelled", sort=labelled),
    )
    scale = alt.Scale(scheme=_SHADES, domain=[0, 1])
    cells = base.mark_rect().encode(color=alt.Color("share:Q", scale=scale, legend=None))
    return cells + _cell_text(base, "lines:Q", "d", f"datum.share > {_LIGHT_UNTIL}")


def _cell_text(base: alt.Chart, field: str, form: str, dark: str) -> alt.Chart:
    return base.mark_text(fontSize=10).encode(
        text=alt.Text(field, format=form), color=alt.condition(dark, alt.value("white"), alt.value("#1e293b"))
    )


def _reliability(rows: Rows) -> alt.TopLevelMixin | None:
    if not rows:
        return None
    share = alt.Scale(domain=[0, 1])
    diagonal = alt.Chart(alt.Data(values=[{"x": 0, "y": 0}, {"x": 1, "y": 1}])).mark_line(
        strokeDash=[4, 4], color="#94a3b8"
    )
    base = alt.Chart(alt.Data(values=rows), width=380, height=340).encode(
        x=alt.X("confidence:Q", title="mean confidence", scale=share),
        y=alt.Y("right:Q", title="share of lines with the right role", scale=share),
        color=alt.Color("set:N", title=None),
    )
    size = alt.Size("lines:Q", title="lines", scale=alt.Scale(range=[20, 400]))
    return (
        diagonal.encode(x="x:Q", y="y:Q")
        + base.mark_line(opacity=0.6)
        + base.mark_circle(opacity=0.9).encode(size=size)
    )


def _cost_size(rows: Rows) -> alt.TopLevelMixin | None:
    if not rows:
        return None
    names = list(dict.fromkeys(row["extractor"] for row in rows))
    return (
        alt.Chart(alt.Data(values=rows), width=420, height=340)
        .mark_line(point=True)
        .encode(
            x=alt.X("kb:Q", title="size of page in KB (log)", scale=_LOG, axis=_LOG_AXIS),
            y=alt.Y("ms:Q", title="CPU ms (log)", scale=_LOG, axis=_LOG_AXIS),
            color=alt.Color("extractor:N", title=None, sort=names, scale=alt.Scale(scheme="tableau20"), legend=_LEGEND),
            strokeWidth=alt.condition(f"datum.extractor == '{names[0]}'", alt.value(3), alt.value(1)),
        )
    )


def _stages(rows: Rows) -> alt.TopLevelMixin | None:
    if not rows:
        return None
    parts = list(dict.fromkeys(row["part"] for row in rows))
    return (
        alt.Chart(alt.Data(values=rows), width=420, height=alt.Step(20))
        .mark_bar()
        .encode(
            x=alt.X("ms:Q", title="mean CPU ms a page"),
            y=alt.Y("stage:N", sort=None, title=None),
            color=alt.Color("part:N", title=None, sort=parts, scale=alt.Scale(range=[_OWN, "#fdba74"])),
            order=alt.Order("rest:Q"),
        )
    )
