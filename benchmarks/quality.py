"""Measures what is extracted against references: page by page, summed up by corpus, view, kind and role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import Pool

from benchmarks import ours, peers
from benchmarks.corpora import Page, Reader, View
from benchmarks.floors import FigurePath
from benchmarks.measures import Overlap, Summary, f1_of_means, mean_of_f1, shingle_overlap, word_overlap
from benchmarks.progress import counted
from benchmarks.roles import SCORED, RoleScore, Tally, compare, core_mean, score

COMMAND = "quality"
ALL = "all"
"""The part of a corpus that is the whole of it."""


@dataclass(frozen=True, slots=True)
class TextScore:
    """How one extractor's text of one page matches the reference."""

    words: Overlap
    shingles: Overlap


@dataclass(frozen=True, slots=True)
class PageResult:
    """What was measured on one page in one view."""

    id: str
    url: str | None
    kind: str
    texts: dict[str, TextScore]
    """By extractor; empty where there is no reference text."""
    errors: dict[str, str]
    """What extractors raised. Their text counts as empty."""
    roles: Tally | None
    """None where no roles are labelled."""


Measured = dict[View, PageResult]
"""What was measured on one page, by view."""


@dataclass(slots=True)
class Result:
    """What was measured on one corpus in one view."""

    corpus: str
    view: View
    pages: list[PageResult] = field(default_factory=list)

    @property
    def extractors(self) -> list[str]:
        """Whose texts were measured, bodycopy first."""
        return list(self.pages[0].texts)

    @property
    def kinds(self) -> list[str]:
        """The kinds of page, in the order of their names; empty where there is only one."""
        kinds = sorted({page.kind for page in self.pages})
        return kinds if len(kinds) > 1 else []

    @property
    def tally(self) -> Tally | None:
        """What the labelled lines of all pages were taken for; None where no roles are labelled."""
        tallies = [page.roles for page in self.pages if page.roles is not None]
        if not tallies:
            return None
        total = Tally()
        for tally in tallies:
            total.add(tally)
        return total

    def failures(self, extractor: str) -> list[tuple[str, str]]:
        """The pages on which an extractor raised an exception, with the exception."""
        return [(page.id, page.errors[extractor]) for page in self.pages if extractor in page.errors]

    def text_scores(self, extractor: str, kind: str = ALL) -> list[TextScore]:
        """One extractor's scores, page by page."""
        return [page.texts[extractor] for page in self.pages if kind in (ALL, page.kind)]


def measure(
    name: str, read: Reader, views: Sequence[View], peer_names: Sequence[str], jobs: int = 1, limit: int | None = None
) -> list[Result]:
    """Measure bodycopy and peers on the first `limit` pages of a corpus; a result for each view that has pages."""
    results = {view: Result(name, view) for view in views}
    on_page = partial(measure_page, views=tuple(views), peer_names=tuple(peer_names))
    for measured in counted(_mapped(on_page, islice(read(), limit), jobs), name):
        for view, page in measured.items():
            results[view].pages.append(page)
    return [result for result in results.values() if result.pages]


def measure_page(page: Page, views: Sequence[View], peer_names: Sequence[str]) -> Measured:
    """Measure one page in those of the views that it has a source for. Peers are given HTML only."""
    return {
        view: _measure_view(page, view, peer_names if view is View.HTML else ()) for view in views if view in page.views
    }


def figures(results: Iterable[Result]) -> dict[FigurePath, float]:
    """bodycopy's figures, by the paths that `benchmarks.floors` describes."""
    found: dict[FigurePath, float] = {}
    for result in results:
        scope = (COMMAND, result.corpus, result.view.value)
        if result.extractors:
            for kind in (ALL, *result.kinds):
                scores = result.text_scores(ours.NAME, kind)
                found[*scope, "text", kind, "word_f1"] = word_summary(scores).f1
                found[*scope, "text", kind, "shingle_f1"] = shingle_summary(scores).f1
        if tally := result.tally:
            for role in role_scores(tally):
                found[*scope, "roles", role.role, "word_f1"] = role.word_f1
                found[*scope, "roles", role.role, "line_f1"] = role.line_f1
            found[*scope, "roles", "core", "word_f1"] = core_mean(tally)
    return found


def word_summary(scores: Sequence[TextScore]) -> Summary:
    """Word precision, recall and F1 of many pages."""
    return mean_of_f1([score.words for score in scores])


def shingle_summary(scores: Sequence[TextScore]) -> Summary:
    """Shingle precision, recall and F1 of many pages."""
    return f1_of_means([score.shingles for score in scores])


def role_scores(tally: Tally) -> list[RoleScore]:
    """The figures of the scored roles that are labelled at all."""
    scores = (score(tally, role) for role in SCORED)
    return [score for score in scores if score.labelled_lines]


def confusions(tally: Tally) -> dict[str, dict[str, int]]:
    """How many lines of each labelled role were taken for each role, most frequent first."""
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (labelled, taken), lines in tally.lines.most_common():
        counts[labelled][taken] = lines
    return dict(counts)


def worst_texts(result: Result, number: int) -> list[PageResult]:
    """The pages with bodycopy's lowest word F1, lowest first."""
    return sorted(result.pages, key=lambda page: page.texts[ours.NAME].words.f1)[:number]


def worst_roles(result: Result, number: int) -> list[tuple[PageResult, Tally]]:
    """The labelled pages with the lowest share of words that have the right role, lowest first."""
    labelled = [(page, page.roles) for page in result.pages if page.roles is not None]
    return sorted(labelled, key=lambda item: item[1].accuracy)[:number]


def _measure_view(page: Page, view: View, peer_names: Sequence[str]) -> PageResult:
    reading = ours.read(page, view)
    texts: dict[str, TextScore] = {}
    errors = {ours.NAME: reading.error} if reading.error else {}
    if page.reference is not None:
        texts[ours.NAME] = _text_score(reading.text, page.reference)
        for name in peer_names:
            assert page.html is not None
            extraction = peers.cached_extract(name, page.html)
            texts[name] = _text_score(extraction.text, page.reference)
            if extraction.error:
                errors[name] = extraction.error
    roles = None if page.labelled is None else compare(reading.lines, page.labelled)
    return PageResult(page.id, page.url, page.kind, texts, errors, roles)


def _text_score(extracted: str, reference: str) -> TextScore:
    return TextScore(word_overlap(extracted, reference), shingle_overlap(extracted, reference))


def _mapped(function: Callable[[Page], Measured], pages: Iterator[Page], jobs: int) -> Iterator[Measured]:
    """The function's value for each page in order, in this process or in `jobs` others."""
    if jobs == 1:
        yield from map(function, pages)
        return
    with Pool(jobs) as pool:
        yield from pool.imap(function, pages, chunksize=4)
