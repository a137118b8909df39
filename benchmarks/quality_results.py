"""Sums page results up: from what was measured on each page to the figures of the results file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from benchmarks import ours, peers
from benchmarks.bootstrap import interval
from benchmarks.calibration import bins, expected_error
from benchmarks.floors import FigurePath
from benchmarks.measures import Overlap, Summary, f1_of_means, harmonic_mean, mean_of_f1, snippet_total
from benchmarks.quality import PageResult, Result, TextScore
from benchmarks.results import Extractor, Role, Roles, Score, SetQuality, Text
from benchmarks.roles import SCORED, Tally, core_mean, score

COMMAND = "quality"
ALL = "all"
"""The part of a corpus that is the whole of it."""


def set_quality(result: Result) -> SetQuality:
    """The figures of one corpus in one view."""
    return SetQuality(
        corpus=result.corpus,
        view=result.view,
        pages=len(result.pages),
        extractors=[_extractor(result, name) for name in result.extractors],
        roles=_roles(result),
    )


def figures(sets: Iterable[SetQuality]) -> dict[FigurePath, float]:
    """bodycopy's figures, by the paths that `benchmarks.floors` describes."""
    found: dict[FigurePath, float] = {}
    for one in sets:
        scope = (COMMAND, one.corpus, one.view.value)
        for own in one.extractors[:1]:
            for kind, text in {ALL: own.all, **own.kinds}.items():
                found |= {(*scope, "text", kind, measure): value for measure, value in _figures_of(text).items()}
        if one.roles:
            for role in one.roles.roles:
                found[*scope, "roles", role.role, "word_f1"] = role.word_f1
                found[*scope, "roles", role.role, "line_f1"] = role.line_f1
            found[*scope, "roles", "core", "word_f1"] = one.roles.core
    return found


def _figures_of(text: Text) -> dict[str, float]:
    if text.words and text.shingles:
        return {"word_f1": text.words.f1.value, "shingle_f1": text.shingles.f1.value}
    return {"snippet_f1": text.snippets.f1} if text.snippets else {}


def _extractor(result: Result, name: str) -> Extractor:
    version = peers.PEERS[name].version if name in peers.PEERS else ours.VERSION
    return Extractor(
        name=name,
        version=version or "",
        failed=len(result.failures(name)),
        all=_text([page.texts[name] for page in result.pages]),
        kinds=_parts(result.pages, name, lambda page: page.kind),
        languages=_parts(result.pages, name, lambda page: page.language),
    )


def _parts(pages: Iterable[PageResult], name: str, part: Callable[[PageResult], str]) -> dict[str, Text]:
    """The figures by part, in the order of the parts' names; none where there is only one."""
    parts: defaultdict[str, list[TextScore]] = defaultdict(list)
    for page in pages:
        parts[part(page)].append(page.texts[name])
    return {key: _text(scores) for key, scores in sorted(parts.items())} if len(parts) > 1 else {}


def _text(scores: Sequence[TextScore]) -> Text:
    words = [score.words for score in scores if score.words is not None]
    shingles = [score.shingles for score in scores if score.shingles is not None]
    snippets = [score.snippets for score in scores if score.snippets is not None]
    return Text(
        pages=len(scores),
        words=_word_score(words) if words else None,
        shingles=_shingle_score(shingles) if shingles else None,
        exact=sum(page == (1.0, 1.0) for page in shingles) / len(shingles) if shingles else None,
        snippets=snippet_total(snippets) if snippets else None,
    )


def _word_score(pages: Sequence[Overlap]) -> Score:
    return _score(mean_of_f1(pages), [[page.f1 for page in pages]], lambda f1: f1)


def _shingle_score(pages: Sequence[Overlap]) -> Score:
    columns = [[page.precision for page in pages], [page.recall for page in pages]]
    return _score(f1_of_means(pages), columns, harmonic_mean)


def _score(summary: Summary, columns: Sequence[Sequence[float]], f1: Callable[..., float]) -> Score:
    return Score(precision=summary.precision, recall=summary.recall, f1=interval(columns, f1))


def _roles(result: Result) -> Roles | None:
    tally = result.tally
    if tally is None:
        return None
    classes = bins(line for page in result.pages for line in page.judged)
    return Roles(
        roles=[_role(tally, role) for role in SCORED if any(labelled == role for labelled, _ in tally.lines)],
        core=core_mean(tally),
        confusion=_confusion(tally),
        calibration=classes,
        calibration_error=expected_error(classes),
    )


def _role(tally: Tally, role: str) -> Role:
    found = score(tally, role)
    return Role(
        role=role,
        word_f1=found.word_f1,
        line_f1=found.line_f1,
        lines=found.labelled_lines,
        taken_for=dict(found.taken_for),
    )


def _confusion(tally: Tally) -> dict[str, dict[str, int]]:
    """How many lines of each labelled role were taken for each role, most frequent first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (labelled, taken), lines in tally.lines.items():
        counts[labelled][taken] = lines
    return {labelled: dict(counts[labelled].most_common()) for labelled in sorted(counts)}
