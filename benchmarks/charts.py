"""The charts, as SVG, drawn with altair and vl-convert from the results file. Nothing is fetched."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import altair as alt

from benchmarks import chart_data
from benchmarks.chart_data import Rows
from benchmarks.quality_tables import set_title
from benchmarks.results import Results, SetQuality

_OWN, _PEER = "#c2410c", "#64748b"
_FONT = "Helvetica, Arial, sans-serif"
_SHADES: Final = "blues"
_LIGHT_UNTIL = 0.6
"""The share above which text on a shaded cell is white."""
_LOWEST_F1 = 0.2
_CELL = 34
_LOG = alt.Scale(type="log", nice=False, padding=20)
_LOG_AXIS = alt.Axis(tickCount=6, gridOpacity=0.4)


def charts(results: Results) -> Iterator[tuple[str, str, str]]:
    """Each chart that there are figures for: its file name, what it shows in a sentence, and its SVG."""
    for name, says, chart in _charts(results):
        if chart is not None:
            yield f"{name}.svg", says, _svg(chart)


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
            f"Which roles are taken for which, {title}.",
            _confusion(chart_data.confusion(one.roles)),
        )


def _svg(chart: alt.TopLevelMixin) -> str:
    import vl_convert

    styled = chart.configure(font=_FONT, background="white").configure_view(strokeOpacity=0)
    return str(vl_convert.vegalite_to_svg(styled.to_dict()))


def _accuracy_speed(results: Results) -> alt.TopLevelMixin | None:
    rows = chart_data.accuracy_and_speed(results)
    if not rows:
        return None
    corpora = list(dict.fromkeys(row["corpus"] for row in rows))
    return alt.hconcat(*(_scatter([row for row in rows if row["corpus"] == corpus], corpus) for corpus in corpora))


def _scatter(rows: Rows, title: str) -> alt.LayerChart:
    base = alt.Chart(alt.Data(values=rows), title=title, width=360, height=320).encode(
        x=alt.X("ms:Q", title="mean CPU ms a page (log)", scale=_LOG, axis=_LOG_AXIS),
        color=alt.condition("datum.own", alt.value(_OWN), alt.value(_PEER)),
    )
    lowest = math.floor(min(row["low"] for row in rows) * 20) / 20
    f1 = alt.Y("f1:Q", title="word F1", scale=alt.Scale(domain=[lowest, 1]))
    bounds = base.mark_rule(opacity=0.4).encode(y=alt.Y("low:Q", title="word F1"), y2="high:Q")
    points = base.mark_circle(size=70, opacity=1).encode(y=f1)
    labels = base.mark_text(align="left", dx=7, dy=-6, fontSize=10).encode(y=f1, text="extractor:N")
    return bounds + points + labels


def _heat_map(rows: Rows, what: str) -> alt.TopLevelMixin | None:
    if len({row["part"] for row in rows}) < 2:
        return None
    extractors = list(dict.fromkeys(row["extractor"] for row in rows))
    base = alt.Chart(alt.Data(values=rows), width=alt.Step(62), height=alt.Step(24)).encode(
        x=alt.X("part:N", title=f"{what} (pages)", axis=alt.Axis(labelAngle=-35)),
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
            color=alt.Color("extractor:N", title=None, sort=names, scale=alt.Scale(scheme="tableau20")),
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
        )
    )
