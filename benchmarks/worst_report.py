"""The worst pages as HTML: an index with their diffs, and beside it the line report of each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from benchmarks import ours
from benchmarks.quality import f1_of
from benchmarks.quality_tables import mistakes
from benchmarks.tables import share
from benchmarks.worst import Case, Side
from bodycopy.render.report import report as line_report

_TEMPLATE = Path(__file__).with_name("worst.html")
_INDEX = "index.html"
_MARKS = {Side.BOTH: ("span", "  "), Side.MISSED: ("del", "− "), Side.ADDED: ("ins", "+ ")}


def write_report(cases: Sequence[Case], folder: Path) -> Path:
    """Write the report into a folder, which is made; returns the path of its index."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, case in enumerate(cases, start=1):
        if case.article is not None:
            (folder / _line_report_name(number)).write_text(line_report(case.article), "utf-8")
    numbered = list(enumerate(cases, start=1))
    index = Template(_TEMPLATE.read_text("utf-8")).substitute(
        version=escape(ours.VERSION),
        rows="\n".join(_row(number, case) for number, case in numbered),
        sections="\n".join(_section(number, case) for number, case in numbered),
    )
    path = folder / _INDEX
    path.write_text(index, "utf-8")
    return path


def _line_report_name(number: int) -> str:
    return f"page-{number}.html"


def _row(number: int, case: Case) -> str:
    cells = f'<td>{escape(case.result.title)}</td><td><a href="#page-{number}">{escape(case.page.id)}</a></td>'
    return f'<tr>{cells}<td class="number">{_figure(case)}</td><td>{escape(_mistakes(case))}</td></tr>'


def _section(number: int, case: Case) -> str:
    linked = f'<a href="{_line_report_name(number)}">its lines and their roles</a>' if case.article else "failed"
    facts = " · ".join(filter(None, (case.page.url, case.page.kind, case.page.language)))
    return "\n".join(
        (
            f'<section id="page-{number}">',
            f"<h2>{escape(case.page.id)}</h2>",
            f"<p>{escape(case.result.title)} · {_figure(case)} · {linked}<br>",
            f'<span class="quiet">{escape(facts)}</span></p>',
            f'<div class="diff">{"".join(_diff(case))}</div>',
            "</section>",
        )
    )


def _figure(case: Case) -> str:
    if case.measured.texts:
        score = case.measured.texts[ours.NAME]
        return f"{share(f1_of(score))} {'word' if score.words else 'snippet'} F1"
    return f"{share(case.measured.roles.accuracy)} of words right" if case.measured.roles else ""


def _mistakes(case: Case) -> str:
    return mistakes(case.measured.roles) if case.measured.roles else ""


def _diff(case: Case) -> Iterator[str]:
    """The paragraphs of the diff; stretches that are alike are shown by their first and last paragraph."""
    for side, stretch in groupby(case.diff, key=lambda item: item[0]):
        texts = [text for _, text in stretch]
        element, mark = _MARKS[side]
        shown = (
            texts if side is not Side.BOTH or len(texts) <= 2 else [texts[0], f"… {len(texts) - 2} alike …", texts[-1]]
        )
        for text in shown:
            yield f"<p{' class=quiet' if side is Side.BOTH else ''}><{element}>{mark}{escape(text)}</{element}></p>"
