"""Results as tables and as JSON."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks import ours, peers
from benchmarks.corpora import View
from benchmarks.floors import Fall, FigurePath
from benchmarks.quality import (
    ALL,
    PageResult,
    Result,
    TextScore,
    confusions,
    figures,
    role_scores,
    shingle_summary,
    word_summary,
    worst_roles,
    worst_texts,
)
from benchmarks.roles import Tally, core_mean
from benchmarks.speed import Timing
from benchmarks.tables import Table, share

_VIEW_NAMES = {View.HTML: "from HTML", View.TEXT: "from scraped text"}

_TEXT_HEADER = (
    "extractor", "words P", "words R", "words F1", "shingles P", "shingles R", "shingles F1", "failed",
)  # fmt: skip


def quality_tables(results: Sequence[Result]) -> list[Table]:
    """The tables of text, of kinds of page, and of roles, corpus by corpus."""
    tables: list[Table] = []
    for result in results:
        if result.extractors:
            tables.append(_text_table(result))
        if result.extractors and result.kinds:
            tables.append(_kind_table(result))
        if tally := result.tally:
            tables.append(_role_table(result, tally))
    return tables


def worst_tables(results: Sequence[Result], number: int) -> list[Table]:
    """The pages that bodycopy does worst."""
    tables: list[Table] = []
    for result in results:
        if result.extractors:
            pages = worst_texts(result, number)
            tables.append(
                Table(f"{_name(result)}: worst texts", _WORST_TEXT_HEADER, [_worst_text(page) for page in pages])
            )
        if result.tally:
            rows = [_worst_role(page, tally) for page, tally in worst_roles(result, number)]
            tables.append(Table(f"{_name(result)}: worst roles", _WORST_ROLE_HEADER, rows))
    return tables


def speed_tables(corpus: str, pages: int, passes: int, timings: Sequence[Timing]) -> list[Table]:
    """The table of CPU times."""
    base = timings[0].mean
    rows = [
        (
            timing.label,
            timing.reads,
            f"{timing.median:.2f}",
            f"{timing.mean:.2f}",
            f"{timing.p99:.2f}",
            f"{timing.mean / base:.2f}",
            str(timing.failed),
        )
        for timing in timings
    ]
    return [
        Table(
            f"CPU time, {corpus}, {pages} pages, median of {passes} passes, Python {platform.python_version()}",
            ("extractor", "reads", "median ms", "mean ms", "p99 ms", "× bodycopy", "failed"),
            rows,
            ("Milliseconds a page; × bodycopy is the ratio of the means. Extractors that read text had it decoded for "
             "them outside of their time.",),
        )
    ]  # fmt: skip


def fall_table(falls: Sequence[Fall]) -> Table:
    """What fell below its floor."""
    rows = [
        (_words(fall.path), f"{fall.floor.value:.3f}", "–" if fall.figure is None else f"{fall.figure:.4f}")
        for fall in falls
    ]
    return Table("Below the floor", ("figure", "floor", "measured"), rows)


def failures(results: Iterable[Result]) -> list[str]:
    """A sentence for each page on which an extractor raised an exception."""
    return [
        f"{extractor} failed on {page} of {_name(result)} ({error}); its text counts as empty."
        for result in results
        for extractor in result.extractors or [ours.NAME]
        for page, error in result.failures(extractor)
    ]


def quality_json(results: Sequence[Result]) -> dict[str, Any]:
    """Everything that was measured, for programs."""
    return {
        "bodycopy": ours.VERSION,
        "python": platform.python_version(),
        "figures": {"/".join(path): value for path, value in figures(results).items()},
        "results": [_result_json(result) for result in results],
    }


def _result_json(result: Result) -> dict[str, Any]:
    tally = result.tally
    return {
        "corpus": result.corpus,
        "view": result.view.value,
        "pages": len(result.pages),
        "texts": {
            extractor: {
                "version": _version(extractor),
                "failures": dict(result.failures(extractor)),
                "kinds": {kind: _summary_json(result.text_scores(extractor, kind)) for kind in (ALL, *result.kinds)},
            }
            for extractor in result.extractors
        },
        "taken_for": confusions(tally) if tally else {},
    }


def _summary_json(scores: Sequence[TextScore]) -> dict[str, Any]:
    return {
        "pages": len(scores),
        "words": word_summary(scores)._asdict(),
        "shingles": shingle_summary(scores)._asdict(),
    }


def _name(result: Result) -> str:
    return f"{result.corpus} {_VIEW_NAMES[result.view]}"


def _version(extractor: str) -> str | None:
    return peers.PEERS[extractor].version if extractor in peers.PEERS else ours.VERSION


def _label(extractor: str) -> str:
    return f"{extractor} {_version(extractor)}"


def _words(path: FigurePath) -> str:
    return " ".join(path[1:])


def _text_table(result: Result) -> Table:
    rows: list[tuple[str, ...]] = []
    for extractor in result.extractors:
        scores = result.text_scores(extractor)
        summaries = (*word_summary(scores), *shingle_summary(scores))
        rows.append((_label(extractor), *map(share, summaries), str(len(result.failures(extractor)))))
    return Table(f"Text, {_name(result)}, {len(result.pages)} pages", _TEXT_HEADER, rows)


def _kind_table(result: Result) -> Table:
    rows: list[tuple[str, ...]] = []
    for kind in result.kinds:
        by_extractor = [result.text_scores(extractor, kind) for extractor in result.extractors]
        rows.append((kind, str(len(by_extractor[0])), *(share(word_summary(scores).f1) for scores in by_extractor)))
    header = ("kind", "pages", *map(_label, result.extractors))
    return Table(f"Word F1 by kind of page, {_name(result)}", header, rows)


def _role_table(result: Result, tally: Tally) -> Table:
    rows = [
        (
            score.role,
            share(score.word_f1),
            share(score.line_f1),
            str(score.labelled_lines),
            ", ".join(f"{role} {lines}" for role, lines in score.taken_for),
        )
        for score in role_scores(tally)
    ]
    return Table(
        f"Roles, {_name(result)}, {len(result.pages)} pages",
        ("role", "words F1", "lines F1", "lines", "taken for"),
        rows,
        (f"Mean words F1 of body, caption, promo and related: {share(core_mean(tally))}.",),
    )


_WORST_TEXT_HEADER = ("words F1", "P", "R", "best peer", "kind", "id", "url")
_WORST_ROLE_HEADER = ("words right", "most frequent mistakes (lines)", "id", "url")


def _worst_text(page: PageResult) -> tuple[str, ...]:
    own = page.texts[ours.NAME].words
    others = [score.words.f1 for extractor, score in page.texts.items() if extractor != ours.NAME]
    best = share(max(others)) if others else "–"
    return share(own.f1), share(own.precision), share(own.recall), best, page.kind, page.id, page.url or ""


def _worst_role(page: PageResult, tally: Tally) -> tuple[str, ...]:
    mistakes = [(pair, lines) for pair, lines in tally.lines.most_common() if pair[0] != pair[1]]
    shown = ", ".join(f"{labelled} as {taken} {lines}" for (labelled, taken), lines in mistakes[:3])
    return share(tally.accuracy), shown, page.id, page.url or ""
