"""The quality results as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

from benchmarks import ours
from benchmarks.floors import Fall, FigurePath
from benchmarks.quality import VIEW_NAMES, PageResult, Result, TextScore, worst_roles, worst_texts
from benchmarks.results import Extractor, Role, Roles, Score, SetQuality, Text
from benchmarks.roles import Tally
from benchmarks.tables import NOTHING, Table, share, with_bounds, without_empty_columns

_TEXT_HEADER = (
    "extractor", "words P", "words R", "words F1", "shingles P", "shingles R", "shingles F1", "exact", "snippets P",
    "snippets R", "snippets F1", "failed",
)  # fmt: skip

_BOUNDS = "In brackets the interval that 95 % of 1,000 bootstrap draws of the pages fall into."

_ORNAMENT = re.compile(r"\*+")
_ERROR_LENGTH = 120


def quality_tables(sets: Iterable[SetQuality]) -> list[Table]:
    """The tables of text, of kinds of page, of languages, of roles and of calibration, corpus by corpus."""
    tables: list[Table] = []
    for one in sets:
        if one.extractors:
            tables.append(_text_table(one))
            tables += _part_tables(one)
        if one.roles:
            tables += [_role_table(one, one.roles), _calibration_table(one, one.roles)]
    return tables


def overview_tables(sets: Sequence[SetQuality]) -> list[Table]:
    """The two tables that sum all up: one figure for each extractor and corpus, and word F1 for each role."""
    texts = [one for one in sets if one.extractors and len(one.extractors) > 1]
    roles = [one for one in sets if one.roles]
    return [*([_overview(texts)] if texts else []), *([_role_overview(roles)] if roles else [])]


def worst_tables(results: Sequence[Result], number: int) -> list[Table]:
    """The pages that bodycopy does worst."""
    tables: list[Table] = []
    for result in results:
        if result.extractors:
            rows = [_worst_text(page) for page in worst_texts(result, number)]
            tables.append(Table(f"{result.title}: worst texts", _WORST_TEXT_HEADER, rows))
        if result.tally:
            rows = [_worst_role(page, tally) for page, tally in worst_roles(result, number)]
            tables.append(Table(f"{result.title}: worst roles", _WORST_ROLE_HEADER, rows))
    return tables


def fall_table(falls: Sequence[Fall]) -> Table:
    """What fell below its floor."""
    rows = [
        (_words(fall.path), f"{fall.floor.value:.3f}", NOTHING if fall.figure is None else f"{fall.figure:.4f}")
        for fall in falls
    ]
    return Table("Below the floor", ("figure", "floor", "measured"), rows)


def failures(results: Iterable[Result]) -> list[str]:
    """A sentence for each extractor and corpus with pages on which it raised an exception."""
    return [
        f"{extractor} failed on {len(failed)} of {len(result.pages)} pages of {result.title}, whose text counts as "
        f"empty: {failed[0][0]} ({_short(failed[0][1])}){' and others' if len(failed) > 1 else ''}."
        for result in results
        for extractor in result.extractors or [ours.NAME]
        if (failed := result.failures(extractor))
    ]


def set_title(one: SetQuality) -> str:
    """The corpus and the view, in words."""
    return f"{one.corpus} from {VIEW_NAMES[one.view]}"


def _text_table(one: SetQuality) -> Table:
    rows = [(found.label, *_text_cells(found.all), str(found.failed)) for found in one.extractors]
    table = Table(
        f"Text, {set_title(one)}, {one.pages} pages",
        _TEXT_HEADER,
        rows,
        (_BOUNDS,) if one.extractors[0].all.words else (),
    )
    return without_empty_columns(table)


def _text_cells(text: Text) -> tuple[str, ...]:
    snippets = text.snippets
    return (
        *_score_cells(text.words),
        *_score_cells(text.shingles),
        NOTHING if text.exact is None else share(text.exact),
        *(map(share, (snippets.precision, snippets.recall, snippets.f1)) if snippets else (NOTHING,) * 3),
    )


def _score_cells(score: Score | None) -> tuple[str, str, str]:
    if score is None:
        return (NOTHING,) * 3
    return share(score.precision), share(score.recall), with_bounds(score.f1)


def _part_tables(one: SetQuality) -> list[Table]:
    parts = (
        ("kind of page", "kind", [found.kinds for found in one.extractors]),
        ("declared language", "language", [found.languages for found in one.extractors]),
    )
    return [
        _part_table(one, what, head, by_extractor) for what, head, by_extractor in parts if len(by_extractor[0]) > 1
    ]


def _part_table(one: SetQuality, what: str, head: str, parts: Sequence[Mapping[str, Text]]) -> Table:
    rows = [(part, str(text.pages), *(_one_figure(found[part]) for found in parts)) for part, text in parts[0].items()]
    header = (head, "pages", *(found.label for found in one.extractors))
    figure = "Word F1" if one.extractors[0].all.words else "Snippet F1"
    return Table(f"{figure} by {what}, {set_title(one)}", header, rows)


def _one_figure(text: Text) -> str:
    if text.words:
        return share(text.words.f1.value)
    return share(text.snippets.f1) if text.snippets else NOTHING


def _role_table(one: SetQuality, roles: Roles) -> Table:
    rows = [
        (role.role, share(role.word_f1), share(role.line_f1), str(role.lines), _counts(role.taken_for))
        for role in roles.roles
    ]
    return Table(
        f"Roles, {set_title(one)}, {one.pages} pages",
        ("role", "words F1", "lines F1", "lines", "taken for"),
        rows,
        (f"Mean words F1 of body, caption, promo and related: {share(roles.core)}.",),
    )


def _counts(taken_for: Mapping[str, int]) -> str:
    return ", ".join(f"{role} {lines}" for role, lines in taken_for.items())


def _calibration_table(one: SetQuality, roles: Roles) -> Table:
    rows = [(share(found.confidence), share(found.right), str(found.lines)) for found in roles.calibration]
    return Table(
        f"Calibration, {set_title(one)}",
        ("mean confidence", "right", "lines"),
        rows,
        (f"Expected calibration error: {share(roles.calibration_error)}.",),
    )


def _overview(sets: Sequence[SetQuality]) -> Table:
    names = {found.name: found.label for one in sets for found in one.extractors}
    by_set = [{found.name: found for found in one.extractors} for one in sets]
    rows = [
        (label, *(_overview_cell(found.get(name)) for found in by_set), str(_failed(name, by_set)))
        for name, label in names.items()
    ]
    header = ("extractor", *(f"{one.corpus} ({one.pages})" for one in sets), "failed")
    note = (
        f"In the header the number of pages. {_BOUNDS} Failed: pages of all corpora on which it raised an exception; "
        "their text counts as empty."
    )
    return Table("Word F1 of the text, from HTML", header, rows, (note,))


def _overview_cell(found: Extractor | None) -> str:
    if found is None:
        return NOTHING
    return with_bounds(found.all.words.f1) if found.all.words else _one_figure(found.all)


def _failed(name: str, by_set: Iterable[Mapping[str, Extractor]]) -> int:
    return sum(found[name].failed for found in by_set if name in found)


def _role_overview(sets: Sequence[SetQuality]) -> Table:
    by_set = [{role.role: role for role in one.roles.roles} for one in sets if one.roles]
    names = dict.fromkeys(name for roles in by_set for name in roles)
    rows = [(name, *(_role_cell(roles.get(name)) for roles in by_set)) for name in names]
    return Table("Word F1 of line roles", ("role", *map(set_title, sets)), rows)


def _role_cell(role: Role | None) -> str:
    return NOTHING if role is None else share(role.word_f1)


_WORST_TEXT_HEADER = ("F1", "P", "R", "best peer", "kind", "id", "url")
_WORST_ROLE_HEADER = ("words right", "most frequent mistakes (lines)", "id", "url")


def _worst_text(page: PageResult) -> tuple[str, ...]:
    others = [_ranked(score)[0] for extractor, score in page.texts.items() if extractor != ours.NAME]
    own = map(share, _ranked(page.texts[ours.NAME]))
    return (*own, share(max(others)) if others else NOTHING, page.kind, page.id, page.url or "")


def _ranked(score: TextScore) -> tuple[float, float, float]:
    """F1, precision and recall that a page is ranked by."""
    found = score.words or score.snippets
    return (found.f1, found.precision, found.recall) if found else (1.0, 1.0, 1.0)


def _worst_role(page: PageResult, tally: Tally) -> tuple[str, ...]:
    return share(tally.accuracy), mistakes(tally), page.id, page.url or ""


def mistakes(tally: Tally) -> str:
    """The three most frequent confusions of lines."""
    wrong = [(pair, lines) for pair, lines in tally.lines.most_common() if pair[0] != pair[1]]
    return ", ".join(f"{labelled} as {taken} {lines}" for (labelled, taken), lines in wrong[:3])


def _words(path: FigurePath) -> str:
    return " ".join(path[1:])


def _short(error: str) -> str:
    """The beginning of an error without line breaks and rows of stars."""
    return shorten(_ORNAMENT.sub(" ", error), _ERROR_LENGTH, placeholder=" …")
